import { localToday } from '../../core/communities.js';
import type { HomeSection } from '../../feature.js';
import { permalink } from '../../slack/permalink.js';
import { copy } from './copy.js';
import { occurrenceToOpen } from './domain/answer.js';
import { streakOf } from './domain/streak.js';
import { forHome } from './store/home.js';
import { todayBlocks } from './views/home.js';

/** The section for today: the member's commitments, their streak, and the button to check in. */
export const checkinsOnHome: HomeSection = {
  rank: 20,
  title: copy.onHome,
  section: async ({ tx, now, workspace, person, community }) => {
    if (!community) return { blocks: [] };
    const { history, list } = await forHome(tx, community.id, person.userId);
    const today = localToday(community, person, now);
    const occurrence = occurrenceToOpen(history, today, now);
    if (!occurrence) return { blocks: [] };
    const thread = occurrence.postedAt ? permalink(workspace.url, occurrence.postedAt) : undefined;
    const streak = streakOf(history, now);
    return { blocks: todayBlocks({ community, person, now, today, occurrence, list, streak, thread }) };
  },
};
