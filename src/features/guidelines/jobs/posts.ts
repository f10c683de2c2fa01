import { dayIn, dayInWords } from '../../../core/calendar.js';
import { type Community, communityById, isChannelLost } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { HOUR, SECOND } from '../../../core/durations.js';
import type { MembersChange } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import type { Message } from '../../../slack/blocks/blocks.js';
import { editPost } from '../contracts.js';
import { posts } from '../schema.js';
import { tallyOf } from '../store/acknowledgements.js';
import { claimPost, hasNewerPost, markPosts, type Post, postKey, settlePost } from '../store/posts.js';
import { askedVersion, currentVersion, versionById } from '../store/versions.js';
import { changesMessage, firstMessage, firstReplacedMessage, replacedMessage } from '../views/posts.js';

/** Finds posts that do not show the facts. */
export const postsDue = dueWork('guidelines.stale-posts', {
  job: editPost,
  table: posts,
  id: posts.id,
  dueAt: posts.dueAt,
  everyMs: 10 * SECOND,
});

/** The time until the next attempt, in a channel in which Hearth can't post now. */
const WAIT_MS = HOUR;

/** Writes or edits a post about the guidelines. All changes of ten seconds make one edit. */
export function postWork(deps: Deps): Work {
  return work(editPost, async ({ workspaceId, id }) => {
    const inWorkspace = <T>(run: (tx: Tx) => Promise<T>) => deps.db.inWorkspace(workspaceId, run);
    const post = await inWorkspace((tx) => claimPost(tx, id, deps.clock()));
    const shown = post && (await inWorkspace((tx) => currentPost(tx, post)));
    if (!post || !shown) return;
    const values = await write(deps, post, shown);
    await inWorkspace((tx) => settlePost(tx, post, deps.clock(), values));
  });
}

interface Shown {
  readonly community: Community;
  readonly message: Message;
  /** True if a newer post has replaced it. */
  readonly isReplaced: boolean;
}

/** Returns the post as it should be now. */
async function currentPost(tx: Tx, post: Post): Promise<Shown | undefined> {
  const { communityId, kind } = post;
  const community = await communityById(tx, communityId);
  const version = await versionById(tx, post.versionId);
  const current = await currentVersion(tx, communityId);
  if (!community || !version || !current) return undefined;
  const isReplaced = await hasNewerPost(tx, post);
  if (kind === 'first')
    return {
      community,
      isReplaced,
      message: isReplaced ? firstReplacedMessage() : firstMessage(community, current.sections),
    };
  const newer = await askedVersion(tx, communityId);
  if (isReplaced && newer) {
    const day = dayInWords(dayIn(community.fixedZone ?? 'UTC', newer.publishedAt));
    return { community, isReplaced, message: replacedMessage(version, day) };
  }
  const before = (await askedVersion(tx, communityId, version.number))?.sections;
  const tally = await tallyOf(tx, communityId, version.number);
  return { community, isReplaced, message: changesMessage({ community, version, before }, tally) };
}

/** Posts it, or edits it if it is there. A post that was replaced before it was written is not written. */
async function write(
  { db, deliver, clock }: Deps,
  { workspaceId, id, postedAt }: Post,
  { community, message, isReplaced }: Shown,
): Promise<{ againAt: Date | null } & Partial<Pick<Post, 'postedAt' | 'replacedAt'>>> {
  const now = clock();
  const later = { againAt: new Date(now.getTime() + WAIT_MS) };
  const key = postKey(id);
  const done = isReplaced ? { againAt: null, replacedAt: now } : { againAt: null };
  if (postedAt) return (await deliver.update(workspaceId, key, message)) === 'unreachable' ? later : done;
  if (isReplaced) return done;
  const { announcedAt, channelLostAt, closedAt, channelId } = community;
  if (!announcedAt || channelLostAt || closedAt) return later;
  if (await deliver.post(workspaceId, { key, to: channelId, message })) return { ...done, postedAt: now };
  // After a final refusal, the next attempt is made when there is something else to show.
  return (await db.inWorkspace(workspaceId, (tx) => isChannelLost(tx, community.id))) ? later : { againAt: null };
}

/** Keeps the number of members in the posts current. */
export async function recount(tx: Tx, { jobs }: Deps, { workspaceId, communityId, userIds, now }: MembersChange) {
  if (userIds.length === 0) return;
  const ids = await markPosts(tx, communityId, now, 'changes');
  if (ids.length === 0) return;
  afterCommit(tx, () =>
    jobs.addAll(
      editPost,
      ids.map((id) => ({ workspaceId, id })),
    ),
  );
}
