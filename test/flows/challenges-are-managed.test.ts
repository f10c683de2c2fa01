import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays } from '../../src/core/calendar.js';
import { allChallenges, challengesAreOn, describes } from '../support/challenges.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** Noor announces a challenge of two weeks that begins on Monday, and chooses something in its menu. */
async function announces(it: Story, fields: Record<string, string> = {}): Promise<void> {
  await describes(it, it.noor, { 'First day': MONDAY, ...fields });
  await it.noor.submits();
  await it.hearth.settles();
}

async function manages(it: Story, person: DrivenPerson, deed?: string): Promise<void> {
  await person.closesAll();
  await person.types('/hearth challenge', { in: it.makers });
  if (deed) await person.chooses(deed);
}

const state = (it: Story, to: string) => allRows(it.databaseUrl, `update challenges set state = '${to}'`);

/** Makes a member take part. */
const takesPart = ({ databaseUrl }: Story, { id }: DrivenPerson, joined: string, target: number) =>
  allRows(
    databaseUrl,
    `insert into challenge_participants (workspace_id, challenge_id, user_id, joined_at, target, reminder, is_named)
     select workspace_id, id, '${id}', timestamptz '${joined} 12:00Z', ${target}, 'never', false from challenges`,
  );

story('while a challenge runs, only what may change is offered', async (it) => {
  const { noor, ann, ben } = it;
  const [kim, leo] = [it.person('Kim'), it.person('Leo')];
  await it.settlesIn();
  await challengesAreOn(it);
  await announces(it);
  await state(it, 'running');
  await takesPart(it, ann, MONDAY, 10);
  await takesPart(it, ben, addDays(MONDAY, 7), 5);
  await takesPart(it, kim, addDays(MONDAY, -1), 10);
  await takesPart(it, leo, addDays(MONDAY, 7), 5);
  // Those who come back find what is lowered, too.
  await allRows(
    it.databaseUrl,
    `update challenge_participants set left_at = now() where user_id in ('${kim.id}', '${leo.id}')`,
  );
  await manages(it, noor);
  expect(noor.reads('modal')).toContain('*Most days*\nRunning · Monday 23 November to Sunday 6 December');
  await noor.chooses('Change…');
  await noor.fills({ Name: ' ', 'Last day': '2026-12-05', 'Target for each member': '11' }).submits();
  expect(noor.errors()).toEqual({
    Name: 'Write at least a word.',
    'Last day': 'It can’t get shorter. Choose Sunday 6 December or a later day.',
    'Target for each member': 'It can’t go up. Keep it to 10 days at most.',
  });
  await noor.fills({ Name: 'Most days!', 'Last day': '2026-12-13', 'Target for each member': '6' }).submits();
  expect(noor.reads('modal')).toContain('*Most days!*\nRunning · Monday 23 November to Sunday 13 December');
  expect(await allChallenges(it, 'name, target::float, last_day::text, due_at is not null as due')).toEqual([
    { name: 'Most days!', target: 6, last_day: '2026-12-13', due: true },
  ]);
  expect(
    await allRows(
      it.databaseUrl,
      'select user_id, target::float from challenge_participants order by joined_at, target, user_id',
    ),
  ).toEqual([
    { user_id: kim.id, target: 6 },
    { user_id: noor.id, target: 6 },
    { user_id: ann.id, target: 6 },
    { user_id: ben.id, target: 4 },
    { user_id: leo.id, target: 4 },
  ]);
  await it.itIs(addDays(MONDAY, 14), '10:00');
  await state(it, 'running');
  await manages(it, noor, 'Change…');
  expect(noor.reads('modal')).toContain('The target can’t change in the last week.');
  expect(await ann.types('/hearth challenge', { in: it.makers })).toBe('');
  expect(ann.reads('modal')).toContain('== New challenge ==');
});

story('a challenge is called off with words; of two organizers, the second is told', async (it) => {
  const { noor, ben } = it;
  await it.settlesIn();
  await challengesAreOn(it);
  await allRows(
    it.databaseUrl,
    `insert into community_roles (workspace_id, community_id, user_id, role, granted_at)
     select workspace_id, id, '${ben.id}', 'organizer', now() from communities`,
  );
  await announces(it);
  await manages(it, ben, 'Call off…');
  await manages(it, noor, 'Call off…');
  expect(noor.reads('modal')).toContain('*Most days* will end now.');
  await noor.fills({ 'Your message': 'Not the <best> month.' }).submits();
  expect(noor.reads('modal')).toContain('Called off');
  await ben.fills({ 'Your message': 'No.' }).submits();
  expect(ben.reads('modal')).toContain('*Most days* changed in the meantime. It’s now: Called off.');
  expect(await allChallenges(it, 'state, cancel_words, ended_at is not null as ended, due_at')).toEqual([
    { state: 'cancelled', cancel_words: 'Not the <best> month.', ended: true, due_at: null },
  ]);
});

story('an organizer moves, copies, and saves a template, which begins the next one', async (it) => {
  const { noor, ann } = it;
  await it.settlesIn();
  await challengesAreOn(it);
  await announces(it, { 'Target for each member': '9', 'First day': addDays(MONDAY, 2) });
  await manages(it, noor, 'Move…');
  await noor.fills({ 'First day': '2026-11-01' }).submits();
  expect(noor.errors()).toEqual({ 'First day': 'That day is over. Choose today or a later day.' });
  await noor.fills({ 'First day': '2026-12-01' }).submits();
  expect(noor.reads('modal')).toContain('Announced · Tuesday 1 December to Monday 14 December');
  await noor.chooses('Save as template');
  expect(noor.reads('modal')).toContain('Saved “Most days” as a template.');
  await noor.presses('New challenge');
  await noor.fills({ Template: 'Most days (yours)' });
  expect(noor.reads('modal')).toContain('Target for each member: 9');
  await noor.submits();
  await noor.submits();
  expect(await allChallenges(it, 'state, target::float')).toEqual([
    { state: 'scheduled', target: 9 },
    { state: 'scheduled', target: 9 },
  ]);
  await allRows(it.databaseUrl, `update challenges set state = 'ended', name = 'Once' where template <> 'most-days'`);
  await manages(it, noor);
  await noor.presses('New challenge');
  await noor.fills({ Template: 'Most days (yours)' });
  expect(noor.reads('modal')).toContain('Last time, 0 of 1 finished. This form starts with the same settings.');
  await noor.presses('More options');
  expect(noor.reads('modal')).toContain('Name: Once');
  await manages(it, noor);
  await noor.presses('Remove');
  await noor.presses('Remove');
  expect(noor.reads('modal')).not.toContain('Your templates');

  await state(it, 'running');
  await takesPart(it, ann, '2026-12-01', 9);
  await manages(it, noor);
  expect(noor.reads('modal')).not.toContain('Move…');
});

story('reminders go on when the end is put off', async (it) => {
  const { noor, ann } = it;
  await it.settlesIn();
  await challengesAreOn(it);
  await announces(it);
  await takesPart(it, ann, MONDAY, 10);
  await allRows(
    it.databaseUrl,
    `update challenge_participants set reminder = 'time', reminder_time = '09:00' where user_id = '${ann.id}'`,
  );
  await it.itIs('2026-12-06', '12:00');
  await manages(it, noor, 'Change…');
  await noor.fills({ 'Last day': '2026-12-20' });
  await noor.submits();
  expect(
    await allRows(it.databaseUrl, `select remind_at from challenge_participants where user_id = '${ann.id}'`),
  ).toEqual([{ remind_at: new Date('2026-12-07T08:00Z') }]);
});
