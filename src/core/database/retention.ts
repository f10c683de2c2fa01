import { and, getTableName, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { dayIn } from '../calendar.js';
import { durationInWords, HOUR } from '../durations.js';
import type { Database } from './database.js';

/** A rule that deletes rows of one table once they are old enough. */
export interface Retention {
  /** The name of the sweep that applies it. */
  readonly name: `${string}.${string}`;
  readonly everyMs: number;
  /** A description of its effect, for `docs/jobs.md`. */
  readonly does: string;
  /** Deletes, in all workspaces, the rows that are too old at `now`. */
  deleteOld(db: Database, now: Date): Promise<void>;
}

/** The largest number of rows that one statement deletes, so that none takes long. */
export const MAX_BATCH = 5_000;

/**
 * Returns a rule that keeps rows for `keepMs` milliseconds after the instant, or the UTC day, in `column`. Rows that
 * don't match `where` are never deleted; it gets the instant before which rows are old.
 */
export function retention(
  name: Retention['name'],
  it: {
    table: PgTable;
    column: PgColumn;
    keepMs: number;
    where?: SQL | ((before: Date) => SQL);
    everyMs?: number;
    except?: string;
  },
): Retention {
  const { table, column, keepMs, where, everyMs = HOUR, except = '' } = it;
  return {
    name,
    everyMs,
    does: `deletes rows of \`${getTableName(table)}\` after ${durationInWords(keepMs)}${except}`,
    deleteOld: async (db, now) => {
      const before = new Date(now.getTime() - keepMs);
      const old = and(
        lt(column, column.columnType === 'PgDateString' ? dayIn('UTC', before) : before),
        typeof where === 'function' ? where(before) : where,
      );
      const batch = sql`delete from ${table} where ctid = any(array(select ctid from ${table} where ${old} limit ${MAX_BATCH}))`;
      while ((await db.acrossWorkspaces((tx) => tx.execute(batch))).rowCount === MAX_BATCH);
    },
  };
}
