import { and, asc, between, desc, eq, gt, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import { addDays, type Day, dayIn } from '../../../core/calendar.js';
import { type Community, communitiesOf, isSilent } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { type Kept, keptOf } from '../domain/history.js';
import { type DaysAnswered, daysAnswered } from '../domain/recap.js';
import { type Pair, repliesOf } from '../domain/replied.js';
import { recaps } from '../schema/recap.js';
import { commitments, occurrences } from '../schema.js';
import type { Commitment } from './commitments.js';
import { repliedIn } from './replied.js';

export type RecapRow = typeof recaps.$inferSelect;

/** Returns the row of a person who wants recaps, locked until the transaction ends; undefined if they want none. */
export async function lockRecap(tx: Tx, userId: string): Promise<RecapRow | undefined> {
  return (await tx.select().from(recaps).where(eq(recaps.userId, userId)).for('update'))[0];
}

export async function wantsRecap(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.$count(recaps, eq(recaps.userId, userId))) > 0;
}

/** Saves that a person wants recaps, and when the next one is due. */
export async function saveRecap(tx: Tx, row: RecapRow): Promise<void> {
  await tx
    .insert(recaps)
    .values(row)
    .onConflictDoUpdate({ target: [recaps.workspaceId, recaps.userId], set: { dueAt: row.dueAt } });
}

export async function deleteRecap(tx: Tx, userId: string): Promise<void> {
  await tx.delete(recaps).where(eq(recaps.userId, userId));
}

/** The facts in a recap of one week of a member, in all their communities together. */
export interface RecapFacts {
  readonly week: Day;
  /** Those in which they answered, the one with the most answers first. */
  readonly communities: readonly (Pick<Community, 'id' | 'name'> & { readonly answers: number })[];
  readonly days: DaysAnswered;
  readonly finished: readonly Commitment[];
  /**
   * The commitments from that week or before that are open, the oldest first; without those of communities that have asked
   * for a check-in since, whose message shows them.
   */
  readonly open: readonly Commitment[];
  readonly kept: Kept;
  readonly replies: ReturnType<typeof repliesOf>;
}

/** Returns the facts of a member's week, which begins on that Monday; undefined if they answered nothing in it. */
export async function recapFacts(
  tx: Tx,
  { userId, zone }: Person,
  week: Day,
  now: Date,
): Promise<RecapFacts | undefined> {
  const theirs = (await communitiesOf(tx, userId)).filter((it) => !isSilent(it, dayIn(zone, now)));
  const until = addDays(week, 6);
  const whose = { userId, communityIds: theirs.map(({ id }) => id) };
  const checkins = await checkinsBetween(tx, whose, week, until);
  const answered = checkins.filter(({ outcome }) => outcome === 'answered');
  if (answered.length === 0) return undefined;
  const communities = theirs
    .map(({ id, name }) => ({ id, name, answers: answered.filter(({ communityId }) => communityId === id).length }))
    .filter(({ answers }) => answers > 0)
    .sort((a, b) => b.answers - a.answers);
  const pairs: Pair[] = [];
  for (const { id } of theirs) pairs.push(...(await repliedIn(tx, { communityId: id, from: week, until, of: userId })));
  return {
    ...{ week, communities, days: daysAnswered(checkins, now) },
    finished: await finishedIn(
      tx,
      answered.map(({ id }) => id),
    ),
    open: await openUntil(tx, { userId, communityIds: await notAskedSince(tx, whose, until) }, until),
    kept: await keptBy(tx, whose),
    replies: repliesOf(userId, pairs),
  };
}

interface Whose {
  readonly userId: string;
  readonly communityIds: readonly string[];
}

function checkinsBetween(tx: Tx, { userId, communityIds }: Whose, from: Day, until: Day) {
  const { id, communityId, day, outcome, askedAt, deadlineAt } = occurrences;
  const ofWeek = between(day, from, until);
  return tx
    .select({ id, communityId, day, outcome, askedAt, deadlineAt })
    .from(occurrences)
    .where(and(eq(occurrences.userId, userId), inArray(communityId, [...communityIds]), ofWeek));
}

function finishedIn(tx: Tx, occurrenceIds: readonly string[]): Promise<Commitment[]> {
  return tx
    .select()
    .from(commitments)
    .where(and(inArray(commitments.endedIn, [...occurrenceIds]), eq(commitments.state, 'done')))
    .orderBy(asc(commitments.madeAt), asc(commitments.position), asc(commitments.id));
}

/** Returns those of these communities that have asked for no check-in since that day. */
async function notAskedSince(tx: Tx, { userId, communityIds }: Whose, day: Day): Promise<string[]> {
  const asked = await tx
    .selectDistinct({ id: occurrences.communityId })
    .from(occurrences)
    .where(and(eq(occurrences.userId, userId), gt(occurrences.day, day), isNotNull(occurrences.askedIn)));
  return communityIds.filter((it) => !asked.some(({ id }) => id === it));
}

const listsOf = ({ userId, communityIds }: Whose) =>
  and(eq(commitments.userId, userId), inArray(commitments.communityId, [...communityIds]));

function openUntil(tx: Tx, whose: Whose, until: Day): Promise<Commitment[]> {
  return tx
    .select()
    .from(commitments)
    .where(and(listsOf(whose), eq(commitments.state, 'open'), lte(commitments.madeOn, until)))
    .orderBy(asc(commitments.madeAt), asc(commitments.position), asc(commitments.id));
}

/** Enough to find 20 commitments among other things that were done. */
const MAX_LATEST = 200;

async function keptBy(tx: Tx, whose: Whose): Promise<Kept> {
  const latest = await tx
    .select()
    .from(commitments)
    .where(listsOf(whose))
    .orderBy(desc(commitments.madeAt), desc(commitments.position))
    .limit(MAX_LATEST);
  const rows = await tx
    .select({ communityId: occurrences.communityId, day: sql<Day>`max(${occurrences.day})::text` })
    .from(occurrences)
    .where(and(eq(occurrences.userId, whose.userId), eq(occurrences.outcome, 'answered')))
    .groupBy(occurrences.communityId);
  const lastAnswered = new Map(rows.map(({ communityId, day }) => [communityId, day]));
  return keptOf(latest, ({ communityId }) => lastAnswered.get(communityId));
}
