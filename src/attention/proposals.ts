import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../core/database/database.js';
import { isOneOf, prepared } from '../core/database/prepared.js';
import { DAY } from '../core/durations.js';
import type { DropReason, Held } from './domain.js';
import type { ProactiveKind } from './proactive.js';
import { attentionProposals } from './schema.js';

/** The time between two comparisons of an open message with the facts, if nothing makes it due before. */
export const RECHECK_MS = DAY;

/** The order of proposals that expire at the same time. It never changes, so that a message keeps its parts in order. */
const inOrder = [asc(attentionProposals.dueAt), asc(attentionProposals.about), asc(attentionProposals.kind)];

export type Proposal = typeof attentionProposals.$inferSelect;

/**
 * Proposes one message of that kind to that person about that id, from `dueAt` on. Idempotent. Call it in the
 * transaction that decides to propose it.
 */
export async function propose(
  tx: Tx,
  it: { workspaceId: string; userId: string; kind: ProactiveKind; id: string; dueAt: Date },
): Promise<void> {
  const { workspaceId, userId, kind, id, dueAt } = it;
  await tx
    .insert(attentionProposals)
    .values({ workspaceId, userId, kind: kind.name, about: id, weight: kind.weight, dueAt, lookAt: dueAt })
    .onConflictDoNothing();
}

/**
 * Returns this person's open proposals that are due for a decision, and those in an attempt whose outcome is unknown.
 */
export function waitingFor(tx: Tx, userId: string, now: Date): Promise<Proposal[]> {
  const isDue = or(lte(attentionProposals.lookAt, now), isNotNull(attentionProposals.deliveryId));
  return unsettled(tx, and(eq(attentionProposals.userId, userId), isDue));
}

/** Returns the ids of the users for whom something is due for a decision. */
export async function dueUsers(tx: Tx, now: Date): Promise<string[]> {
  const { userId, lookAt } = attentionProposals;
  return (await tx.selectDistinct({ userId }).from(attentionProposals).where(lte(lookAt, now))).map((it) => it.userId);
}

async function unsettled(tx: Tx, where: SQL | undefined): Promise<Proposal[]> {
  return tx
    .select()
    .from(attentionProposals)
    .where(and(isNotNull(attentionProposals.lookAt), where))
    .orderBy(...inOrder);
}

/** Returns true if that person got the message of that kind about that id. */
export async function wasSent(tx: Tx, it: { userId: string; kind: ProactiveKind; id: string }): Promise<boolean> {
  const { userId, kind, about, sentAt } = attentionProposals;
  const theirs = and(eq(userId, it.userId), eq(kind, it.kind.name), eq(about, it.id));
  return (
    (
      await tx
        .select({ sentAt })
        .from(attentionProposals)
        .where(and(theirs, isNotNull(sentAt)))
    ).length > 0
  );
}

/**
 * Returns the delivery id of this person's attempt whose outcome is unknown, if there is one, the ledger key of the
 * message that carries it, if one does, and the time after which it counts as failed.
 */
export async function openAttemptOf(
  tx: Tx,
  userId: string,
): Promise<{ deliveryId: string; messageKey: string | null; lookAt: Date | null } | undefined> {
  const [row] = await tx
    .select({
      deliveryId: attentionProposals.deliveryId,
      messageKey: attentionProposals.messageKey,
      lookAt: attentionProposals.lookAt,
    })
    .from(attentionProposals)
    .where(
      and(
        eq(attentionProposals.userId, userId),
        isNotNull(attentionProposals.lookAt),
        isNotNull(attentionProposals.deliveryId),
      ),
    )
    .limit(1);
  return row?.deliveryId ? { ...row, deliveryId: row.deliveryId } : undefined;
}

/** Returns the messages that this person got, or may have got, since that instant, except the delivery `besides`. */
export async function recentMessages(
  tx: Tx,
  userId: string,
  since: Date,
  besides: string | undefined,
): Promise<{ at: Date; nudge: boolean }[]> {
  const rows = await tx
    .select({
      deliveryId: attentionProposals.deliveryId,
      at: sql`max(coalesce(${attentionProposals.sentAt}, ${attentionProposals.takenAt}))`.mapWith(
        attentionProposals.sentAt,
      ),
      nudge: sql<boolean>`bool_or(${attentionProposals.weight} = 'nudge')`,
    })
    .from(attentionProposals)
    .where(and(eq(attentionProposals.userId, userId), gt(attentionProposals.takenAt, since)))
    .groupBy(attentionProposals.deliveryId);
  return rows.filter((row) => row.deliveryId !== besides).map(({ at, nudge }) => ({ at, nudge }));
}

