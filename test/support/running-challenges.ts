import { randomUUID } from 'node:crypto';
import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { Message } from '../../local-slack/world/workspace.js';
import { addDays } from '../../src/core/calendar.js';
import { nobodyChecksIn } from './quiet.js';
import { allRows } from './rows.js';
import { MONDAY, type Story } from './story.js';

/** Switches challenges on in all communities, and nudges off: what these stories log by rows is no activity. */
export async function takesUpChallenges({ databaseUrl }: Story): Promise<void> {
  await allRows(
    databaseUrl,
    `insert into feature_switches (workspace_id, community_id, feature, is_on)
     select workspace_id, id, feature, feature = 'challenges' from communities, unnest('{challenges,nudges}'::text[]) feature`,
  );
}

/** The columns of a challenge and of its participants as SQL, by their names. */
type Columns = Readonly<Record<string, string>>;

const MOST_DAYS: Columns = {
  state: `'scheduled'`,
  template: `'most-days'`,
  name: `'Write daily'`,
  task: `'Write for ten minutes.'`,
  measure: `'days'`,
  rhythm: `'daily'`,
  first_day: `'${MONDAY}'`,
  last_day: `'${addDays(MONDAY, 13)}'`,
  target: '10',
  grace_days: '3',
  zone: `'Europe/Berlin'`,
};

/** Schedules a challenge that Noor created, in the only community, where nobody takes part in check-ins. Returns its id. */
export async function schedulesChallenge(it: Story, columns: Columns = {}): Promise<string> {
  await it.settlesIn();
  await nobodyChecksIn(it);
  await takesUpChallenges(it);
  const id = randomUUID();
  const now = `'${it.clock.now().toISOString()}'`;
  const all = { ...MOST_DAYS, due_at: now, post_due_at: now, ...columns };
  await allRows(
    it.databaseUrl,
    `insert into challenges (workspace_id, community_id, id, created_by, created_at, ${Object.keys(all).join(', ')})
     select workspace_id, id, '${id}', '${it.noor.id}', ${now}, ${Object.values(all).join(', ')} from communities`,
  );
  return id;
}

/** These people take part in the challenge. */
export async function takePart(
  { databaseUrl, clock }: Story,
  people: readonly Pick<DrivenPerson, 'id'>[],
  columns: Columns = {},
): Promise<void> {
  const now = `'${clock.now().toISOString()}'`;
  const all: Columns = { reminder: `'never'`, is_named: 'true', target: 'target', ...columns };
  await allRows(
    databaseUrl,
    `insert into challenge_participants (workspace_id, challenge_id, user_id, joined_at, ${Object.keys(all).join(', ')})
     select workspace_id, challenges.id, member, ${now}, ${Object.values(all).join(', ')}
     from challenges, unnest(array[${people.map(({ id }) => `'${id}'`).join(', ')}]) member`,
  );
  await marks(databaseUrl, now);
}

/** A person logs these days of the challenge. */
export async function logsDays(
  { databaseUrl, clock }: Story,
  { id }: Pick<DrivenPerson, 'id'>,
  days: readonly string[],
): Promise<void> {
  const now = `'${clock.now().toISOString()}'`;
  for (const day of days)
    await allRows(
      databaseUrl,
      `insert into challenge_logs (workspace_id, challenge_id, id, participant_id, user_id, day, amount, logged_at)
       select workspace_id, challenge_id, gen_random_uuid(), id, user_id, '${day}', 1, ${now}
       from challenge_participants where user_id = '${id}'`,
    );
  await marks(databaseUrl, now);
}

/** Marks the post as `markPost` does. */
async function marks(databaseUrl: string, now: string): Promise<void> {
  await allRows(
    databaseUrl,
    `update challenges set changes = changes + 1,
     post_due_at = least(post_due_at, greatest(${now}::timestamptz, edited_at + interval '10 seconds'))`,
  );
}

/** Returns the post of the challenge; throws if there is none. */
export function challengePostOf({ makers }: Story): Message {
  const post = makers.messages.find(({ threadTs, text }) => !threadTs && /Write daily/.test(text));
  if (!post) throw new Error('The challenge was not posted.');
  return post;
}

/** Returns the post of the challenge as Ben sees it, without what is in its thread. */
export function challengeIn(it: Story): string {
  const { text, blocks } = challengePostOf(it);
  const buttons = JSON.stringify(blocks).match(/"type":"button"[^}]*"text":"[^"]*"/g) ?? [];
  return [text, ...buttons.map((one) => `[${/"text":"([^"]*)"$/.exec(one)?.[1]}]`)].join('\n');
}

/** Returns what is in the thread of the challenge, oldest first. */
export function threadOf(it: Story): string[] {
  const { ts } = challengePostOf(it);
  return it.makers.messages.filter(({ threadTs }) => threadTs === ts).map(({ text }) => text);
}
