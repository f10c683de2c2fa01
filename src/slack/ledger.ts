import { and, eq, lt, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../core/db.js';
import { deliveries } from './schema.js';

/** A message where Slack has it. */
export interface Posted {
  readonly channelId: string;
  readonly ts: string;
  /** The message that it answers. */
  readonly threadTs: string | null;
}

/** For how long a send that nobody finished is left to the process that began it. Longer than the client's timeout. */
const IN_FLIGHT_MS = 30_000;

/**
 * Takes on the sending of this key's message: true when it is ours to post now, false when it is posted, or another process is
 * at it. One statement, so that of several who ask at once exactly one is told true.
 */
export async function claim(tx: Tx, it: { workspaceId: string; key: string; to: string; now: Date }): Promise<boolean> {
  const unsent = ne(deliveries.status, 'sent');
  const abandoned = lt(deliveries.attemptedAt, new Date(it.now.getTime() - IN_FLIGHT_MS));
  const rows = await tx
    .insert(deliveries)
    .values({
      workspaceId: it.workspaceId,
      key: it.key,
      recipient: it.to,
      status: 'sending',
      attempts: 1,
      attemptedAt: it.now,
    })
    .onConflictDoUpdate({
      target: [deliveries.workspaceId, deliveries.key],
      set: { status: 'sending', attempts: sql`${deliveries.attempts} + 1`, attemptedAt: it.now, recipient: it.to },
      setWhere: sql`${unsent} and (${or(ne(deliveries.status, 'sending'), abandoned)})`,
    })
    .returning({ key: deliveries.key });
  return rows.length > 0;
}

/** Writes down how an attempt ended. */
export async function settle(tx: Tx, key: string, outcome: Partial<typeof deliveries.$inferInsert>): Promise<void> {
  await tx.update(deliveries).set(outcome).where(eq(deliveries.key, key));
}

/** Where the message of this key is, if it was posted. */
export async function posted(tx: Tx, key: string): Promise<Posted | undefined> {
  const [row] = await tx
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.key, key), eq(deliveries.status, 'sent')));
  return row?.channelId && row.ts ? { channelId: row.channelId, ts: row.ts, threadTs: row.threadTs } : undefined;
}