const lastTaken = prepared(['userId'], (tx, { userId }) =>
  tx
    .select({ at: sql`max(${attentionProposals.takenAt})`.mapWith(attentionProposals.takenAt) })
    .from(attentionProposals)
    .where(and(eq(attentionProposals.userId, userId), isNotNull(attentionProposals.takenAt))),
);

/** Returns the time of the latest message that this person got, or may have got; undefined if there is none. */
export async function lastMessageAt(tx: Tx, userId: string): Promise<Date | undefined> {
  return (await lastTaken(tx, { userId }))[0]?.at ?? undefined;
}

/** Holds a proposal until `lookAt`. Records the hold, unless it has the same reason and end as the last one. */
export async function hold(tx: Tx, it: Proposal, held: Held, lookAt: Date): Promise<void> {
  const last = it.holds.at(-1);
  const holds = last?.reason === held.reason && last.until === held.until ? it.holds : [...it.holds, held];
  await tx.update(attentionProposals).set({ holds, lookAt }).where(eq(attentionProposals.id, it.id));
}

/**
 * Makes a proposal part of a message that is about to be sent. It is examined again at `lookAt` unless settled by then.
 */
export async function takeForSending(
  tx: Tx,
  id: string,
  it: {
    deliveryId: string;
    messageKey: string | null;
    takenAt: Date;
    lookAt: Date;
    shown: string;
    rule: string;
    facts: string;
  },
): Promise<void> {
  await tx.update(attentionProposals).set(it).where(eq(attentionProposals.id, id));
}

/** Returns what waits for this person, whatever holds it back, and is not in an attempt. */
export function unsettledOf(tx: Tx, userId: string, now: Date): Promise<Proposal[]> {
  const isWaiting = and(isNull(attentionProposals.deliveryId), lte(attentionProposals.dueAt, now));
  return unsettled(tx, and(eq(attentionProposals.userId, userId), isWaiting));
}

const unsettledIn = prepared(['key'], (tx, { key }) =>
  tx
    .select()
    .from(attentionProposals)
    .where(and(isNotNull(attentionProposals.lookAt), eq(attentionProposals.messageKey, key)))
    .orderBy(...inOrder),
);

/** Returns what the message with this key is about to carry. */
export function takenBy(tx: Tx, key: string): Promise<Proposal[]> {
  return unsettledIn(tx, { key });
}

const deliveryIn = prepared(['key'], (tx, { key }) =>
  tx
    .select({ deliveryId: attentionProposals.deliveryId })
    .from(attentionProposals)
    .where(and(eq(attentionProposals.messageKey, key), isNotNull(attentionProposals.sentAt)))
    .limit(1),
);

/** Returns the delivery id of what the sent message with this key carries; undefined if it carries nothing. */
export async function carriedBy(tx: Tx, key: string): Promise<string | undefined> {
  return (await deliveryIn(tx, { key }))[0]?.deliveryId ?? undefined;
}

/** Lets an attempt that was not sent be decided anew. */
export async function release(tx: Tx, deliveryId: string): Promise<void> {
  await tx
    .update(attentionProposals)
    .set({ deliveryId: null, messageKey: null, takenAt: null })
    .where(and(eq(attentionProposals.deliveryId, deliveryId), isNotNull(attentionProposals.lookAt)));
}

/** Records that Slack has the message. Returns the parts that weren't settled before. */
export async function markSent(tx: Tx, deliveryId: string, at: Date): Promise<Proposal[]> {
  return tx
    .update(attentionProposals)
    .set({ sentAt: at, lookAt: null, closeAt: new Date(at.getTime() + RECHECK_MS) })
    .where(and(eq(attentionProposals.deliveryId, deliveryId), isNotNull(attentionProposals.lookAt)))
    .returning();
}

/** Returns the parts of a sent message. */
export async function sentParts(tx: Tx, deliveryId: string): Promise<Proposal[]> {
  return tx
    .select()
    .from(attentionProposals)
    .where(and(eq(attentionProposals.deliveryId, deliveryId), isNotNull(attentionProposals.sentAt)))
    .orderBy(...inOrder);
}

