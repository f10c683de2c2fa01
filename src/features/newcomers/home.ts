import { DAY } from '../../core/durations.js';
import type { HomePart, Viewer } from '../../feature.js';
import { permalink } from '../../slack/permalink.js';
import { openSettings } from './contracts.js';
import { copy } from './copy.js';
import { isFirstWeek } from './domain.js';
import { forHome } from './store/newcomers.js';
import { answeredAmong } from './store/posts.js';
import { newHereBlocks, waitingNeed } from './views.js';

/** An answer that has not come by then is not asked for any more. */
const WAITS_MS = 14 * DAY;

/** A newcomer is offered to introduce themselves; organizers see whose first post waits for an answer. At most two queries. */
export async function newcomersOnHome({ tx, now, workspace, person, community, organizes }: Viewer): Promise<HomePart> {
  if (!community) return { blocks: [] };
  const { userId } = person;
  const waitingSince = organizes ? new Date(now.getTime() - WAITS_MS) : undefined;
  const rows = await forHome(tx, { communityId: community.id, userId, waitingSince });
  const self = rows.find((it) => it.userId === userId);
  const isSilent = self?.welcomedAt && !self.introducedAt && isFirstWeek(self.joinedAt, now);
  const blocks = isSilent ? newHereBlocks(self.id, community) : [];
  if (!organizes) return { blocks };
  const waiting = rows.flatMap(({ name, userId: by, askedAt, channelId, ts }) =>
    askedAt && channelId && ts ? [{ name, userId: by, channelId, ts }] : [],
  );
  const answered = await answeredAmong(tx, community.id, waiting);
  const needs = waiting
    .filter((it) => !answered.includes(it))
    .map((it) => waitingNeed(it.name, permalink(workspace.url, { ...it, threadTs: null })));
  return { blocks, needs, buttons: [openSettings.element(copy.newcomers, { communityId: community.id })] };
}
