import type { Tx } from '../../../core/database/database.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { ChosenMessage, Listen } from '../../../slack/interactions/listen.js';
import { open, refuse, replace, say } from '../../../slack/interactions/responses.js';
import { checkPost, markShortcut, unmark } from '../contracts.js';
import { copy } from '../copy.js';
import { canHear } from '../domain/set.js';
import { markPost, postById, unmarkPost } from '../store/posts.js';
import { markedView, unmarkedView } from '../views/mark.js';
import { countedIn } from './counting.js';

/** Registers the shortcut with which authors say that their post is promotion, and the button that takes that back. */
export function listenForMarks(on: Listen, { db, clock, jobs }: Deps): void {
  on.messageShortcut(markShortcut, 'limits.mark', async ({ person: { workspaceId, userId }, message }) => {
    const { author, threadTs, ts } = message;
    if (author.isBot || author.id !== userId) return say(md`${copy.mark.notYours}`);
    if (threadTs !== undefined && threadTs !== ts) return say(md`${copy.mark.reply}`);
    const marked = await db.inWorkspace(workspaceId, (tx) => mark(tx, userId, message, clock()));
    if (!marked) return say(md`${copy.mark.noLimit}`);
    await jobs.addAll(
      checkPost,
      marked.map((id) => ({ workspaceId, id })),
    );
    return marked[0] ? open(markedView(marked[0])) : say(md`${copy.mark.already}`);
  });

  on.press(
    unmark,
    { act: 'limits.mark', of: async (tx, { postId }) => (await postById(tx, postId))?.communityId },
    ({ person: { workspaceId, userId }, carry }) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const post = await postById(tx, carry.postId);
        if (!post) return refuse(copy.mark.gone, 'no such post');
        if (post.userId !== userId) return refuse(copy.mark.notYours, 'not their post');
        await unmarkPost(tx, post);
        return replace(unmarkedView());
      }),
  );
}

/**
 * Marks a post in each community that limits promotion in its channel. Returns the ids of those that were not marked
 * before; undefined if there is no such community.
 */
async function mark(tx: Tx, user: string, { channelId, ts }: ChosenMessage, now: Date): Promise<string[] | undefined> {
  if (!canHear((await currentWorkspace(tx)).scopes)) return undefined;
  const counted = await countedIn(tx, channelId, { user, ts }, (it) => it.promotionChannelId !== null);
  const marked: string[] = [];
  for (const post of counted) marked.push(...[await markPost(tx, post, now)].flatMap((id) => id ?? []));
  return counted.length > 0 ? marked : undefined;
}