/** The messages about these ids that are open; `alsoEnded`: or were sent and have ended. */
export interface About {
  readonly about: readonly string[];
  readonly alsoEnded?: boolean;
}

/**
 * Makes open messages due for a comparison with the facts: all of them, or those about these ids, or to these people.
 * Returns their delivery ids.
 */
export async function recheck(
  tx: Tx,
  which: 'all' | About | { readonly userIds: readonly string[] },
  now: Date,
): Promise<string[]> {
  const { id, closeAt, takenAt, about, userId, deliveryId } = attentionProposals;
  // `taken_at` is in the index by person.
  const byPerson = (ids: readonly string[]) => and(inArray(userId, [...ids]), isNotNull(takenAt));
  const chosen =
    which === 'all' ? undefined : 'about' in which ? inArray(about, [...which.about]) : byPerson(which.userIds);
  const isShown = which !== 'all' && 'about' in which && which.alsoEnded ? isNotNull(deliveryId) : isNotNull(closeAt);
  const open = tx.select({ id }).from(attentionProposals).where(and(isShown, chosen));
  // Always locks in the same order, because two of these may run at once.
  const locked = open.orderBy(id).for('update');
  const rows = await tx
    .update(attentionProposals)
    .set({ closeAt: now })
    .where(inArray(id, locked))
    .returning({ deliveryId });
  return [...new Set(rows.flatMap((row) => row.deliveryId ?? []))];
}

/** Records what a message shows of one part now. Does nothing if it became due again since `seen` was read. */
export async function recordShown(tx: Tx, seen: Proposal, shown: string, closeAt: Date | null): Promise<void> {
  const isUnchanged = seen.closeAt ? eq(attentionProposals.closeAt, seen.closeAt) : isNull(attentionProposals.closeAt);
  await tx
    .update(attentionProposals)
    .set({ shown, closeAt })
    .where(and(eq(attentionProposals.id, seen.id), isUnchanged));
}

export async function markDropped(tx: Tx, id: string, reason: DropReason, at: Date): Promise<void> {
  await tx
    .update(attentionProposals)
    .set({ droppedAt: at, dropReason: reason, lookAt: null })
    .where(eq(attentionProposals.id, id));
}

/** Returns the parts of a message that were not dropped; none if the message isn't this person's. */
export async function partsOf(tx: Tx, deliveryId: string, userId: string): Promise<Proposal[]> {
  return tx
    .select()
    .from(attentionProposals)
    .where(
      and(
        eq(attentionProposals.deliveryId, deliveryId),
        eq(attentionProposals.userId, userId),
        isNull(attentionProposals.droppedAt),
      ),
    )
    .orderBy(asc(attentionProposals.dueAt));
}

/** Returns the unsettled parts of a message. */
export async function openPartsOf(tx: Tx, deliveryId: string): Promise<Proposal[]> {
  return tx
    .select()
    .from(attentionProposals)
    .where(and(eq(attentionProposals.deliveryId, deliveryId), isNotNull(attentionProposals.lookAt)));
}

const waitingLocked = prepared(['userIds'], (tx, { userIds }) =>
  tx
    .select({ id: attentionProposals.id })
    .from(attentionProposals)
    .where(and(isOneOf(attentionProposals.userId, userIds), isNotNull(attentionProposals.lookAt)))
    .orderBy(attentionProposals.id)
    .for('update'),
);

/**
 * Locks what waits for these people until the end of the transaction. A decision calls it before it reads the facts, so that
 * a change of the facts is followed by a new decision: `reevaluate` waits for this one, and does not come before it.
 * Returns false if nothing waits.
 */
export async function lockWaiting(tx: Tx, userIds: readonly string[]): Promise<boolean> {
  return (await waitingLocked(tx, { userIds })).length > 0;
}

/** Makes the proposals that wait for these people due for a decision now, but not before `dueAt`. */
export async function reevaluate(tx: Tx, userIds: readonly string[], now: Date): Promise<void> {
  if (userIds.length === 0) return;
  await lockWaiting(tx, userIds);
  await tx
    .update(attentionProposals)
    .set({ lookAt: sql`greatest(${attentionProposals.dueAt}, ${now.toISOString()})` })
    .where(and(inArray(attentionProposals.userId, [...userIds]), gt(attentionProposals.lookAt, now)));
}
