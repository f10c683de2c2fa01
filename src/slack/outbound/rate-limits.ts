import { and, eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '../../core/database/database.js';
import { workspaces } from '../../core/schema.js';
import { rateLimits } from '../schema.js';

/**
 * How many calls a minute Slack bears with, by method, in each workspace: the lower ends of docs.slack.dev/apis/web-api/rate-limits.
 * Those who had to wait go on at this pace.
 */
const PER_MINUTE: Readonly<Record<string, number>> = {
  'chat.postMessage': 300,
  'views.publish': 100,
  'users.info': 100,
  'conversations.members': 100,
};

const PER_MINUTE_OTHERS = 50;

// Waiting is done in real time and by several machines at once, so the one clock that counts here is the database's.
const now = sql`clock_timestamp()`;
const seconds = (n: number) => sql`make_interval(secs => ${n})`;

/** What stands in the way of a call of that method: nothing (undefined), a pause, or that Hearth has stopped in this workspace. One look. */
export async function obstacleTo(tx: Tx, method: string): Promise<'paused' | 'stopped' | undefined> {
  const [row] = await tx
    .select({ stoppedAt: workspaces.stoppedAt, paused: sql<boolean>`coalesce(${rateLimits.until} > ${now}, false)` })
    .from(workspaces)
    .leftJoin(rateLimits, and(eq(rateLimits.workspaceId, workspaces.workspaceId), eq(rateLimits.method, method)));
  if (!row || row.stoppedAt) return 'stopped';
  return row.paused ? 'paused' : undefined;
}

/** For how many milliseconds a call must wait out a pause. Each who must is given a turn of their own, so that not all come back at once. */
export async function nextTurn(tx: Tx, method: string): Promise<number> {
  const every = seconds(60 / (PER_MINUTE[method] ?? PER_MINUTE_OTHERS));
  const [row] = await tx
    .update(rateLimits)
    .set({ nextAt: sql`greatest(${rateLimits.nextAt}, ${rateLimits.until}) + ${every}` })
    .where(and(eq(rateLimits.method, method), gt(rateLimits.until, now)))
    .returning({
      waitMs: sql<number>`ceil(extract(epoch from ${rateLimits.nextAt} - ${every} - ${now}) * 1000)::float8`,
    });
  return row ? Math.max(0, row.waitMs) : 0;
}

/** Nobody calls that method in this workspace for so many seconds. */
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
