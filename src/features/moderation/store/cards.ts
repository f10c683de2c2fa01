import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { cards, cases } from '../schema.js';

export type CardRow = typeof cards.$inferSelect;

/** Returns the cards of a case, also those that were withdrawn. */
export async function cardsOf(tx: Tx, caseId: string): Promise<CardRow[]> {
  return tx.select().from(cards).where(eq(cards.caseId, caseId)).orderBy(cards.recipient);
}

/** Returns the cards of messages that a recipient has, and the channels of the messages. */
export async function cardsIn(tx: Tx, recipient: string) {
  return tx
    .select({ caseId: cards.caseId, recipient: cards.recipient, source: sql<string>`${cases.channelId}` })
    .from(cards)
    .innerJoin(cases, eq(cases.id, cards.caseId))
    .where(and(eq(cards.recipient, recipient), isNotNull(cards.excerptAt), isNotNull(cases.channelId)));
}

/** Records that these recipients are to have a card. Those whose card was withdrawn before are to notice that it is back. */
export async function addCards(
  tx: Tx,
  { workspaceId, id: caseId }: { readonly workspaceId: string; readonly id: string },
  recipients: readonly string[],
  now: Date,
): Promise<void> {
  if (recipients.length === 0) return;
  await tx
    .insert(cards)
    .values(recipients.map((recipient) => ({ workspaceId, caseId, recipient })))
    .onConflictDoUpdate({
      target: [cards.workspaceId, cards.caseId, cards.recipient],
      set: { withdrawnAt: null, notice: 'returned', noticeAt: now },
      setWhere: isNotNull(cards.withdrawnAt),
    });
}

const isCard = ({ caseId, recipient }: Pick<CardRow, 'caseId' | 'recipient'>) =>
  and(eq(cards.caseId, caseId), eq(cards.recipient, recipient));

export async function changeCard(
  tx: Tx,
  card: Pick<CardRow, 'caseId' | 'recipient'>,
  values: Partial<Pick<CardRow, 'postedAt' | 'withdrawnAt' | 'notice' | 'noticeAt'>>,
): Promise<void> {
  await tx.update(cards).set(values).where(isCard(card));
}

/** Makes those who have a card of a case notice that it was opened again. */
export async function noticeReopening(tx: Tx, caseId: string, now: Date): Promise<void> {
  await tx
    .update(cards)
    .set({ notice: 'reopened', noticeAt: now })
    .where(and(eq(cards.caseId, caseId), isNotNull(cards.postedAt), isNull(cards.withdrawnAt)));
}

/** Records that the reader of a card was told of the change at that time. */
export async function noticed(tx: Tx, card: Pick<CardRow, 'caseId' | 'recipient'>, at: Date): Promise<void> {
  await tx
    .update(cards)
    .set({ notice: null, noticeAt: null })
    .where(and(isCard(card), eq(cards.noticeAt, at)));
}

/** Claims the one attempt to post the words of the message below a card. Returns false if it was claimed before. */
export async function claimExcerpt(
  tx: Tx,
  card: Pick<CardRow, 'caseId' | 'recipient'>,
  excerptAt: Date,
): Promise<boolean> {
  const claimed = await tx
    .update(cards)
    .set({ excerptAt })
    .where(and(isCard(card), isNull(cards.excerptAt)))
    .returning({ caseId: cards.caseId });
  return claimed.length > 0;
}

/** Returns true if the attempt that was claimed at that time still counts: the message was not deleted since. */
export async function hasClaim(tx: Tx, card: Pick<CardRow, 'caseId' | 'recipient'>, at: Date): Promise<boolean> {
  return (await tx.$count(cards, and(isCard(card), eq(cards.excerptAt, at)))) > 0;
}

/** Makes all attempts to post the words of a case's message void, because it was deleted. */
export async function stopExcerpts(tx: Tx, caseId: string, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  await tx
    .update(cards)
    .set({ excerptAt: sql`greatest(${at}, coalesce(${cards.excerptAt}, ${at})) + interval '1 millisecond'` })
    .where(eq(cards.caseId, caseId));
}

/** Withdraws all cards from a channel, also those of closed cases, whose cards are then due to show it. */
export async function withdrawFrom(tx: Tx, channelId: string, now: Date): Promise<void> {
  const withdrawn = await tx
    .update(cards)
    .set({ withdrawnAt: now })
    .where(and(eq(cards.recipient, channelId), isNull(cards.withdrawnAt)))
    .returning({ caseId: cards.caseId });
  const ids = withdrawn.map(({ caseId }) => caseId);
  await tx
    .update(cases)
    .set({ changes: sql`${cases.changes} + 1`, dueAt: now })
    .where(inArray(cases.id, ids));
}
