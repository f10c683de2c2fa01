import { and, eq, gt, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../core/database/database.js';
import { retention } from '../../core/database/retention.js';
import { DAY } from '../../core/durations.js';
import { communities, people, workspaces } from '../../core/schema.js';
import { deliveries } from '../schema.js';

/** A message where Slack has it. */
export interface Posted {
  readonly channelId: string;
  readonly ts: string;
  /** The message that it answers. */
  readonly threadTs: string | null;
}

/** Longer than a call may take; after that nobody is at it any more. Looking for a message first takes several calls. */
const LEASE_S = { new: 15, inDoubt: 60 };

/** A call of ours that got no answer may still be under way inside Slack; so long it is given before anybody looks for what became of it. */
const SETTLE_DELAY_S = 2;

// Holding on to a delivery is a matter of real time between several machines, so the one clock that counts is the database's.
const now = sql`clock_timestamp()`;
const inSeconds = (n: number) => sql`${now} + make_interval(secs => ${n})`;

/**
 * What became of asking for a delivery: it is `mine` to post now (`inDoubt` since that instant: an earlier attempt may have reached Slack);
 * it is `posted`; somebody else is at it for `waitMs` more; or it is not to be tried at all, since its recipient is `unreachable`, or
 * Hearth has `stopped` in that workspace.
 */
export type Claim =
  | { readonly kind: 'mine'; readonly inDoubtSince: Date | undefined }
  | { readonly kind: 'posted'; readonly at: Posted }
  | { readonly kind: 'busy'; readonly waitMs: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'stopped' };

/** Takes on the sending of this key's message. Of several who ask at once exactly one is told that it is theirs. */
export async function claim(
  tx: Tx,
  it: { workspaceId: string; key: string; to: string; thread: string | undefined; at: Date },
): Promise<Claim> {
  const obstacle = await obstacleTo(tx, it.to, it.at);
  if (obstacle) return { kind: obstacle };
  const [mine] = await tx
    .insert(deliveries)
    .values({
      workspaceId: it.workspaceId,
      key: it.key,
      recipient: it.to,
      threadTs: it.thread ?? null,
      status: 'sending',
      attempts: 1,
      attemptedAt: it.at,
      heldUntil: inSeconds(LEASE_S.new),
    })
    .onConflictDoUpdate({
      target: [deliveries.workspaceId, deliveries.key],
      set: {
        status: 'sending',
        recipient: it.to,
        threadTs: it.thread ?? null,
        attempts: sql`${deliveries.attempts} + 1`,
        inDoubt: sql`${deliveries.status} = 'sending'`,
        // In doubt, the instant stays that of the first attempt of which nobody knows the end.
        attemptedAt: sql`case when ${deliveries.status} = 'sending' then ${deliveries.attemptedAt} else excluded.attempted_at end`,
        heldUntil: sql`case when ${deliveries.status} = 'sending' then ${inSeconds(LEASE_S.inDoubt)} else excluded.held_until end`,
      },
      setWhere: sql`${ne(deliveries.status, 'sent')} and (${or(ne(deliveries.status, 'sending'), sql`coalesce(${deliveries.heldUntil}, '-infinity') < ${now}`)})`,
    })
    .returning({ inDoubt: deliveries.inDoubt, attemptedAt: deliveries.attemptedAt });
  if (mine) return { kind: 'mine', inDoubtSince: mine.inDoubt ? mine.attemptedAt : undefined };
  const at = await posted(tx, it.key);
  return at ? { kind: 'posted', at } : { kind: 'busy', waitMs: await heldFor(tx, it.key) };
}

async function obstacleTo(tx: Tx, to: string, at: Date): Promise<'stopped' | 'unreachable' | undefined> {
  const [row] = await tx
    .select({
      stopped: sql<boolean>`${workspaces.stoppedAt} is not null`,
      person: sql<boolean>`exists (select 1 from ${people} where ${and(eq(people.userId, to), gt(people.unreachableUntil, at))})`,
      channel: sql<boolean>`exists (select 1 from ${communities} where ${communities.channelId} = ${to} and ${communities.channelLostAt} is not null)`,
    })
    .from(workspaces);
  if (!row || row.stopped) return 'stopped';
  return row.person || row.channel ? 'unreachable' : undefined;
}

async function heldFor(tx: Tx, key: string): Promise<number> {
  const [row] = await tx
    .select({ ms: sql<number>`ceil(extract(epoch from ${deliveries.heldUntil} - ${now}) * 1000)::float8` })
    .from(deliveries)
    .where(eq(deliveries.key, key));
  return Math.max(0, row?.ms ?? 0);
}

/** Slack has the message. */
export async function settleSent(tx: Tx, key: string, at: Posted): Promise<void> {
  await tx
    .update(deliveries)
    .set({ status: 'sent', error: null, heldUntil: null, ...at })
    .where(eq(deliveries.key, key));
}

/** Slack does not have the message, for certain. */
export async function settleFailed(tx: Tx, key: string, error: string): Promise<void> {
  await tx.update(deliveries).set({ status: 'failed', error, heldUntil: null }).where(eq(deliveries.key, key));
}

/** Nobody knows whether Slack has the message; whoever takes it on next looks. */
export async function settleUnknown(tx: Tx, key: string, error: string): Promise<void> {
  await tx
    .update(deliveries)
    .set({ error, heldUntil: inSeconds(SETTLE_DELAY_S) })
    .where(eq(deliveries.key, key));
}

/** An attempt of which nobody knows the end, and for how long somebody may still be at it. */
export interface Doubt {
  readonly to: string;
  readonly thread: string | undefined;
  readonly since: Date;
  readonly waitMs: number;
}

/** Whether it is unknown that this key's message was posted. */
export async function inDoubt(tx: Tx, key: string): Promise<Doubt | undefined> {
  const [row] = await tx
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.key, key), eq(deliveries.status, 'sending')));
  if (!row) return undefined;
  const { recipient: to, threadTs, attemptedAt: since } = row;
  return { to, thread: threadTs ?? undefined, since, waitMs: await heldFor(tx, key) };
}

/** The message was deleted, and may be posted again. */
export async function settleWithdrawn(tx: Tx, key: string): Promise<void> {
  await tx.update(deliveries).set({ status: 'withdrawn' }).where(eq(deliveries.key, key));
}

/** Where the message of this key is, if it was posted. */
export async function posted(tx: Tx, key: string): Promise<Posted | undefined> {
  const [row] = await tx
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.key, key), eq(deliveries.status, 'sent')));
  return row?.channelId && row.ts ? { channelId: row.channelId, ts: row.ts, threadTs: row.threadTs } : undefined;
}

/** Kept as long as anybody may press a button on what was posted. */
export const deliveryRetention = retention('deliveries.clear', {
  table: deliveries,
  column: deliveries.attemptedAt,
  keepMs: 90 * DAY,
});
