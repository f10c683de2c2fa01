import { dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { instantOf } from '../../../slack/timestamp.js';
import { checkPost, messageChanged, messageDeleted, messagePosted, withText } from '../contracts.js';
import { hostsIn, withParents } from '../domain/hosts.js';
import { firstOnList, idsOfHosts } from '../store/hosts.js';
import { type LimitsRow, limitsAt } from '../store/limits.js';
import { countDeletion, countPost, type PostIds } from '../store/posts.js';

/** A message, as far as it tells where it is and who wrote it. */
interface Message {
  readonly user: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
}

/**
 * Registers handlers that count new posts in channels with a limit. Slack may deliver any event twice or late. Of the
 * links in a message, only the ids of their hosts on organizers' lists are stored.
 */
export function listenForPosts(on: Listen, { db, clock, jobs }: Deps): void {
  const hostIdsOf = async (workspaceId: string, event: unknown) => {
    const hosts = hostsIn(withText.safeParse(event).data ?? '').flatMap(withParents);
    const none = hosts.length === 0;
    return { host_ids: none ? [] : await db.inWorkspace(workspaceId, (tx) => idsOfHosts(tx, hosts)) };
  };

  const count = async (workspaceId: string, channel: string, message: Message, content: Omit<Content, 'now'>) => {
    const ids = await db.inWorkspace(workspaceId, (tx) => countIn(tx, channel, message, { ...content, now: clock() }));
    await jobs.addAll(
      checkPost,
      ids.map((id) => ({ workspaceId, id })),
    );
  };

  on.event(
    messagePosted,
    (workspaceId, it) => count(workspaceId, it.channel, it, { hostIds: it.host_ids, contentTs: it.ts }),
    hostIdsOf,
  );

  on.event(
    messageChanged,
    (workspaceId, { channel, message, host_ids: hostIds, event_ts: contentTs }) =>
      count(workspaceId, channel, message, { hostIds, contentTs }),
    hostIdsOf,
  );

  on.event(messageDeleted, (workspaceId, { channel, previous_message }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      for (const post of await countedIn(tx, channel, previous_message)) await countDeletion(tx, post, clock());
    }),
  );
}

interface Content {
  readonly hostIds: readonly string[];
  readonly contentTs: string;
  readonly now: Date;
}

/** Counts a message in each community with a limit there. Returns the ids of the posts to check. */
async function countIn(tx: Tx, channel: string, message: Message, { hostIds, ...content }: Content): Promise<string[]> {
  const ids: string[] = [];
  for (const post of await countedIn(tx, channel, message)) {
    const hostId = await firstOnList(tx, post.communityId, hostIds);
    const id = await countPost(tx, post, { ...content, hostId });
    if (id) ids.push(id);
  }
  return ids;
}

/**
 * Returns a message as the post that counts in each community with a limit there, or with one that `applies`; none for a
 * reply in a thread.
 */
export async function countedIn(
  tx: Tx,
  channelId: string,
  { user, ts, thread_ts }: Message,
  applies: (it: LimitsRow) => boolean = () => true,
): Promise<PostIds[]> {
  if (thread_ts !== undefined && thread_ts !== ts) return [];
  const counted: PostIds[] = [];
  for (const { workspaceId, communityId } of (await limitsAt(tx, channelId)).filter(applies)) {
    const [author] = await membersOf(tx, communityId, [user]);
    const postedAt = instantOf(ts);
    if (!author) continue;
    const ids = { workspaceId, communityId, channelId, ts, userId: user };
    counted.push({ ...ids, postedAt, day: dayIn(author.zone, postedAt) });
  }
  return counted;
}
