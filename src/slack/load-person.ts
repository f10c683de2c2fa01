import type { WebClient } from '@slack/web-api';
import type { Database } from '../core/database/database.js';
import { type Person, personById, savePeople, setPicture, setUnreachable } from '../core/people.js';
import { slackError } from './errors.js';
import { profileOf, slackUser } from './users.js';

/**
 * Loads a person by their Slack id, from the database or, if they aren't there yet, from Slack. Marks them as reachable
 * again, because they have just used Hearth. Returns undefined for a person who had their data erased. Throws Slack's
 * errors.
 */
export async function loadPerson(
  db: Database,
  slack: WebClient,
  workspaceId: string,
  userId: string,
): Promise<Person | undefined> {
  const known = await db.inWorkspace(workspaceId, (tx) => personById(tx, userId));
  if (known?.unreachableUntil) await db.inWorkspace(workspaceId, (tx) => setUnreachable(tx, userId, null));
  if (known) return known;
  const { user } = await slack.users.info({ user: userId, include_locale: true });
  const [saved] = await db.inWorkspace(workspaceId, (tx) =>
    savePeople(tx, workspaceId, [profileOf(slackUser.parse(user))]),
  );
  return saved;
}

/**
 * Returns the address of a person's picture, which it asks Slack for if Hearth doesn't know it yet. Returns null if Slack
 * has none, or does not know the person. Throws Slack's other errors.
 */
export async function loadPicture(db: Database, slack: WebClient, person: Person): Promise<string | null> {
  if (person.picture) return person.picture;
  try {
    const { user } = await slack.users.info({ user: person.userId });
    const { picture } = profileOf(slackUser.parse(user));
    await db.inWorkspace(person.workspaceId, (tx) => setPicture(tx, person.userId, picture));
    return picture;
  } catch (error) {
    if (slackError(error) === 'user_not_found') return null;
    throw error;
  }
}
