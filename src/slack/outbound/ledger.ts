import { and, eq, gt, inArray, like, lt, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../core/database/database.js';
import { isOneOf, prepared } from '../../core/database/prepared.js';
import { type Retention, retention } from '../../core/database/retention.js';
import { DAY } from '../../core/durations.js';
import { erasedAmong } from '../../core/erasures.js';
import { communities, people, workspaces } from '../../core/schema.js';
import { isServed } from '../../core/workspaces.js';
import { deliveries } from '../schema.js';
import { type SearchPlace, searchPlace } from './search-place.js';

/** The location of a posted message in Slack. */
export interface Posted {
  readonly channelId: string;
  readonly ts: string;
  /** The timestamp of the parent message. */
  readonly threadTs: string | null;
  /** True if the message is under a member's name and picture. */
  readonly signed: boolean;
}

/** Seconds; longer than an attempt can take. In doubt, it takes several calls, to look for the message first. */
const LEASE_S = { new: 15, inDoubt: 60 };

/** Seconds to wait before looking for a message, since Slack may still be processing a call that got no answer. */
const SETTLE_DELAY_S = 2;

// Leases are shared by several machines, so only the database's clock counts.
const now = sql`clock_timestamp()`;
const inSeconds = (n: number) => sql`${now} + make_interval(secs => ${n})`;

/**
 * The result of claiming a delivery:
 * - `claimed`: the caller has the lease and posts now; with `inDoubt`, an earlier attempt may have reached Slack;
 * - `posted`: the message was posted before, even if somebody deleted it since;
 * - `busy`: another worker has the lease for `waitMs` more;
 * - `unreachable`: the recipient can't be written to, or asked to be erased;
 * - `stopped`: Hearth has stopped in that workspace.
 */
export type Claim =
  | Claimed
  | { readonly kind: 'posted'; readonly at: Posted }
  | { readonly kind: 'busy'; readonly waitMs: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'stopped' };

const take = prepared(['workspaceId', 'key', 'to', 'thread', 'at'], (tx, it) =>
  tx
    .insert(deliveries)
    .values({
      workspaceId: it.workspaceId,
      key: it.key,
      recipient: it.to,
      threadTs: it.thread,
      status: 'sending',
      attempts: 1,
      attemptedAt: it.at,
      heldUntil: inSeconds(LEASE_S.new),
    })
    .onConflictDoUpdate({
      target: [deliveries.workspaceId, deliveries.key],
      set: {
        status: 'sending',
        recipient: sql`excluded.recipient`,
        threadTs: sql`excluded.thread_ts`,
        attempts: sql`${deliveries.attempts} + 1`,
        inDoubt: sql`${deliveries.status} = 'sending'`,
        searchPlace: sql`case when ${deliveries.status} = 'sending' then ${deliveries.searchPlace} end`,
        // In doubt, this stays the instant of the attempt whose outcome is unknown.
        attemptedAt: sql`case when ${deliveries.status} = 'sending' then ${deliveries.attemptedAt} else excluded.attempted_at end`,
        heldUntil: sql`case when ${deliveries.status} = 'sending' then ${inSeconds(LEASE_S.inDoubt)} else excluded.held_until end`,
      },
      setWhere: sql`${notInArray(deliveries.status, ['sent', 'gone'])} and (${or(ne(deliveries.status, 'sending'), sql`coalesce(${deliveries.heldUntil}, '-infinity') < ${now}`)})`,
    })
    .returning({ inDoubt: deliveries.inDoubt, since: deliveries.attemptedAt, place: deliveries.searchPlace }),
);

export interface Claimed {
  readonly kind: 'claimed';
  readonly inDoubt: Pick<Doubt, 'since' | 'place'> | undefined;
}

/** Claims the sending of this key's message. Of several concurrent callers, exactly one gets `claimed`. */
export async function claim(
  tx: Tx,
  it: { workspaceId: string; key: string; to: string; thread: string | undefined; at: Date },
): Promise<Claim> {
  const obstacle = await obstacleTo(tx, it.to, it.at);
  if (obstacle) return { kind: obstacle };
  const [mine] = await take(tx, { ...it, thread: it.thread ?? null });
  if (mine) return { kind: 'claimed', inDoubt: mine.inDoubt ? withPlace(mine) : undefined };
  const at = await located(tx, it.key, ['sent', 'gone']);
  return at ? { kind: 'posted', at } : { kind: 'busy', waitMs: await heldFor(tx, it.key) };
}

const obstacles = prepared(['to', 'at'], (tx, { to, at }) =>
  tx
    .select({
      stopped: sql<boolean>`${workspaces.stoppedAt} is not null`,
      hasErasures: sql<boolean>`${workspaces.erasureKey} is not null`,
      person: sql<boolean>`exists (select 1 from ${people} where ${and(eq(people.userId, to), gt(people.unreachableUntil, at))})`,
      channel: sql<boolean>`exists (select 1 from ${communities} where ${communities.channelId} = ${to} and ${communities.channelLostAt} is not null)`,
    })
    .from(workspaces),
);

async function obstacleTo(tx: Tx, to: string, at: Date): Promise<'stopped' | 'unreachable' | undefined> {
  const [row] = await obstacles(tx, { to, at });
  if (!row || row.stopped) return 'stopped';
  if (row.person || row.channel) return 'unreachable';
  return row.hasErasures && (await erasedAmong(tx, [to])).has(to) ? 'unreachable' : undefined;
}

async function heldFor(tx: Tx, key: string): Promise<number> {
  const [row] = await tx
    .select({ ms: sql<number>`ceil(extract(epoch from ${deliveries.heldUntil} - ${now}) * 1000)::float8` })
    .from(deliveries)
    .where(eq(deliveries.key, key));
  return Math.max(0, row?.ms ?? 0);
}

const setSent = prepared(['key', 'channelId', 'ts', 'threadTs', 'signed'], (tx, it) =>
  tx
    .update(deliveries)
    .set({
      status: 'sent',
      error: null,
      heldUntil: null,
      channelId: sql`${it.channelId}`,
      ts: sql`${it.ts}`,
      threadTs: sql`${it.threadTs}`,
      signed: sql`${it.signed}`,
    })
    .where(eq(deliveries.key, it.key)),
);

/** Records that Slack has the message. */
export async function settleSent(tx: Tx, key: string, at: Posted): Promise<void> {
  await setSent(tx, { key, ...at });
}

/** Records that Slack certainly doesn't have the message. */
export async function settleFailed(tx: Tx, key: string, error: string): Promise<void> {
  await tx.update(deliveries).set({ status: 'failed', error, heldUntil: null }).where(eq(deliveries.key, key));
}

/** Records that it is unknown whether Slack has the message; the next claim is `inDoubt`. */
export async function settleUnknown(tx: Tx, key: string, error: string): Promise<void> {
  await tx
    .update(deliveries)
    .set({ error, heldUntil: inSeconds(SETTLE_DELAY_S) })
    .where(eq(deliveries.key, key));
}

/** Keeps the place that the search for a message has reached. */
export async function keepPlace(tx: Tx, key: string, place: Doubt['place']): Promise<void> {
  await tx
    .update(deliveries)
    .set({ searchPlace: place ?? null })
    .where(eq(deliveries.key, key));
}

/** Records that the search found nothing, so that a new attempt begins now. Only that one is in doubt from here on. */
export async function attemptAgain(tx: Tx, key: string, at: Date): Promise<void> {
  await tx.update(deliveries).set({ attemptedAt: at, searchPlace: null }).where(eq(deliveries.key, key));
}

function withPlace<T extends { readonly place: unknown }>(row: T) {
  return { ...row, place: searchPlace.safeParse(row.place).data };
}

/** An attempt whose outcome is unknown. A worker may hold its lease for `waitMs` more. */
export interface Doubt {
  readonly to: string;
  readonly thread: string | undefined;
  readonly since: Date;
  /** The place at which the search for its message goes on. */
  readonly place: SearchPlace | undefined;
  readonly waitMs: number;
}

const sending = prepared(['key'], (tx, { key }) =>
  tx
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.key, key), eq(deliveries.status, 'sending'))),
);

