import { localToday, zoneFor } from '../../core/communities.js';
import type { ChecklistEntry, CommunityViewer, HomeSection } from '../../feature.js';
import { permalink } from '../../slack/permalink.js';
import { beginCheckins } from './contracts.js';
import { copy } from './copy.js';
import { missedOf } from './domain/missed.js';
import { nextAfter, occurrenceToOpen } from './domain/opening.js';
import { firstSlot } from './domain/schedule.js';
import { streakOf } from './domain/streak.js';
import { hasAnswered } from './store/due.js';
import { forHome } from './store/home.js';
import { hasPosted } from './store/own-posts.js';
import { homeBlocks } from './views/home.js';
import { ownPostsLine } from './views/own-posts.js';
import { invitationBlocks } from './views/taking-part.js';

/** The section for today: the member's commitments, their streak, and the button to check in. */
export const checkinsOnHome: HomeSection = {
  rank: 20,
  title: copy.onHome,
  section: async ({ tx, now, workspace, person, community }) => {
    // Members who have left find here what they wrote.
    if (!community) return { blocks: (await hasPosted(tx, person.userId)) ? [ownPostsLine()] : [] };
    const today = localToday(community, person, now);
    const { programmes, pace, list, replies } = await forHome(tx, community.id, person.userId, { now, today });
    const viewing = { community, person, now, today };
    if (!programmes.some((it) => it.takesPart)) {
      const offered = programmes.map(({ programme }) => {
        const next = firstSlot({ rhythm: programme, zone: zoneFor(community, person), now });
        return { ...viewing, programme, next };
      });
      return { blocks: invitationBlocks(offered) };
    }
    const cameBack = replies.map((it) => ({ ...it, thread: permalink(workspace.url, it) }));
    const parts = programmes.flatMap(({ programme, takesPart, history, count, circle }) => {
      const occurrence = takesPart ? occurrenceToOpen(history, today, now) : undefined;
      if (!occurrence) return [];
      const thread = occurrence.postedAt ? permalink(workspace.url, occurrence.postedAt) : undefined;
      const post = count?.post ? permalink(workspace.url, count.post) : null;
      const streak = streakOf(history, now);
      return [
        {
          ...{ ...viewing, programme, occurrence, list, thread, pace, cameBack, streak },
          missed: missedOf(history, today, now),
          next: nextAfter(history, occurrence),
          count: count && { ...count, post },
          circle,
        },
      ];
    });
    const others = programmes.filter((it) => !it.takesPart).map(({ programme }) => programme);
    return { blocks: homeBlocks(parts, others) };
  },
};

/** Returns the step of this feature for the organizers of a new community. */
export function checkinChecklist({ community: { id: communityId }, person }: CommunityViewer): ChecklistEntry[] {
  return [
    {
      rank: 10,
      text: copy.writeFirst,
      isDone: hasAnswered(communityId, person.userId),
      button: beginCheckins.element(copy.doIt, { communityId }),
    },
  ];
}
