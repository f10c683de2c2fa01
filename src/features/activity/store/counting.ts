import { and, arrayContains, between, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { prepared } from '../../../core/database/prepared.js';
import type { ActivityKind } from '../../../core/member-acts.js';
import { canBelong, type Person, personColumns } from '../../../core/people.js';
import { members, people } from '../../../core/schema.js';
import type { MessagePlace } from '../domain.js';
import { activity, undone } from '../schema.js';
import { communityIdFor } from './channels.js';

export type Row = typeof activity.$inferSelect;

/** The largest numbers of fingerprints and threads that a row keeps. */
const MAX_MARKS = 50;
const MAX_THREADS = 30;

/**
 * Returns those of these users who are members of the community for which the channel counts; none if there is no such
 * community. `undoneAt` is the time at which they undid the act under that mark, if it isn't counted yet. Uses one query.
 */
export async function membersAmong(
  tx: Tx,
  channelId: string,
  userIds: readonly string[],
  mark = '',
): Promise<(Person & { communityId: string; undoneAt: Date | null })[]> {
  const isTheirs = and(eq(undone.userId, people.userId), eq(undone.mark, mark));
  const undoneAt = sql<Date | null>`(${tx.select({ at: undone.at }).from(undone).where(isTheirs)})`.mapWith(undone.at);
  const rows = await tx
    .select({ ...personColumns, communityId: members.communityId, undoneAt })
    .from(members)
    .innerJoin(people, eq(people.userId, members.userId))
    .where(
      and(
        eq(members.communityId, communityIdFor(channelId)),
        inArray(members.userId, [...userIds]),
        isNull(members.leftAt),
      ),
    );
  return rows.filter(canBelong);
}

const NO_PLACE = { channelId: null, ts: null, threadTs: null };

/** One act to count. */
export interface ActivityEvent extends Pick<Row, 'workspaceId' | 'communityId' | 'userId' | 'day' | 'withUser'> {
  readonly kind: ActivityKind;
  readonly at: Date;
  readonly place?: MessagePlace;
  readonly thread?: string;
  /** Omitted for an act that cannot be delivered twice. */
  readonly mark?: string;
}

const COLUMNS = [
  ...(['workspaceId', 'communityId', 'userId', 'day', 'kind', 'weight', 'withUser', 'lastAt'] as const),
  ...(['channelId', 'ts', 'threadTs', 'threads', 'marks'] as const),
] as const;

const countOne = prepared(COLUMNS, (tx, row) => {
  const latest = (column: typeof activity.channelId | typeof activity.ts | typeof activity.threadTs) =>
    sql`case when excluded.last_at >= ${activity.lastAt} then excluded.${sql.identifier(column.name)} else ${column} end`;
  return tx
    .insert(activity)
    .values({ ...row, count: 1 })
    .onConflictDoUpdate({
      target: [
        activity.workspaceId,
        activity.communityId,
        activity.userId,
        activity.day,
        activity.kind,
        activity.withUser,
      ],
      set: {
        count: sql`${activity.count} + 1`,
        lastAt: sql`greatest(${activity.lastAt}, excluded.last_at)`,
        channelId: latest(activity.channelId),
        ts: latest(activity.ts),
        threadTs: latest(activity.threadTs),
        threads: sql`case when ${activity.threads} @> excluded.threads or cardinality(${activity.threads}) >= ${MAX_THREADS}
          then ${activity.threads} else ${activity.threads} || excluded.threads end`,
        marks: sql`(${activity.marks} || excluded.marks)[greatest(1, cardinality(${activity.marks}) - ${MAX_MARKS - 2}):]`,
      },
      setWhere: sql`not ${activity.marks} && excluded.marks`,
    });
});

/** Counts an act in its row, inserted or updated. Does nothing if that row has counted the mark before. */
export async function count(tx: Tx, { kind, at, place, thread, mark, ...whose }: ActivityEvent): Promise<void> {
  await countOne(tx, {
    ...whose,
    kind: kind.name,
    weight: kind.weight,
    lastAt: at,
    ...(place ?? NO_PLACE),
    threads: thread ? [thread] : [],
    marks: mark ? [mark] : [],
  });
}

/** Forgets that the act under that mark was undone, now that Slack has reported the act. */
export async function forgetUndone(tx: Tx, userId: string, mark: string): Promise<void> {
  await tx.delete(undone).where(and(eq(undone.userId, userId), eq(undone.mark, mark)));
}

/**
 * Undoes what was counted under that mark between `from` and `to`. If a member did it and it isn't counted yet, records
 * that it was undone at `at`, since Slack may report it later. `deleted` is the message, if the message itself was
 * deleted.
 */
export async function undo(
  tx: Tx,
  it: {
    workspaceId: string;
    channelId: string;
    userId: string;
    mark: string;
    at: Date;
    kinds: readonly ActivityKind[];
    from: Day;
    to: Day;
    deleted?: { ts: string; thread: string };
  },
): Promise<void> {
  const unlessDeleted = (column: typeof activity.channelId | typeof activity.ts | typeof activity.threadTs) =>
    sql`case when ${activity.ts} = ${it.deleted?.ts ?? ''} then null else ${column} end`;
  const { rowCount } = await tx
    .update(activity)
    .set({
      count: sql`${activity.count} - 1`,
      marks: sql`array_remove(${activity.marks}, ${it.mark})`,
      threads: sql`array_remove(${activity.threads}, ${it.deleted?.thread ?? ''})`,
      channelId: unlessDeleted(activity.channelId),
      ts: unlessDeleted(activity.ts),
      threadTs: unlessDeleted(activity.threadTs),
    })
    .where(
      and(
        eq(activity.communityId, communityIdFor(it.channelId)),
        eq(activity.userId, it.userId),
        between(activity.day, it.from, it.to),
        inArray(
          activity.kind,
          it.kinds.map(({ name }) => name),
        ),
        arrayContains(activity.marks, [it.mark]),
      ),
    );
  if (rowCount || (await membersAmong(tx, it.channelId, [it.userId])).length === 0) return;
  const { workspaceId, userId, mark, at } = it;
  await tx
    .insert(undone)
    .values({ workspaceId, userId, mark, at })
    .onConflictDoUpdate({
      target: [undone.workspaceId, undone.userId, undone.mark],
      set: { at },
    });
}
