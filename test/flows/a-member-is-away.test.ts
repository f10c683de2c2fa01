import { addDays } from '../../src/core/calendar.js';
import { MONDAY, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

story('a member who is away is not asked, keeps their streak, and can come back early', async (it) => {
  const { ann, hearth, itIs } = it;
  await it.settlesIn();
  await itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Pack' }).submits();
  await itIs(TUESDAY, '09:00');
  await ann.opensDirectMessages();
  await ann.chooses('Away…');
  await ann.fills({ 'Last day away': addDays(MONDAY, -1) }).submits();
  expect(ann.errors()).toEqual({ 'Last day away': 'Choose a day on or after your first day away.' });
  await ann.fills({ 'Last day away': addDays(MONDAY, 3) }).submits();
  await hearth.settles();
  expect(ann.directMessages().at(-1)).toBe(
    'Hearth: Your last day away is Thursday 26 November. Enjoy it.\n[Check in after all]',
  );
  await ann.opensHome();
  await hearth.settles();
  await ann.sees('Home', /Your last day away is Thursday 26 November\. Hearth won’t ask you anything before/);

  await itIs(addDays(MONDAY, 2), '17:00');
  await itIs(addDays(MONDAY, 3), '09:00');
  expect(ann.directMessages()).toHaveLength(2);
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('I’m back');
  await hearth.settles();
  await itIs(addDays(MONDAY, 4), '09:00');
  expect(ann.directMessages()).toHaveLength(3);
  await ann.opensHome();
  await hearth.settles();
  await ann.sees('Home', /Streak 1 · 1 of 1 check-in · 2 reserve days left/);
});

story(
  'days away are seen on Home before they begin and after a check-in, and can be changed and cancelled',
  async (it) => {
    const { ann, makers, hearth } = it;
    await it.settlesIn();
    await it.itIs(MONDAY, '09:00');
    await ann.uses('Check in');
    await ann.fills({ 'What will you do next?': 'Pack' }).submits();
    await ann.types('/hearth away', { in: makers });
    await ann.fills({ 'First day away': addDays(MONDAY, 2), 'Last day away': addDays(MONDAY, 3) }).submits();
    await ann.opensHome();
    await hearth.settles();
    expect(ann.reads('Home')).toContain('You’ll be away from Wednesday 25 November to Thursday 26 November.');
    await ann.chooses('Away…');
    expect(ann.reads('modal')).toMatch(/First day away: 2026-11-25\nLast day away: 2026-11-26/);
    await ann.fills({ 'First day away': MONDAY }).submits();
    await hearth.settles();
    expect(ann.reads('Home')).toMatch(
      /You checked in at 09:00\.\nYour last day away is Thursday 26 November\.[\s\S]*\[I’m back\]/,
    );
    await ann.presses('I’m back');
    await hearth.settles();
    expect(ann.reads('Home')).not.toContain('away until Thursday');
    await ann.types('/hearth away', { in: makers });
    await ann.fills({ 'First day away': addDays(MONDAY, 2), 'Last day away': addDays(MONDAY, 3) }).submits();
    const answer = await ann.types('/hearth back', { in: makers });
    expect(answer).toContain('Your days away are cancelled. I’ll ask you as usual.');
  },
);

story('a member who comes back on the same day has the question again', async (it) => {
  const { ann, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  const question = ann.directMessages();
  await ann.opensDirectMessages();
  await ann.chooses('Away…');
  await ann.submits();
  await hearth.settles();
  expect(ann.directMessages().at(-1)).toContain('Your last day away is');
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('I’m back');
  await hearth.settles();
  expect(ann.directMessages()).toEqual(question);
  expect(ann.reads('Home')).toContain(
    '[Check in] [… Skip today | Away… | Your check-ins | Time and reminder | Stop check-ins]',
  );
});
