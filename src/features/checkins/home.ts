import { localToday, zoneFor } from '../../core/communities.js';
import type { ChecklistEntry, CommunityViewer, HomeSection } from '../../feature.js';
import { permalink } from '../../slack/permalink.js';
import { beginCheckins } from './contracts.js';
import { copy } from './copy.js';
import { occurrenceToOpen } from './domain/opening.js';
import { firstSlot } from './domain/schedule.js';
import { streakOf } from './domain/streak.js';
import { hasAnswered } from './store/due.js';
import { forHome } from './store/home.js';
import { hasPosted } from './store/own-posts.js';
import { todayBlocks } from './views/home.js';
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
    const read = await forHome(tx, community.id, person.userId, { now, today });
    if (!read) return { blocks: [] };
    const { programme: rhythm, takesPart, pace, history, list } = read;
    if (!takesPart) {
      const next = firstSlot({ rhythm, zone: zoneFor(community, person), now });
      return { blocks: invitationBlocks({ community, rhythm, person, next, today }) };
    }
    const occurrence = occurrenceToOpen(history, today, now);
    if (!occurrence) return { blocks: [] };
    const thread = occurrence.postedAt ? permalink(workspace.url, occurrence.postedAt) : undefined;
    const streak = streakOf(history, now);
    const cameBack = read.replies.map((it) => ({ ...it, thread: permalink(workspace.url, it) }));
    const count = read.count && { ...read.count, post: read.count.post && permalink(workspace.url, read.count.post) };
    const it = { community, rhythm, person, now, today, occurrence, list, streak, thread, pace, cameBack, count };
    return { blocks: todayBlocks(it) };
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
