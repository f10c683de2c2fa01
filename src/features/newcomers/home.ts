import { DAY } from '../../core/durations.js';
import type { HomeSection } from '../../feature.js';
import { permalink } from '../../slack/permalink.js';
import { copy } from './copy.js';
import { isFirstWeek } from './domain.js';
import { forHome } from './store/newcomers.js';
import { newHereBlocks, waitingNeed } from './views/home.js';

/** The time for which Home shows a first post that waits for an answer. */
const WAITS_MS = 14 * DAY;

/** Invites newcomers to introduce themselves, and shows organizers the first posts that wait for an answer. */
export const newcomersOnHome: HomeSection = {
  rank: 10,
  title: copy.newcomers,
  section: async ({ tx, now, workspace, person: { userId }, community, may }) => {
    if (!community) return { blocks: [] };
    const seesWaiting = may('newcomers.see-waiting');
    const waitingSince = seesWaiting ? new Date(now.getTime() - WAITS_MS) : undefined;
    const rows = await forHome(tx, { communityId: community.id, userId, waitingSince });
    const self = rows.find((it) => it.userId === userId);
    const isSilent = self?.welcomedAt && !self.introducedAt && !self.lookingAt && isFirstWeek(self.joinedAt, now);
    const needs = rows.flatMap(({ name, askedAt, channelId, ts, answered }) =>
      seesWaiting && askedAt && channelId && ts && !answered
        ? [waitingNeed(name, permalink(workspace.url, { channelId, ts, threadTs: null }))]
        : [],
    );
    return { blocks: isSilent ? newHereBlocks(self.id, community) : [], needs };
  },
};
