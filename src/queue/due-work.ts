import { and, asc, gt, lte, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '../core/database/database.js';
import { prepared } from '../core/database/prepared.js';
import { workspaces } from '../core/schema.js';
import { isServed } from '../core/workspaces.js';
import type { IdPayload, JobContract } from './job.js';

/** Work that rows of a table mark as due. A sweep finds those rows and enqueues one job for each. */
export interface DueWork {
  /** The name of the sweep. */
  readonly name: `${string}.${string}`;
  readonly everyMs: number;
  readonly job: JobContract<IdPayload>;
  /**
   * Returns what is due in all workspaces that are not stopped. Takes turns between them (the first of each, then the
   * second of each), so that no workspace waits for all of another's work.
   */
  find(tx: Tx, now: Date): Promise<IdPayload[]>;
  /** Returns the time at which the oldest due work fell due; undefined when nothing is due. */
  dueSince(tx: Tx, now: Date): Promise<Date | undefined>;
  /** Returns the first time after `now` at which work falls due; undefined when none will. */
  nextDue(tx: Tx, now: Date): Promise<Date | undefined>;
}

/** The largest number of jobs that one sweep enqueues; the rest waits for the next sweep. */
const SWEEP_LIMIT = 20_000;

export function dueWork(
  name: DueWork['name'],
  it: {
    job: JobContract<IdPayload>;
    table: PgTable & { readonly workspaceId: PgColumn };
    /** The `id` in the job's payload. */
    id: PgColumn;
    /** Needs a partial index on the rows that are not done. */
    dueAt: PgColumn;
    where?: SQL;
    /** The delay before the sweep enqueues a row, for work that is normally enqueued as soon as it is due. */
    graceMs?: number;
    everyMs: number;
  },
): DueWork {
  const { job, table, id, dueAt, where, graceMs = 0, everyMs } = it;
  const served = (tx: Tx) => and(where, isServed(tx, table.workspaceId));
  const beforeGrace = (now: Date) => new Date(now.getTime() - graceMs);
  /** Returns a function that returns when the sweep may find the earliest of the rows that are due until, or after, `now`. */
  const earliest = (isDue: typeof lte) => {
    const at = sql<Date | null>`min(${dueAt})`.mapWith(workspaces.installedAt);
    const find = prepared(['now'], (tx, { now }) =>
      tx
        .select({ at })
        .from(table)
        .where(and(isDue(dueAt, now), served(tx))),
    );
    return async (tx: Tx, now: Date) => {
      const [row] = await find(tx, { now: beforeGrace(now) });
      return row?.at ? new Date(row.at.getTime() + graceMs) : undefined;
    };
  };
  const find = prepared(['now'], (tx, { now }) => {
    const place = sql<number>`row_number() over (partition by ${table.workspaceId} order by min(${dueAt}))`;
    const found = tx
      .select({
        workspaceId: sql<string>`${table.workspaceId}`.as('found_workspace'),
        id: sql<string>`${id}`.as('found_id'),
        place: place.as('place'),
      })
      .from(table)
      .where(and(lte(dueAt, now), served(tx)))
      .groupBy(table.workspaceId, id)
      .as('found');
    return tx
      .select({ workspaceId: found.workspaceId, id: found.id })
      .from(found)
      .orderBy(asc(found.place))
      .limit(SWEEP_LIMIT);
  });
  return {
    name,
    everyMs,
    job,
    find: (tx, now) => find(tx, { now: beforeGrace(now) }),
    dueSince: earliest(lte),
    nextDue: earliest(gt),
  };
}
