import { addDays } from '../../src/core/calendar.js';
import { forgeModal } from '../support/forge.js';
import { allRows, oneValue } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);
const WEDNESDAY = addDays(MONDAY, 2);
const THURSDAY = addDays(MONDAY, 3);
const FRIDAY = addDays(MONDAY, 4);

story('a member answers the missed ones of the last three check-in days late, from Home', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ben.uses('Check in');
  await ben.fills({ 'What will you do next?': 'Ship it' }).submits();
  await it.itIs(TUESDAY, '09:00');
  await ann.opensHome();
  await hearth.settles();
  await ann.sees('Home', /You can still answer for Monday 23 November\.\n?.*\[Answer late\]/);
  await it.itIs(WEDNESDAY, '09:00');
  await ann.opensHome();
  await hearth.settles();
  await ann.sees('Home', /You can still answer 2 earlier check-ins\./);
  await ann.presses('Answer late');
  await ann.presses('Answer late: Monday 23 November');
  expect(ann.reads('modal')).toContain(
    'This is the check-in for Monday 23 November. Your answer will be marked as late.',
  );
  await ann.submits();
  expect(ann.errors()).toEqual({ 'What will you do next?': 'Write or tick at least one thing.' });
  await ann
    .fills({ 'Anything else you got done?': 'Called Acme', 'What will you do next?': 'Write to Bolt' })
    .submits();
  await hearth.settles();
  const answer = await ben.sees(await ben.sees(makers, /Monday’s check-ins/), /Called Acme/);
  expect(answer.text).toContain('late, on Wednesday 25 November');
  await ann.sees('Home', /You can still answer for Tuesday 24 November\./);
  await ann.presses('Answer late');
  expect(ann.reads('modal')).toContain(
    'This is the check-in for Tuesday 24 November. Your answer will be marked as late.',
  );
  expect(ann.reads('modal')).toContain('[ ] Write to Bolt');
  await ann.closes();
  await ann.opensDirectMessages();
  expect(ann.directMessages().some((text) => text.includes('Checked in for Monday 23 November at 09:00.'))).toBe(true);
  expect(
    await allRows(
      it.databaseUrl,
      `select day::text, outcome, late from checkin_occurrences where user_id = '${ann.id}' order by day`,
    ),
  ).toEqual([
    { day: MONDAY, outcome: 'answered', late: true },
    { day: TUESDAY, outcome: null, late: false },
    { day: WEDNESDAY, outcome: null, late: false },
    { day: THURSDAY, outcome: null, late: false },
  ]);
});

story('what was missed before the last three check-in days can no longer be answered', async (it) => {
  const { ann, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await it.itIs(TUESDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  for (const day of [WEDNESDAY, THURSDAY]) await it.itIs(day, '09:00');
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Answer late');
  await ann.presses('Answer late: Monday 23 November');
  await it.itIs(FRIDAY, '09:00');
  await ann.fills({ 'What will you do next?': 'Write to Bolt' }).submits();
  expect(ann.reads('modal')).toContain('That check-in has closed. Your text is here');
});

story('a late answer that is sent twice counts once', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await it.itIs(TUESDAY, '09:00');
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Answer late');
  const form = ann.fills({ 'What will you do next?': 'Write to Bolt' });
  await Promise.all([form.submits(), form.submits()]);
  await hearth.settles();
  await ben.sees(await ben.sees(makers, /Monday’s check-ins/), /Write to Bolt/);
  const commitments = `select text from commitments where user_id = '${ann.id}'`;
  expect(await allRows(it.databaseUrl, commitments)).toEqual([{ text: 'Write to Bolt' }]);
  const answers = it.slack.calls('chat.postMessage').filter((call) => call.arguments.thread_ts);
  expect(answers).toHaveLength(1);
});

story('a forged form answers neither for somebody else nor a day that was answered in time', async (it) => {
  const { ann, ben, databaseUrl } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await it.itIs(TUESDAY, '09:00');
  const before = `select user_id, day::text, outcome, late from checkin_occurrences order by user_id, day`;
  const rows = await allRows(databaseUrl, before);
  for (const person of [ann, ben]) {
    const mondays = `select id as value from checkin_occurrences where user_id = '${person.id}' and day = '${MONDAY}'`;
    const occurrenceId = await oneValue(databaseUrl, mondays);
    await ann.uses('Check in');
    await ann.fills({ 'What will you do next?': 'Nothing of this' });
    forgeModal(ann, { occurrenceId, late: true });
    await ann.submits();
    await ann.closesAll();
  }
  await it.hearth.settles();
  expect(await allRows(databaseUrl, before)).toEqual(rows);
  expect(await allRows(databaseUrl, 'select text from commitments')).toEqual([{ text: 'Ship it' }]);
});
