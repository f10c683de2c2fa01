import { and, count, desc, eq, exists, gte, isNull, lte, or } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import { type Tx, together } from '../../../core/database/database.js';
import { programmes } from '../../../core/programme-schema.js';
import { members, people } from '../../../core/schema.js';
import { changed, claimed, settled } from '../../../slack/outbound/kept-post.js';
import { checkins, days, occurrences, participants } from '../schema.js';
import { hasLaterDay, isInCircle, markDaysBefore } from './circle-days.js';
import type { Circle } from './circles.js';
import type { Occurrence } from './occurrences.js';

export type DayPost = typeof days.$inferSelect;

const MOST_NAMES = 3;

/** Says who has checked in on a day. */
export interface Tally {
  /** Counts answers that only their author sees, too. */
  readonly count: number;
  /** The names of the latest members who shared their answer, at most three, latest first. */
  readonly latest: readonly string[];
  /** True if somebody has checked in on a later day, see `hasLaterDay`. Answers can still come. */
  readonly isPast: boolean;
}

/** Returns who has checked in on a day of a programme; with a circle, who of that. */
export async function tallyOf(tx: Tx, programmeId: string, day: Day, circle?: Circle): Promise<Tally> {
  const isOfDay = and(
    // The index begins with the community.
    eq(occurrences.communityId, communityOf(tx, programmeId)),
    eq(occurrences.programmeId, programmeId),
    eq(occurrences.day, day),
    eq(occurrences.outcome, 'answered'),
    // Leaves out answers of those who stopped or left before the check-in opened, which are not posted.
    or(gte(occurrences.answeredAt, occurrences.opensAt), exists(stillIn(tx))),
    circle ? isInCircle(tx, { circleId: circle.id, userId: occurrences.userId, day }) : undefined,
  );
  const [[all], latest, isPast] = await together(
    tx.select({ count: count() }).from(occurrences).where(isOfDay).execute(),
    tx
      .select({ name: people.name })
      .from(occurrences)
      .innerJoin(checkins, and(eq(checkins.occurrenceId, occurrences.id), eq(checkins.shared, true)))
      .innerJoin(people, eq(people.userId, occurrences.userId))
      .where(isOfDay)
      .orderBy(desc(occurrences.answeredAt), desc(occurrences.id))
      .limit(MOST_NAMES)
      .execute(),
    hasLaterDay(tx, programmeId, day, circle),
  );
  return { count: all?.count ?? 0, latest: latest.map(({ name }) => name), isPast };
}

/** Finds the author of an occurrence among the members who take part in its programme, or did when it opened. */
function stillIn(tx: Tx) {
  return tx
    .select({ id: participants.userId })
    .from(participants)
    .innerJoin(members, eq(members.userId, participants.userId))
    .where(
      and(
        eq(participants.programmeId, occurrences.programmeId),
        eq(participants.userId, occurrences.userId),
        or(isNull(participants.stoppedAt), gte(participants.stoppedAt, occurrences.opensAt)),
        eq(members.communityId, occurrences.communityId),
        or(isNull(members.leftAt), gte(members.leftAt, occurrences.opensAt)),
      ),
    );
}

function communityOf(tx: Tx, programmeId: string) {
  return tx.select({ id: programmes.communityId }).from(programmes).where(eq(programmes.id, programmeId));
}

/**
 * Records that the post of this check-in's day does not show the current answers. It may be edited at once, or ten
 * seconds after the last edit.
 */
export async function markDay(tx: Tx, it: Pick<Occurrence, 'workspaceId' | 'programmeId' | 'day'>, now: Date) {
  const { workspaceId, programmeId, day } = it;
  const [row] = await tx
    .insert(days)
    .values({ workspaceId, programmeId, day, changes: 1, dueAt: now })
    .onConflictDoUpdate({
      target: [days.workspaceId, days.programmeId, days.day],
      set: changed(days, now),
    })
    .returning();
  if (row?.changes === 1) await markDaysBefore(tx, { programmeId, day }, now);
  return row;
}

/** Returns the row of a day; undefined if nobody has answered yet. */
export async function dayOf(tx: Tx, programmeId: string, day: Day): Promise<DayPost | undefined> {
  return (
    await tx
      .select()
      .from(days)
      .where(and(eq(days.programmeId, programmeId), eq(days.day, day)))
  )[0];
}

/**
 * Claims the edit of a day's post for ten seconds, and returns its row; undefined if it is not due. If the edit is not
 * settled, it is due again after that.
 */
export async function claimDay(tx: Tx, id: string, now: Date): Promise<DayPost | undefined> {
  const [row] = await tx
    .update(days)
    .set(claimed(now))
    .where(and(eq(days.id, id), lte(days.dueAt, now)))
    .returning();
  return row;
}

/**
 * Records that the post shows the answers as of `changes`, or that Slack refused them until `againAt`. There may have
 * been others after them.
 */
export async function settleDay(
  tx: Tx,
  { id, changes }: Pick<DayPost, 'id' | 'changes'>,
  now: Date,
  againAt: Date | null = null,
): Promise<void> {
  await tx
    .update(days)
    .set(settled(days, { seen: changes, againAt, now }))
    .where(eq(days.id, id));
}
