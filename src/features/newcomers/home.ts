import { DAY } from '../../core/durations.js';
import type { HomeSection } from '../../feature.js';
import { permalink } from '../../slack/permalink.js';
import { copy } from './copy.js';
import { isFirstWeek } from './domain.js';
import { forHome } from './store/newcomers.js';
import { newHereBlocks, waitingNeed } from './views.js';

/** An answer that has not come by then is not asked for any more. */
const WAITS_MS = 14 * DAY;

/** A newcomer is offered to introduce themselves; organizers see whose first post waits for an answer. */
export const newcomersOnHome: HomeSection = {
  rank: 10,
  title: copy.newcomers,
  section: async ({ tx, now, workspace, person: { userId }, community, organizes }) => {
    if (!community) return { blocks: [] };
    const waitingSince = organizes ? new Date(now.getTime() - WAITS_MS) : undefined;
    const rows = await forHome(tx, { communityId: community.id, userId, waitingSince });
    const self = rows.find((it) => it.userId === userId);
    const isSilent = self?.welcomedAt && !self.introducedAt && isFirstWeek(self.joinedAt, now);
    const needs = rows.flatMap(({ name, askedAt, channelId, ts, answered }) =>
      organizes && askedAt && channelId && ts && !answered
        ? [waitingNeed(name, permalink(workspace.url, { channelId, ts, threadTs: null }))]
        : [],
    );
    return { blocks: isSilent ? newHereBlocks(self.id, community) : [], needs };
  },
};
