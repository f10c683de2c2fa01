import { addDays } from '../../src/core/calendar.js';
import { opensSettings } from '../support/opening.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const day = (n: number) => addDays(MONDAY, n);
const asked = (person: Story['ann']) => person.directMessages().length;

async function opensRest({ noor, hearth }: Story): Promise<void> {
  await noor.opensHome();
  await hearth.settles();
  await opensSettings(noor, 'Pause or close');
}

story('a paused community asks nobody until it goes on, and nothing counts as missed', async (it) => {
  const { noor, ann, ben, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await hearth.settles();
  await opensRest(it);
  await noor.fills({ 'Pause until': MONDAY }).submits();
  expect(noor.errors()).toEqual({ 'Pause until': 'Choose a day after today.' });
  await noor.fills({ 'Pause until': day(3) }).submits();
  await noor.closesAll();
  await hearth.settles();

  // The reminder of the day on which it was paused does not come either.
  await it.itIs(MONDAY, '16:00');
  for (const n of [1, 2]) await it.itIs(day(n), '09:00');
  expect([asked(ann), asked(ben)]).toEqual([1, 1]);
  await ann.opensHome();
  await hearth.settles();
  await ann.sees('Home', /Paused until tomorrow\. Until then, Hearth won’t ask anyone, and nothing counts as missed\./);
  expect(ann.reads('Home').split('# Today, Wednesday 25 November\n')[1]).toMatch(
    /^Your next check-in opens tomorrow at 09:00\.\n[\s\S]*\n\[… Away… \| Your check-ins \| Time and reminder \| Stop check-ins\]/,
  );
  expect(ann.reads('Home')).not.toContain('Check in]');
  await opensRest(it);
  expect(noor.reads('modal')).toContain('Paused until tomorrow.');
  await noor.closesAll();
  await ben.types('/hearth stop', { in: it.makers });
  expect(await ben.types('/hearth start', { in: it.makers })).toContain('tomorrow at 09:00');

  await it.itIs(day(3), '09:00');
  expect([asked(ann), asked(ben)]).toEqual([2, 2]);
  await ann.uses('Check in');
  await ann.fills({ 'What’s done?': 'Ship it', 'What will you do next?': 'Go on' }).submits();
  await hearth.settles();
  await ann.opensHome();
  await hearth.settles();
  await ann.sees('Home', /Streak 2|2 of your last 2/);
  expect(ann.reads('Home')).not.toContain('Paused');
});

story('a closed community keeps everything, posts and asks nothing, and goes on when it is reopened', async (it) => {
  const { noor, ann, ben, makers, hearth, databaseUrl } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await opensRest(it);
  await noor.presses('Close community');
  await noor.presses('Close it');
  expect(noor.reads('modal')).toContain(
    'This community is closed. Hearth doesn’t ask anyone, and nothing has been deleted.\n[Reopen]',
  );
  await noor.closesAll();
  const closed = 'Makers is closed, so there are no check-ins now. Its organizers can reopen it.';

  // A form that was open keeps what is in it, and so does an old button.
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  expect(Object.values(ann.errors())).toEqual([closed]);
  await ann.closesAll();
  await ben.presses('Check in', { in: 'DM' });
  expect(ben.reads('modal')).toContain(closed);
  await ben.closesAll();
  await hearth.settles();
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain(closed);
  await ann.closesAll();
  expect(await ann.types('/hearth', { in: makers })).toContain(closed);
  const before = makers.messages.length;
  for (const n of [1, 2]) await it.itIs(day(n), '09:00');
  expect([asked(ann), makers.messages.length]).toEqual([1, before]);
  expect(await allRows(databaseUrl, 'select distinct day::text from checkin_occurrences')).toEqual([{ day: MONDAY }]);

  for (const person of [noor, ann]) await person.opensHome();
  await hearth.settles();
  const head = [
    '# Makers',
    'People who want to keep each other going.',
    '_Finish what we set out to do, week after week._',
    '· This community is closed. Hearth doesn’t ask anyone, and nothing has been deleted.',
  ];
  expect(ann.reads('Home')).toBe([...head, '---', '[Preferences]'].join('\n'));
  expect(noor.reads('Home')).toBe([...head, '[Reopen]', '---', '[Preferences] [Community settings]'].join('\n'));
  await noor.presses('Reopen');
  await noor.closesAll();
  await it.itIs(day(3), '09:00');
  expect([asked(ann), asked(ben)]).toEqual([2, 2]);
});

story('a form to pause a community that was closed in the meantime does not reopen it', async (it) => {
  const { noor, ann, hearth } = it;
  await it.settlesIn();
  await opensRest(it);
  await allRows(
    it.databaseUrl,
    `insert into community_roles (workspace_id, community_id, user_id, role, granted_at)
    select workspace_id, id, '${ann.id}', 'organizer', now() from communities`,
  );
  await ann.opensHome();
  await hearth.settles();
  await opensSettings(ann, 'Pause or close');
  await ann.presses('Close community');
  await ann.presses('Close it');
  await noor.fills({ 'Pause until': day(3) }).submits();
  expect(noor.errors()).toEqual({
    'Pause until': 'Someone closed this community in the meantime. Open these settings again to reopen it.',
  });
  const state = await allRows(it.databaseUrl, `select paused_until, closed_at is not null as closed from communities`);
  expect(state).toEqual([{ paused_until: null, closed: true }]);
});

story('organizers rename their community', async (it) => {
  const { noor, hearth } = it;
  await it.settlesIn();
  await noor.opensHome();
  await hearth.settles();
  await opensSettings(noor, 'Purpose and rhythm');
  await noor.fills({ Name: 'The makers' }).submits();
  await noor.closesAll();
  await hearth.settles();
  await noor.sees('Home', /^# The makers\n/);
});
