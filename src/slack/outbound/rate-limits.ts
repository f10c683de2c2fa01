import { and, eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '../../core/database/database.js';
import { prepared } from '../../core/database/prepared.js';
import { retention } from '../../core/database/retention.js';
import { DAY } from '../../core/durations.js';
import { workspaces } from '../../core/schema.js';
import type { SealedToken } from '../../core/token-keys.js';
import { installations, rateLimits } from '../schema.js';
import type { Limited } from './limited.js';

/**
 * Slack's rate limits, in calls per minute and workspace: the lower ends of docs.slack.dev/apis/web-api/rate-limits.
 * After a pause, waiting calls are released at this rate.
 */
const PER_MINUTE: Readonly<Record<string, number>> = {
  'chat.postMessage': 300,
  'views.publish': 100,
  'users.info': 100,
  'conversations.members': 100,
};

const PER_MINUTE_OTHERS = 50;

// Pauses are shared by several machines, so only the database's clock counts.
const now = sql`clock_timestamp()`;
const seconds = (n: number) => sql`make_interval(secs => ${n})`;

const admitted = prepared(['method'], (tx, { method }) =>
  tx
    .select({
      stoppedAt: workspaces.stoppedAt,
      isPaused: sql<boolean>`coalesce(${rateLimits.until} > ${now}, false)`,
      sealed: { keyId: installations.keyId, sealedToken: installations.sealedToken },
    })
    .from(workspaces)
    .leftJoin(installations, eq(installations.workspaceId, workspaces.workspaceId))
    .leftJoin(rateLimits, and(eq(rateLimits.workspaceId, workspaces.workspaceId), eq(rateLimits.method, method))),
);

/**
 * Returns whether that method can be called now, and the token of the installation; null with a token from the settings.
 * Undefined if Hearth has stopped in this workspace. One query.
 */
export async function admission(
  tx: Tx,
  method: string,
): Promise<{ isPaused: boolean; sealed: SealedToken | null } | undefined> {
  const [row] = await admitted(tx, { method });
  return row && !row.stoppedAt ? row : undefined;
}

/**
 * Takes the next turn for a call, and returns the milliseconds until it comes; undefined if it comes later than the call's
 * patience. Turns are `everyMs` apart, over all processes.
 */
export async function takeTurn(
  tx: Tx,
  workspaceId: string,
  { key, patienceMs }: Limited,
  everyMs: number,
): Promise<number | undefined> {
  const every = seconds(everyMs / 1000);
  const [turn] = await tx
    .insert(rateLimits)
    .values({ workspaceId, method: key, until: sql`${now} + ${every}`, nextAt: now })
    .onConflictDoUpdate({
      target: [rateLimits.workspaceId, rateLimits.method],
      set: { until: sql`greatest(${rateLimits.until}, ${now}) + ${every}` },
      setWhere: sql`${rateLimits.until} <= ${now} + ${seconds(patienceMs / 1000)}`,
    })
    .returning({
      waitMs: sql<number>`ceil(extract(epoch from ${rateLimits.until} - ${every} - ${now}) * 1000)::float8`,
    });
  return turn && Math.max(0, turn.waitMs);
}

/** Returns the milliseconds until a call may be made. Each caller gets its own slot, so that not all retry at once. */
export async function nextTurn(tx: Tx, method: string, everyMs?: number): Promise<number> {
  const every = seconds(everyMs === undefined ? 60 / (PER_MINUTE[method] ?? PER_MINUTE_OTHERS) : everyMs / 1000);
  const [row] = await tx
    .update(rateLimits)
    .set({ nextAt: sql`greatest(${rateLimits.nextAt}, ${rateLimits.until}) + ${every}` })
    .where(and(eq(rateLimits.method, method), gt(rateLimits.until, now)))
    .returning({
      waitMs: sql<number>`ceil(extract(epoch from ${rateLimits.nextAt} - ${every} - ${now}) * 1000)::float8`,
    });
  return row ? Math.max(0, row.waitMs) : 0;
}

/**
 * Pauses that method, or what is limited in it, in this workspace for so many seconds, for all processes. Never shortens a
 * pause.
 */
export async function pauseMethod(tx: Tx, workspaceId: string, method: string, forSeconds: number): Promise<void> {
  const until = sql`${now} + ${seconds(forSeconds)}`;
  await tx
    .insert(rateLimits)
    .values({ workspaceId, method, until, nextAt: until })
    .onConflictDoUpdate({
      target: [rateLimits.workspaceId, rateLimits.method],
      set: { until: sql`greatest(${rateLimits.until}, excluded.until)` },
    });
}

/** Forgets channels and people that nothing was written to for a day. */
export const rateLimitRetention = retention('pauses.clear', {
  table: rateLimits,
  column: rateLimits.until,
  keepMs: DAY,
});
