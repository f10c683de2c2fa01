import type { WebClient } from '@slack/web-api';
import type { Clock } from '../core/clock.js';
import type { Database } from '../core/database/database.js';
import type { Tell } from '../core/domain-events.js';
import { DAY } from '../core/durations.js';
import { type Person, personById, setPicture, setUnreachable } from '../core/people.js';
import { type ActName, needsMore } from '../core/permissions.js';
import { slackError } from './errors.js';
import { pictureOf, saveUsers, slackUser } from './users.js';

/** Needed to save what Slack says about people. */
export interface Saving {
  readonly db: Database;
  readonly clock: Clock;
  readonly tell: Tell;
}

/**
 * Loads a person by their Slack id, from the database or, if they aren't there yet, from Slack. Marks them as reachable
 * again, because they have just used Hearth. Returns undefined for a person who had their data erased. Throws Slack's
 * errors.
 */
export async function loadPerson(
  saving: Saving,
  slack: WebClient,
  workspaceId: string,
  userId: string,
): Promise<Person | undefined> {
  const { db } = saving;
  const known = await db.inWorkspace(workspaceId, (tx) => personById(tx, userId));
  if (known?.unreachableUntil) await db.inWorkspace(workspaceId, (tx) => setUnreachable(tx, userId, null));
  return known ?? fetchPerson(saving, slack, workspaceId, userId);
}

/** Loads a person from Slack, and saves them. Returns undefined for a person who had their data erased. */
export async function fetchPerson(
  { db, clock, tell }: Saving,
  slack: WebClient,
  workspaceId: string,
  userId: string,
): Promise<Person | undefined> {
  const answer = await slack.users.info({ user: userId, include_locale: true });
  const user = slackUser.parse(answer.user);
  const [saved] = await db.inWorkspace(workspaceId, (tx) => saveUsers(tx, tell, [user], clock()));
  return saved;
}

/** Returns true if a right beyond membership depends on what Slack said about the person more than a day ago. */
export function isOutdated({ seenAt }: Person, act: ActName, now: Date): boolean {
  return needsMore(act) && now.getTime() - (seenAt?.getTime() ?? 0) > DAY;
}

/** Returns the person as they are known, or as Slack describes them now if that is outdated for this act. */
export async function upToDate(saving: Saving, slack: WebClient, person: Person, act: ActName): Promise<Person> {
  if (!isOutdated(person, act, saving.clock())) return person;
  return (await fetchPerson(saving, slack, person.workspaceId, person.userId)) ?? person;
}

/**
 * Returns the address of a person's picture, which it asks Slack for if Hearth doesn't know it yet. Returns null if Slack
 * has none, or does not know the person. Throws Slack's other errors.
 */
export async function loadPicture(db: Database, slack: WebClient, person: Person): Promise<string | null> {
  if (person.picture) return person.picture;
  try {
    const { user } = await slack.users.info({ user: person.userId });
    const picture = pictureOf(slackUser.parse(user));
    await db.inWorkspace(person.workspaceId, (tx) => setPicture(tx, person.userId, picture));
    return picture;
  } catch (error) {
    if (slackError(error) === 'user_not_found') return null;
    throw error;
  }
}
