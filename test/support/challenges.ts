import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { allRows } from './rows.js';
import type { Story } from './story.js';

/** Switches challenges on in all communities. */
export async function challengesAreOn({ databaseUrl }: Story): Promise<void> {
  await allRows(
    databaseUrl,
    `insert into feature_switches (workspace_id, community_id, feature, is_on)
     select workspace_id, id, 'challenges', true from communities on conflict do nothing`,
  );
}

/** This person fills in the short form of a challenge, up to its preview. */
export async function describes(
  it: Story,
  person: DrivenPerson,
  fields: Record<string, string | readonly string[]> = {},
): Promise<void> {
  await person.closesAll();
  await person.types('/hearth challenge', { in: it.makers });
  if (person.reads('modal').startsWith('== Challenges ==')) await person.presses('New challenge');
  await person.fills(fields).submits();
}

/** Returns what the database has of all challenges, in the order in which they were created, and then of their states. */
export function allChallenges({ databaseUrl }: Story, columns: string): Promise<Record<string, unknown>[]> {
  return allRows(databaseUrl, `select ${columns} from challenges order by created_at, state`);
}
