import type { WebClient } from '@slack/web-api';
import type { Database } from '../core/database/database.js';
import { type Person, personById, savePeople, setUnreachable } from '../core/people.js';
import { profileOf, slackUser } from './users.js';

/**
 * A person by their Slack id: as the database has them, or, at the first meeting, as Slack tells. Throws Slack's errors. Whoever
 * shows up can be written to again.
 */
export async function loadPerson(db: Database, slack: WebClient, workspaceId: string, userId: string): Promise<Person> {
  const known = await db.inWorkspace(workspaceId, (tx) => personById(tx, userId));
  if (known?.unreachableUntil) await db.inWorkspace(workspaceId, (tx) => setUnreachable(tx, userId, null));
  if (known) return known;
  const { user } = await slack.users.info({ user: userId, include_locale: true });
  const saved = await db.inWorkspace(workspaceId, (tx) =>
    savePeople(tx, workspaceId, [profileOf(slackUser.parse(user))]),
  );
  if (!saved[0]) throw new Error('A person was saved and not returned.');
  return saved[0];
}
