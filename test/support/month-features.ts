import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays, instantAt } from '../../src/core/calendar.js';
import { allRows } from './rows.js';
import type { MemberPlan } from './simulated-month.js';

/** Monday, November 23, 2026. */
export const FIRST_DAY = '2026-11-23';
export const DAYS = 28;
export const ORGANIZER_ZONE = 'Europe/Berlin';

/** The number of days until a Wednesday, on which a challenge of two weeks begins, and the name of it. */
const CHALLENGE_DAY = 2;
export const CHALLENGE = 'Write together';

/** Switches features on in the first community. */
export async function switchedOn(databaseUrl: string, features: readonly string[]): Promise<void> {
  await allRows(
    databaseUrl,
    `insert into feature_switches (workspace_id, community_id, feature, is_on)
     select workspace_id, id, feature, true from communities, unnest(array['${features.join("', '")}']) as feature
     where name = 'Makers'`,
  );
}

/**
 * Starts a challenge in the first community, in which everyone who sometimes answers takes part. Those who answer always
 * are reminded with their check-in, and log by a tick in it; the others are reminded at half past four.
 */
export async function challengeBegins(
  databaseUrl: string,
  members: readonly (MemberPlan & { readonly person: DrivenPerson })[],
): Promise<void> {
  const firstDay = addDays(FIRST_DAY, CHALLENGE_DAY);
  const taking = members
    .filter(({ behaviour }) => behaviour !== 'never' && behaviour !== 'stops')
    .map(({ person, behaviour, zone }) => {
      if (behaviour === 'always') return `('${person.id}', 'check-in', null, null)`;
      return `('${person.id}', 'time', '16:30', '${instantAt(firstDay, '16:30', zone).toISOString()}')`;
    });
  if (taking.length === 0) return;
  await allRows(
    databaseUrl,
    `with home as (select workspace_id, id, created_by from communities where name = 'Makers'),
     started as (insert into challenges (workspace_id, community_id, state, template, name, task, measure, rhythm, first_day,
         last_day, target, grace_days, zone, created_by, created_at, due_at, post_due_at)
       select workspace_id, id, 'scheduled', 'most-days', '${CHALLENGE}', 'Write a little.', 'days', 'daily', '${firstDay}',
         '${addDays(firstDay, 13)}', 5, 3, '${ORGANIZER_ZONE}', created_by, now(), at, at
       from home, (values ('${instantAt(FIRST_DAY, '12:00', ORGANIZER_ZONE).toISOString()}'::timestamptz)) as begins (at)
       returning workspace_id, id)
     insert into challenge_participants (workspace_id, challenge_id, user_id, joined_at, target, reminder, reminder_time, remind_at, is_named)
     select workspace_id, id, user_id, now(), 5, reminder, reminder_time, remind_at::timestamptz, true
     from started, (values ${taking.join(', ')}) as taking (user_id, reminder, reminder_time, remind_at)`,
  );
}

/** Makes each two members of the first community partners, who let each other hear of their misses. */
export async function partnersBegin(databaseUrl: string, people: readonly DrivenPerson[]): Promise<void> {
  const pairs = people.flatMap(({ id }, i) => (i % 2 === 0 ? [`('${id}', '${people[i + 1]?.id ?? ''}')`] : []));
  const startedAt = instantAt(FIRST_DAY, '00:00', ORGANIZER_ZONE).toISOString();
  const endsAt = instantAt(addDays(FIRST_DAY, DAYS), '00:00', ORGANIZER_ZONE).toISOString();
  await allRows(
    databaseUrl,
    `with home as (select workspace_id, id as community_id from communities where name = 'Makers'),
     started as (insert into partnerships (workspace_id, community_id, asked_by, asked_at, started_at, ends_at, look_at)
       select workspace_id, community_id, a, '${startedAt}', '${startedAt}', '${endsAt}'::timestamptz, '${startedAt}'::timestamptz
       from home, (values ${pairs.join(', ')}) as pairs (a, b) where b <> ''
       returning workspace_id, community_id, id, asked_by)
     insert into partners (workspace_id, partnership_id, community_id, user_id, state, changed_at, tells)
     select workspace_id, id, community_id, user_id, 'in', '${startedAt}', true
     from started join (values ${pairs.join(', ')}) as pairs (a, b) on a = asked_by, lateral unnest(array[a, b]) as user_id`,
  );
}
