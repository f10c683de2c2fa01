import { addDays, instantAt } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** Ann and Ben take part in two challenges that began on Monday; Ann wants to be reminded with her check-in. */
async function annTakesPart({ databaseUrl, ann, ben }: Story): Promise<void> {
  await allRows(
    databaseUrl,
    `with it as (select workspace_id, id as community_id, created_by from communities),
     switched as (insert into feature_switches (workspace_id, community_id, feature, is_on)
       select workspace_id, community_id, 'challenges', true from it),
     started as (insert into challenges (workspace_id, community_id, state, template, name, task, measure, unit, rhythm,
       first_day, last_day, target, grace_days, zone, created_by, created_at)
       select it.workspace_id, community_id, 'running', 'blank', name, task, measure, '', rhythm, '${MONDAY}',
         last_day::date, 3, 1, 'Europe/Berlin', created_by, now()
       from it, (values ('Ship *every* week', 'Finish one thing.', 'days', 'weekly', '${addDays(MONDAY, 27)}'),
         ('Most days', 'Ten minutes count.', 'days', 'daily', '${addDays(MONDAY, 13)}'),
         ('Ten talks', 'Talk to somebody.', 'count', 'any', '${addDays(MONDAY, 20)}')) as of (name, task, measure, rhythm, last_day)
       returning *)
     insert into challenge_participants (workspace_id, challenge_id, user_id, joined_at, target, reminder, is_named)
     select workspace_id, id, user_id, now(), 3, case name when 'Ten talks' then 'never' else 'check-in' end, true
     from started, unnest(array['${ann.id}', '${ben.id}']) as user_id`,
  );
}

const logged = (databaseUrl: string) =>
  allRows(
    databaseUrl,
    `select c.name, l.user_id, l.day::text, l.amount::float8 from challenge_logs l join challenges c on c.id = l.challenge_id
     order by l.day, c.name`,
  );

story('a member logs challenges by a tick in their check-in, which reminds them of those they chose', async (it) => {
  const { ann, hearth, databaseUrl } = it;
  await it.settlesIn();
  await annTakesPart(it);
  await it.itIs(MONDAY, '09:00');
  const dm = ann.reads('DM');
  expect(dm).toContain('· Also today: Most days, Ship *every* week.');
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain(
    [
      'Did you do any of these today? (optional):',
      '  [ ] Most days',
      '  [ ] Ten talks',
      '  [ ] Ship *every* week',
    ].join('\n'),
  );
  await ann
    .fills({
      'Did you do any of these today?': ['Most days', 'Ship *every* week'],
      'What will you do next?': 'Ship it',
    })
    .submits();
  await hearth.settles();
  const rows = [
    { name: 'Most days', user_id: ann.id, day: MONDAY, amount: 1 },
    { name: 'Ship *every* week', user_id: ann.id, day: MONDAY, amount: 1 },
  ];
  expect(await logged(databaseUrl)).toEqual(rows);

  // Editing the check-in offers only what isn't logged yet.
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain('Did you do any of these today? (optional):\n  [ ] Ten talks\n');
  expect(ann.reads('modal')).not.toContain('[ ] Most days');
  await ann.fills({ 'Did you do any of these today?': 'Ten talks' }).submits();
  await hearth.settles();
  expect(await logged(databaseUrl)).toEqual([
    rows[0],
    rows[1],
    { name: 'Ten talks', user_id: ann.id, day: MONDAY, amount: 1 },
  ]);
});

story('a tick in a form that was open counts for its day, as long as that day may be logged', async (it) => {
  const { ann, ben, hearth, clock, databaseUrl } = it;
  await it.settlesIn();
  await annTakesPart(it);
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await ben.uses('Check in');
  await clock.advance({ until: instantAt(addDays(MONDAY, 1), '00:30', 'Europe/Berlin') });
  await ann.fills({ 'Did you do any of these today?': 'Most days', 'What will you do next?': 'Sleep' }).submits();
  await hearth.settles();
  expect(await logged(databaseUrl)).toEqual([{ name: 'Most days', user_id: ann.id, day: MONDAY, amount: 1 }]);

  await allRows(databaseUrl, 'update challenges set grace_days = 0');
  await ben.fills({ 'Did you do any of these today?': 'Most days', 'What will you do next?': 'Sleep' }).submits();
  await hearth.settles();
  expect(await logged(databaseUrl)).toHaveLength(1);
});

story('nothing is offered to members who take part in none, or while challenges are off', async (it) => {
  const { ann, noor, databaseUrl } = it;
  await it.settlesIn();
  await annTakesPart(it);
  await it.itIs(MONDAY, '09:00');
  await noor.uses('Check in');
  expect(noor.reads('modal')).not.toContain('Did you do any of these');
  await allRows(databaseUrl, `update feature_switches set is_on = false where feature = 'challenges'`);
  await ann.uses('Check in');
  expect(ann.reads('modal')).not.toContain('Did you do any of these');
  await checksIn(it, it.ben);
  expect(await logged(databaseUrl)).toEqual([]);
});
