import { addDays } from '../../src/core/calendar.js';
import { forgeHome } from '../support/forge.js';
import { oneValue } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

story('a check-in shows in the thread, the DM and Home', async ({ ann, ben, makers, hearth, settlesIn, itIs }) => {
  await settlesIn();
  await itIs(MONDAY, '09:00');
  expect(ann.directMessages()).toEqual([
    'Hearth: Morning, Ann. What will you do next?\n' +
      '[Check in] [… Skip today | Away… | Stop check-ins]\n' +
      '· Please check in by 18:00. Later answers still count.',
  ]);

  await itIs(MONDAY, '09:12');
  await ann.opensDirectMessages();
  await ann.presses('Check in');
  await ann
    .fills({
      'What will you do next?': 'Finish the pricing page\nCall two customers',
      'Anything in your way?': 'No idea how to price teams',
      'How is it going?': 'Steady',
    })
    .submits();
  await hearth.settles();

  const day = await ben.sees(makers, /Monday’s check-ins/);
  await ben.sees(
    day,
    /\*Ann Berger\*\n\*Next:\*\n• {2}Finish the pricing page\n• {2}Call two customers\n\*In the way:\* {2}No idea how to price teams\n· Steady/,
  );
  expect(ann.directMessages()).toEqual([
    `Hearth: Checked in at 09:12.
*Next:*
•  Finish the pricing page
•  Call two customers
*In the way:*  No idea how to price teams
[Edit] [… See the thread | Take down]`,
  ]);
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home').replace(/ \(http[^)]*\)/, '')).toBe(
    [
      '# Makers',
      'People who want to keep each other going.',
      '_Finish what we set out to do, week after week._',
      '---',
      '# Today, Monday 23 November',
      'You checked in at 09:12.',
      '· 1 of 3 has checked in · Read the thread · #makers',
      '*Next up*',
      '[ ] Finish the pricing page',
      '[ ] Call two customers',
      '[Edit] [See the thread] [… Check in for tomorrow | Away… | Your check-ins | Time and reminder | Stop check-ins]',
      '· Streak 1 · 1 of 1 check-in · 2 reserve days left',
      '---',
      '[Preferences]',
    ].join('\n'),
  );
});

story('a check-in asks about the previous commitments', async ({ ann, ben, makers, hearth, settlesIn, itIs }) => {
  await settlesIn();
  await itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it\nCall Mia\nRest' }).submits();
  await itIs(TUESDAY, '09:00');
  expect(ann.directMessages().at(-1)).toContain('Three things are on your list:\n[ ] Ship it\n[ ] Call Mia\n[ ] Rest');

  await ann.uses('Check in');
  await ann
    .fills({ 'What’s done?': 'Ship it', 'Remove from my list': 'Rest', 'What will you do next?': 'Tell everyone' })
    .submits();
  await hearth.settles();
  const day = await ben.sees(makers, /Tuesday’s check-ins/);
  await ben.sees(day, /\*Ann Berger\*\n✓ {2}Ship it\n→ {2}Call Mia _\(carried over\)_\n\*Next:\* {2}Tell everyone/);
  await ann.sees('Home', /\*Next up\*\n\[ \] Call Mia\n\[ \] Tell everyone\n/);
  await ann.sees('Home', /Streak 2/);
});

story('a member can edit today’s answer and its post until the next check-in opens', async (it) => {
  const { ann, ben, makers, hearth, itIs } = it;
  await it.settlesIn();
  await itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it\nCall Mia' }).submits();
  await hearth.settles();
  const day = await ben.sees(makers, /Monday’s check-ins/);

  await ann.opensDirectMessages();
  await ann.presses('Edit');
  expect(ann.reads('modal')).toContain('What will you do next?: Ship it\nCall Mia');
  await ann.fills({ 'What will you do next?': 'Ship it\nCall Ben' }).submits();
  await hearth.settles();
  await ben.sees(day, /\*Next:\*\n• {2}Ship it\n• {2}Call Ben/);
  expect(ben.reads(day)).not.toContain('Call Mia');
  expect(
    it.slack.calls('chat.postMessage').filter((call) => JSON.stringify(call).includes('*Ann Berger*')),
  ).toHaveLength(1);

  await ann.presses('Edit');
  await itIs(TUESDAY, '09:00');
  await ann.fills({ 'What will you do next?': 'Too late' }).submits();
  expect(ann.reads('modal')).toContain(
    'That check-in has closed. Your text is here, in the one for Tuesday 24 November. Press Share to post it.',
  );
  await ann.fills({ 'What’s done?': 'Call Ben' }).submits();
  await hearth.settles();
  expect(ben.reads(day)).not.toContain('Too late');
  const next = await ben.sees(makers, /Tuesday’s check-ins/);
  await ben.sees(next, /✓ {2}Call Ben\n→ {2}Ship it _\(carried over\)_\n\*Next:\* {2}Too late/);
});

story('a press on the button of a check-in that is over offers the current one', async (it) => {
  const { ann } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  const occurrenceId = await oneValue(
    it.databaseUrl,
    `select id::text as value from checkin_occurrences where user_id = '${ann.id}' and day = '${MONDAY}'`,
  );
  await it.itIs(TUESDAY, '09:00');
  // As in a message that could not be updated.
  await ann.opensHome();
  await it.hearth.settles();
  forgeHome(ann, { occurrenceId }, 'checkins.open');
  await ann.presses('Check in');
  expect(ann.reads('modal')).toBe(
    '== Check in ==\nThe check-in for Monday 23 November has closed. The one for Tuesday 24 November is open.\n[Check in]\n[Close]',
  );
  await ann.presses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await it.hearth.settles();
  await it.ben.sees(it.makers, /Tuesday’s check-ins/);
});

