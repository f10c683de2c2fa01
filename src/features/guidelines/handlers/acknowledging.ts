import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, open, replace, say } from '../../../slack/interactions/responses.js';
import { editPost, gotIt, type PLACES } from '../contracts.js';
import { copy } from '../copy.js';
import { hasRead } from '../domain/versions.js';
import { acknowledge } from '../store/acknowledgements.js';
import { markPosts } from '../store/posts.js';
import { versionById } from '../store/versions.js';
import { readingView } from '../views/reading.js';
import { toReadVersion } from './access.js';
import { readingOf } from './reading.js';

/** Registers the button with which members say that they have read a version: the one that they saw. */
export function listenForAcknowledgements(on: Listen, deps: Deps): void {
  const { db, clock, jobs, attention, refreshHome } = deps;
  on.press(gotIt, toReadVersion, async ({ person, community, carry }) => {
    const { workspaceId, userId } = person;
    const now = clock();
    const { postIds, response } = await db.inWorkspace(workspaceId, async (tx) => {
      const version = await versionById(tx, carry.versionId);
      if (!version) return { postIds: [], response: undefined };
      const { number } = version;
      await acknowledge(tx, { workspaceId, communityId: community.id, userId, number, at: now });
      const response = await respondTo(tx, deps, person, community, { number, from: carry.from, now });
      // Late, because many members may press within a moment, and each waits for the one before.
      const postIds = await markPosts(tx, community.id, now, 'changes');
      await attention.recheck(tx, { workspaceId, userIds: [userId], now });
      return { postIds, response };
    });
    await jobs.addAll(
      editPost,
      postIds.map((id) => ({ workspaceId, id })),
    );
    await refreshHome(workspaceId, [userId]);
    return response;
  });
}

/** Shows what has changed if a newer version asks for it; otherwise thanks, unless the place of the button shows it. */
async function respondTo(
  tx: Tx,
  deps: Pick<Deps, 'reporting'>,
  person: Person,
  community: Community,
  { number, from, now }: { number: number; from: (typeof PLACES)[number]; now: Date },
): Promise<HandlerResponse> {
  const reading = await readingOf(tx, deps, person, community, now);
  if (!reading) return undefined;
  const { current, acknowledged, asked } = reading.state;
  const show = from === 'reading' ? replace : open;
  if (!hasRead(acknowledged, asked))
    return show(readingView({ ...reading, notice: copy.newerMeanwhile(number, current.number) }));
  if (from === 'reading') return show(readingView({ ...reading, notice: copy.youRead(number) }));
  return from === 'post' ? say(md`${copy.youRead(number)}`) : undefined;
}
