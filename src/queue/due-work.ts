import { and, asc, gt, isNotNull, lte, notInArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '../core/database/database.js';
import { workspaces } from '../core/schema.js';
import type { IdPayload, JobContract } from './job.js';

/** Work that rows of the database say is due. A sweep finds them and puts one job for each into the queue. */
export interface DueWork {
  /** Names the sweep. */
  readonly name: `${string}.${string}`;
  readonly everyMs: number;
  readonly job: JobContract<IdPayload>;
  /** What is due, in every workspace that is not stopped: each workspace's first before any second, so that none waits for all of another. */
  find(tx: Tx, now: Date): Promise<IdPayload[]>;
  /** The instant at which the oldest of what is due fell due; undefined when nothing is. */
  dueSince(tx: Tx, now: Date): Promise<Date | undefined>;
  /** The next instant after `now` at which something falls due; undefined when nothing will. */
  nextDue(tx: Tx, now: Date): Promise<Date | undefined>;
}

/** The rest is left for the next sweep. */
const SWEEP_LIMIT = 20_000;

export function dueWork(
  name: DueWork['name'],
  it: {
    job: JobContract<IdPayload>;
    table: PgTable & { readonly workspaceId: PgColumn };
    /** What the job is about. */
    id: PgColumn;
    /** Needs a partial index over the rows that are not done. */
    dueAt: PgColumn;
    where?: SQL;
    /** The work is done at once by other means; the sweep finds what is still there this long after. */
    graceMs?: number;
    everyMs: number;
  },
): DueWork {
  const { job, table, id, dueAt, where, graceMs = 0, everyMs } = it;
  const served = (tx: Tx) => {
    const stopped = tx.select({ id: workspaces.workspaceId }).from(workspaces).where(isNotNull(workspaces.stoppedAt));
    return and(where, notInArray(table.workspaceId, stopped));
  };
  const earliest = async (tx: Tx, condition: SQL | undefined) => {
    const at = sql<Date | null>`min(${dueAt})`.mapWith(workspaces.installedAt);
    const [row] = await tx.select({ at }).from(table).where(condition);
    return row?.at ?? undefined;
  };
  return {
    name,
    everyMs,
    job,
    find: async (tx, now) => {
      const place = sql<number>`row_number() over (partition by ${table.workspaceId} order by min(${dueAt}))`;
      const found = tx
        .select({
          workspaceId: sql<string>`${table.workspaceId}`.as('found_workspace'),
          id: sql<string>`${id}`.as('found_id'),
          place: place.as('place'),
        })
        .from(table)
        .where(and(lte(dueAt, new Date(now.getTime() - graceMs)), served(tx)))
        .groupBy(table.workspaceId, id)
        .as('found');
      return tx
        .select({ workspaceId: found.workspaceId, id: found.id })
        .from(found)
        .orderBy(asc(found.place))
        .limit(SWEEP_LIMIT);
    },
    dueSince: (tx, now) => earliest(tx, and(lte(dueAt, now), served(tx))),
    nextDue: (tx, now) => earliest(tx, and(gt(dueAt, now), served(tx))),
  };
}