/** Returns the unsettled attempt for this key, if there is one. */
export async function inDoubt(tx: Tx, key: string): Promise<Doubt | undefined> {
  const [row] = await sending(tx, { key });
  if (!row) return undefined;
  const { recipient: to, threadTs, attemptedAt: since, searchPlace: place } = row;
  return withPlace({ to, thread: threadTs ?? undefined, since, place, waitMs: await heldFor(tx, key) });
}

/** Records that the message was deleted, so that it may be posted again. */
export async function settleWithdrawn(tx: Tx, key: string): Promise<void> {
  await tx.update(deliveries).set({ status: 'withdrawn' }).where(eq(deliveries.key, key));
}

/** Records that somebody deleted the message, so that nothing links to it. It isn't posted again. */
export async function settleGone(tx: Tx, key: string): Promise<void> {
  await tx
    .update(deliveries)
    .set({ status: 'gone' })
    .where(and(eq(deliveries.key, key), eq(deliveries.status, 'sent')));
}

/** Returns where a message was that somebody deleted; undefined if it isn't gone. */
export function gone(tx: Tx, key: string): Promise<Posted | undefined> {
  return located(tx, key, ['gone']);
}

/**
 * If the thread into which this key's message should have gone is not there any more, records that the message that began
 * it, posted for the key `first`, is gone too, so that it may be posted again. Returns false otherwise.
 */
