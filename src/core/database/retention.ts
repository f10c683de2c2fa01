import { and, getTableName, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { dayIn } from '../calendar.js';
import { durationInWords, HOUR } from '../durations.js';
import type { Database } from './database.js';

/** Rows of one table that are deleted once they are old enough. */
export interface Retention {
  /** Names the sweep that does it. */
  readonly name: `${string}.${string}`;
  readonly everyMs: number;
  /** What it deletes, in words. */
  readonly does: string;
  /** Deletes, of all workspaces, what is old at that instant. */
  deleteOld(db: Database, now: Date): Promise<void>;
}

/** Rows deleted by one statement, so that none takes long. */
export const MAX_BATCH = 5_000;

/**
 * Keeps rows for so many milliseconds after the instant, or the UTC day, in `column`.
 *
 * @param where  leaves the other rows alone, however old
 */
export function retention(
  name: Retention['name'],
  it: { table: PgTable; column: PgColumn; keepMs: number; where?: SQL; everyMs?: number },
): Retention {
  const { table, column, keepMs, where, everyMs = HOUR } = it;
  return {
    name,
    everyMs,
    does: `deletes rows of \`${getTableName(table)}\` after ${durationInWords(keepMs)}`,
    deleteOld: async (db, now) => {
      const before = new Date(now.getTime() - keepMs);
      const old = and(lt(column, column.columnType === 'PgDateString' ? dayIn('UTC', before) : before), where);
      const batch = sql`delete from ${table} where ctid = any(array(select ctid from ${table} where ${old} limit ${MAX_BATCH}))`;
      while ((await db.acrossWorkspaces((tx) => tx.execute(batch))).rowCount === MAX_BATCH);
    },
  };
}
