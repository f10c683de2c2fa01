import { sql } from 'drizzle-orm';
import { addDays, dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { posted } from '../../../slack/outbound/ledger.js';
import { instantOf } from '../../../slack/timestamp.js';
import { firstPost, hasActed, isAnswered, threadAt, WRITING } from '../../activity/index.js';
import { type Newcomer, newcomerById } from './newcomers.js';

/** Returns the ledger key of a newcomer's introduction. */
export function introductionKey(newcomerId: string): string {
  return `newcomers.hello:${newcomerId}`;
}

/** Returns the newcomer whose introduction was posted for this key of the ledger; undefined for any other. */
export async function authorOf(tx: Tx, key: string): Promise<string | undefined> {
  const prefix = introductionKey('');
  return key.startsWith(prefix) ? (await newcomerById(tx, key.slice(prefix.length)))?.userId : undefined;
}

export interface FirstPost {
  readonly channelId: string;
  readonly ts: string;
  readonly wroteAt: Date;
}

/**
 * Returns a newcomer's first post: the introduction that Hearth posted for them, or a post of their own if it is
 * earlier.
 */
export async function firstPostOf(tx: Tx, it: Newcomer): Promise<FirstPost | undefined> {
  const introduction = await posted(tx, introductionKey(it.id));
  const own = await firstPost(tx, it.communityId, it.userId, addDays(dayIn('UTC', it.joinedAt), -1));
  const all = [introduction, own].flatMap((one) =>
    one ? [{ channelId: one.channelId, ts: one.ts, wroteAt: instantOf(one.ts) }] : [],
  );
  return all.sort((a, b) => a.wroteAt.getTime() - b.wroteAt.getTime())[0];
}

/** Returns whether a newcomer has written something themselves: a post or a reply. */
export async function hasWritten(tx: Tx, it: Pick<Newcomer, 'communityId' | 'userId'>): Promise<boolean> {
  const whose = { communityId: sql`${it.communityId}::uuid`, userId: sql`${it.userId}` };
  const [row] = await tx.select({ wrote: hasActed(whose, WRITING) }).from(sql`(select 1) as one`);
  return row?.wrote ?? false;
}

/** Returns whether another member has answered that first post. */
export async function hasAnswer(
  tx: Tx,
  { communityId, userId }: Pick<Newcomer, 'communityId' | 'userId'>,
  { channelId, ts, wroteAt }: FirstPost,
): Promise<boolean> {
  const [row] = await tx
    .select({
      answered: isAnswered({
        communityId: sql`${communityId}::uuid`,
        userId: sql`${userId}`,
        since: sql`${wroteAt.toISOString()}::timestamptz`,
        thread: sql`${threadAt(channelId, ts)}`,
      }),
    })
    .from(sql`(select 1) as one`);
  return row?.answered ?? false;
}
