import { addDays, dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { posted } from '../../../slack/outbound/ledger.js';
import { instantOf } from '../../../slack/timestamp.js';
import { answeredOf, firstPost, threadAt } from '../../activity/index.js';
import type { Newcomer } from './newcomers.js';

/** Names the introduction of a newcomer in the ledger of deliveries. */
export function introductionKey(newcomerId: string): string {
  return `newcomers.hello:${newcomerId}`;
}

export interface FirstPost {
  readonly channelId: string;
  readonly ts: string;
  readonly wroteAt: Date;
}

/** What a newcomer wrote first: their introduction, which we posted for them, or a post of their own. */
export async function firstPostOf(tx: Tx, it: Newcomer): Promise<FirstPost | undefined> {
  const hello = await posted(tx, introductionKey(it.id));
  const own = await firstPost(tx, it.communityId, it.userId, addDays(dayIn('UTC', it.joinedAt), -1));
  const all = [hello, own].flatMap((one) =>
    one ? [{ channelId: one.channelId, ts: one.ts, wroteAt: instantOf(one.ts) }] : [],
  );
  return all.sort((a, b) => a.wroteAt.getTime() - b.wroteAt.getTime())[0];
}

/** Which of these first posts another member has answered. */
export async function answeredAmong<It extends { userId: string; channelId: string; ts: string }>(
  tx: Tx,
  communityId: string,
  posts: readonly It[],
): Promise<It[]> {
  const asked = posts.map((post) => {
    const { userId, channelId, ts } = post;
    return { post, userId, since: instantOf(ts), thread: threadAt(channelId, ts) };
  });
  return (await answeredOf(tx, communityId, asked)).map((it) => it.post);
}
