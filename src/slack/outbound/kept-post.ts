import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { SECOND } from '../../core/durations.js';

/** The shortest time between two edits of one post: well within what Slack accepts for a channel. */
const EDIT_EVERY_MS = 10 * SECOND;

const EDIT_EVERY = sql.raw(`interval '${EDIT_EVERY_MS} milliseconds'`);

/** The columns of a row about a post in a channel that is kept current. All changes of ten seconds make one edit. */
export interface KeptPost {
  /** The number of changes that the post has to show, so that none is missed by an edit under way. */
  readonly changes: PgColumn;
  readonly editedAt: PgColumn;
  /** The time from which it may be edited; null while it shows the facts. */
  readonly dueAt: PgColumn;
}

/** Returns the values that record a change. The post may be edited at once, or ten seconds after its last edit. */
export function changed({ changes, editedAt, dueAt }: KeptPost, now: Date): { changes: SQL; dueAt: SQL } {
  const at = sql`${now.toISOString()}::timestamptz`;
  // Edits at the sooner time of this change and of an edit that was put off. `least` and `greatest` ignore null.
  return {
    changes: sql`${changes} + 1`,
    dueAt: sql`least(${dueAt}, greatest(${at}, ${editedAt} + ${EDIT_EVERY}))`,
  };
}

/** Returns the values that claim the edit of a due post for ten seconds. If it is not settled, it is due again after that. */
export function claimed(now: Date): { editedAt: Date; dueAt: Date } {
  return { editedAt: now, dueAt: new Date(now.getTime() + EDIT_EVERY_MS) };
}

/**
 * Returns the values that record that the post shows the facts as of `seen` changes, or that the edit has to wait until
 * `againAt`. There may have been other changes after them.
 */
export function settled(
  { changes }: KeptPost,
  it: { readonly seen: number; readonly againAt: Date | null; readonly now: Date },
): { editedAt: Date; dueAt: SQL } {
  const { editedAt, dueAt } = claimed(it.now);
  const again = sql`${it.againAt?.toISOString() ?? null}::timestamptz`;
  return {
    editedAt,
    dueAt: sql`case when ${changes} = ${it.seen} then ${again} else ${dueAt.toISOString()}::timestamptz end`,
  };
}
