import { DAY } from '../../core/durations.js';
import type { HomeSection } from '../../feature.js';
import { permalink } from '../../slack/permalink.js';
import { copy } from './copy.js';
import { isFirstWeek, LISTED_FOR_MS } from './domain.js';
import { forHome, type Named } from './store/newcomers.js';
import { firstWeekNeed } from './views/first-week.js';
import { newHereBlocks, waitingNeed } from './views/home.js';

/** The time for which Home shows a first post that waits for an answer. */
const WAITS_MS = 14 * DAY;

/**
 * Invites newcomers to introduce themselves, and shows organizers the first posts that wait for an answer, and what
 * newcomers did in their first week.
 */
export const newcomersOnHome: HomeSection = {
  rank: 10,
  title: copy.newcomers,
  section: async ({ tx, now, workspace, person: { userId }, community, may }) => {
    if (!community) return { blocks: [] };
    const ago = (ms: number) => new Date(now.getTime() - ms);
    const waitingSince = may('newcomers.see-waiting') ? ago(WAITS_MS) : undefined;
    const listedSince = may('newcomers.see-week') ? ago(LISTED_FOR_MS) : undefined;
    const rows = await forHome(tx, { communityId: community.id, userId, waitingSince, listedSince });
    const self = rows.find((it) => it.userId === userId);
    const isSilent = self?.welcomedAt && !self.introducedAt && !self.lookingAt && isFirstWeek(self.joinedAt, now);
    const waiting = rows.flatMap(({ name, lookAt, askedAt, channelId, ts, answered }) =>
      waitingSince && lookAt && askedAt && askedAt > waitingSince && channelId && ts && !answered
        ? [waitingNeed(name, permalink(workspace.url, { channelId, ts, threadTs: null }))]
        : [],
    );
    const listed = listedSince ? rows.filter((it) => isOnList(it, listedSince)) : [];
    const week = listed.map((it) => ({ name: it.name, did: it }));
    return {
      blocks: isSilent ? newHereBlocks(self.id, community) : [],
      needs: [...waiting, ...(week.length > 0 ? [firstWeekNeed(community.id, week)] : [])],
    };
  },
};

/** Returns true if organizers should see what this newcomer did. Somebody who writes to them has seen it. */
function isOnList({ listedAt, handledAt, isMember, writer }: Named, since: Date): boolean {
  return listedAt !== null && listedAt > since && !handledAt && isMember && !writer;
}