story('a check-in is in the thread only while it is not private', async ({ ann, ben, makers, ...it }) => {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ben.uses('Check in');
  await ben.fills({ 'What will you do next?': 'Look for a new job', 'Who sees it?': 'Only me' }).submits();
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await it.hearth.settles();
  const day = await ann.sees(makers, /Monday’s check-ins/);
  await ben.sees(day, /Ship it/);
  expect(ann.reads(day)).not.toContain('new job');
  expect(ben.directMessages()).toEqual([
    'Hearth: Checked in at 09:00. Only you can see it.\n*Next:*  Look for a new job\n[Edit]',
  ]);

  await ann.uses('Check in');
  await ann.fills({ 'Who sees it?': 'Only me' }).submits();
  await it.hearth.settles();
  expect(ben.reads(day)).not.toContain('Ship it');
  await ann.uses('Check in');
  await ann.fills({ 'Who sees it?': 'Everyone, in the day’s thread' }).submits();
  await it.hearth.settles();
  await ben.sees(day, /Ship it/);
});

story(
  'a member without an answer gets one reminder, and late answers count until the next check-in opens',
  async (it) => {
    const { ann, ben, noor, makers, hearth, itIs } = it;
    await it.settlesIn();
    await itIs(MONDAY, '09:00');
    await ben.uses('Check in');
    await ben.fills({ 'What will you do next?': 'Ship it' }).submits();
    await noor.opensDirectMessages();
    await noor.chooses('Skip today');
    await hearth.settles();
    expect(noor.directMessages()).toEqual([
      'Hearth: Skipped for today. See you next time.\n[Check in after all] [Say why (only you see it) ▾]',
    ]);

    await itIs(MONDAY, '15:59');
    expect(ann.directMessages()).toHaveLength(1);
    await itIs(MONDAY, '16:00');
    expect(ann.directMessages().slice(1)).toEqual([
      'Hearth: Ann, your check-in is due by 18:00. Later answers still count.\n[Check in] [… Skip today | Away… | Stop check-ins]\n· This is the only reminder for today.',
    ]);
    await itIs(MONDAY, '17:30');
    expect([ann, ben, noor].map((person) => person.directMessages().length)).toEqual([2, 1, 1]);

    await itIs(MONDAY, '21:00');
    await ann.opensDirectMessages();
    await ann.presses('Check in');
    await ann.fills({ 'What will you do next?': 'Sleep first' }).submits();
    await hearth.settles();
    const day = await ben.sees(makers, /Monday’s check-ins/);
    await ben.sees(day, /\*Ann Berger\* · later in the day\n\*Next:\* {2}Sleep first/);
    expect(ann.directMessages()).toEqual([
      'Hearth: Checked in at 21:00.\n*Next:*  Sleep first\n[Edit] [… See the thread | Take down]',
      'Hearth: Checked in at 21:00.',
    ]);
  },
);

story(
  'a missed day spends a reserve day, and answering late gives it back',
  async ({ ann, hearth, settlesIn, itIs }) => {
    await settlesIn();
    await itIs(MONDAY, '09:00');
    await ann.uses('Check in');
    await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
    await itIs(TUESDAY, '09:00');
    await itIs(TUESDAY, '18:30');
    await ann.opensHome();
    await hearth.settles();
    await ann.sees('Home', /Streak 1 \(1 reserve day used\) · 1 of your last 2 check-ins · 1 reserve day left/);
    await ann.sees(
      'Home',
      /A reserve day kept your streak safe on Tuesday 24 November\. Check in for that day, and you’ll get/,
    );
    await ann.presses('Check in');
    await ann.fills({ 'What will you do next?': 'Ship it tomorrow' }).submits();
    await hearth.settles();
    await ann.sees('Home', /Streak 2 · 2 of your last 2 check-ins · 2 reserve days left/);
  },
);

story('a streak of five check-ins is celebrated once', async ({ ann, ben, makers, hearth, settlesIn, itIs }) => {
  await settlesIn({ 'Check-in days': ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] });
  for (let i = 0; i < 6; i += 1) {
    await itIs(addDays(MONDAY, i), '09:00');
    await ann.uses('Check in');
    await ann.fills({ 'What will you do next?': `Step ${i}` }).submits();
    await hearth.settles();
  }
  const said = ann.directMessages();
  expect(said.filter((message) => message.includes('A streak of 5'))).toEqual([said[4]]);
  await ben.sees(await ben.sees(makers, /Friday’s check-ins/), /A streak of 5/);
});

story('an answer on another day says of which day it is', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await it.settlesIn();
  for (const time of ['08:59', '09:00']) await it.itIs(addDays(MONDAY, 4), time);
  await it.itIs(addDays(MONDAY, 6), '11:00');
  await ann.opensHome();
  await hearth.settles();
  await ann.sees('Home', /The check-in for Friday 27 November is still open\./);
  await ann.presses('Check in');
  expect(ann.reads('modal')).toContain('This is the check-in for Friday 27 November.');
  await ann.fills({ 'What will you do next?': 'Rest' }).submits();
  await hearth.settles();
  await ann.sees('Home', /You checked in for Friday 27 November\./);
  const day = await ben.sees(makers, /Friday’s check-ins/);
  await ben.sees(day, /\*Ann Berger\* · late, on Sunday 29 November/);
});
