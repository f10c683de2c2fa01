import { propose } from '../../../attention/proposals.js';
import { isAway } from '../../../core/away.js';
import { dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { DAY } from '../../../core/durations.js';
import { personById } from '../../../core/people.js';
import { checkinsSince } from '../../checkins/index.js';
import { partnerKinds } from '../contracts.js';
import { missedDays, nextDeadline } from '../domain/missing.js';
import { agreed } from '../domain/terms.js';
import { addMiss } from '../store/misses.js';
import { type Found, othersIn } from '../store/partnerships.js';

/**
 * Lets the others hear of each partner who agreed to that and has missed two check-ins. Returns the time of the next look;
 * undefined if nobody agreed to it.
 */
export async function noticeMisses(tx: Tx, it: Found, startedAt: Date, now: Date): Promise<Date | undefined> {
  const telling = agreed(it.partners)
    .filter(({ tells }) => tells)
    .map(({ userId }) => userId);
  if (telling.length === 0) return undefined;
  const checkins = await checkinsSince(tx, it.communityId, telling, startedAt);
  for (const userId of telling) {
    const theirs = checkins.filter((one) => one.userId === userId);
    const [since] = missedDays(theirs, startedAt, now) ?? [];
    if (since && !(await isAwayNow(tx, userId, now))) await tellOthers(tx, it, { userId, since, now });
  }
  // A check-in that is not planned yet is found the next day.
  const tomorrow = new Date(now.getTime() + DAY);
  const deadline = nextDeadline(checkins, now);
  return deadline && deadline < tomorrow ? deadline : tomorrow;
}

async function tellOthers(tx: Tx, it: Found, { userId, since, now }: { userId: string; since: string; now: Date }) {
  const { workspaceId, id: partnershipId } = it;
  const id = await addMiss(tx, { workspaceId, partnershipId, userId, since, at: now });
  if (!id) return;
  for (const other of agreed(othersIn(it, userId)))
    await propose(tx, { workspaceId, userId: other.userId, kind: partnerKinds.missed, id, dueAt: now });
}

/** Returns true if a person is away today. */
export async function isAwayNow(tx: Tx, userId: string, now: Date): Promise<boolean> {
  const person = await personById(tx, userId);
  return person !== undefined && isAway(person, dayIn(person.zone, now));
}