export async function settleThreadGone(tx: Tx, key: string, first: string): Promise<boolean> {
  const [refused] = await tx
    .select({ threadTs: deliveries.threadTs })
    .from(deliveries)
    .where(and(eq(deliveries.key, key), eq(deliveries.status, 'failed'), eq(deliveries.error, 'thread_not_found')));
  if (!refused?.threadTs) return false;
  await tx
    .update(deliveries)
    .set({ status: 'withdrawn' })
    .where(
      and(eq(deliveries.key, first), inArray(deliveries.status, ['sent', 'gone']), eq(deliveries.ts, refused.threadTs)),
    );
  return true;
}

const known = prepared(['keys'], (tx, { keys }) =>
  tx.select({ key: deliveries.key }).from(deliveries).where(isOneOf(deliveries.key, keys)),
);

/** Returns those of these keys for which a message was ever to be posted, in the same order. */
export async function begunOf(tx: Tx, keys: readonly string[]): Promise<string[]> {
  const begun = new Set((await known(tx, { keys })).map(({ key }) => key));
  return keys.filter((key) => begun.has(key));
}

/** Returns the location of this key's message; undefined if it isn't in Slack. */
export function posted(tx: Tx, key: string): Promise<Posted | undefined> {
  return located(tx, key, ['sent']);
}

const withStatus = prepared(['key', 'statuses'], (tx, { key, statuses }) =>
  tx
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.key, key), isOneOf(deliveries.status, statuses))),
);

/** Returns the location that this key's message has or had; undefined in any other status. */
async function located(tx: Tx, key: string, statuses: ('sent' | 'gone')[]): Promise<Posted | undefined> {
  const [row] = await withStatus(tx, { key, statuses });
  return row?.channelId && row.ts
    ? { channelId: row.channelId, ts: row.ts, threadTs: row.threadTs, signed: row.signed }
    : undefined;
}

/** Returns the key for which this message was posted; undefined if Hearth didn't post it, or no longer knows. */
export async function keyOf(tx: Tx, { channelId, ts }: Pick<Posted, 'channelId' | 'ts'>): Promise<string | undefined> {
  const [row] = await tx
    .select({ key: deliveries.key })
    .from(deliveries)
    .where(and(eq(deliveries.channelId, channelId), eq(deliveries.ts, ts)));
  return row?.key;
}

/** Returns the messages in Slack whose keys begin with this, in all workspaces that are served, sent before that time. */
export async function sentBefore(
  tx: Tx,
  prefix: string,
  before: Date,
): Promise<{ readonly workspaceId: string; readonly key: string }[]> {
  const isOld = and(eq(deliveries.status, 'sent'), lt(deliveries.attemptedAt, before));
  return tx
    .select({ workspaceId: deliveries.workspaceId, key: deliveries.key })
    .from(deliveries)
    .where(and(isOld, like(deliveries.key, `${prefix}%`), isServed(tx, deliveries.workspaceId)));
}

/**
 * Returns a query for the workspaces and ledger keys of messages that Hearth still changes, or in whose thread it writes,
 * however old they are. Deliveries of before `since` are deleted unless they are among them.
 */
export type LivingMessages = (since: Date) => SQL;

/** Keeps deliveries for as long as people may press the buttons on their messages, and those of messages that live longer. */
export function deliveryRetention(living: readonly LivingMessages[]): Retention {
  return retention('deliveries.clear', {
    table: deliveries,
    column: deliveries.attemptedAt,
    keepMs: 90 * DAY,
    except: ', except those of messages that are still changed',
    where: (before) => {
      const all = sql.join(
        living.map((it) => it(before)),
        sql` union all `,
      );
      return living.length === 0
        ? sql`true`
        : sql`not exists (select 1 from (${all}) as living (workspace_id, key)
            where living.workspace_id = ${deliveries.workspaceId} and living.key = ${deliveries.key})`;
    },
  });
}
