import { and, eq, isNotNull, lte } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { claimed, settled } from '../../../slack/outbound/kept-post.js';
import { requests } from '../schema.js';
import { type Request, requestById } from './requests.js';

/** Returns the ledger key of a request in the thread. */
export function requestKey(id: string): string {
  return `help.request:${id}`;
}

/** Returns the ledger key of the message that tells the author of a request who offered. */
export function offersKey(id: string): string {
  return `help.offers:${id}`;
}

/** Returns the member who asked for help in the message with this key. */
export async function authorOf(tx: Tx, key: string): Promise<string | undefined> {
  const beginning = requestKey('');
  return key.startsWith(beginning) ? (await requestById(tx, key.slice(beginning.length)))?.userId : undefined;
}

/** Claims the edit of a request in the thread, and returns it; undefined if it is not due. */
export async function claimRequest(tx: Tx, id: string, now: Date): Promise<Request | undefined> {
  const due = and(eq(requests.id, id), lte(requests.dueAt, now), isNotNull(requests.askedAt));
  return (await tx.update(requests).set(claimed(now)).where(due).returning())[0];
}

/** Records that the thread shows the request as of `changes`, and when to look at it again. */
export async function settleRequest(
  tx: Tx,
  { id, changes: seen }: Request,
  it: { againAt: Date | null; now: Date },
): Promise<void> {
  await tx
    .update(requests)
    .set(settled(requests, { seen, ...it }))
    .where(eq(requests.id, id));
}
