import type { ChecklistEntry, CommunityViewer, HomeSection } from '../../feature.js';
import { chooseFirst, openEditor } from './contracts.js';
import { copy } from './copy.js';
import { hasRead } from './domain/versions.js';
import { hasFirstRules, isPublished, stateFor } from './store/versions.js';
import { guidelinesButton, unreadBlocks } from './views/home.js';

/** Asks members to read a new version, and has a button to read the guidelines at the end of Home. */
export const guidelinesOnHome: HomeSection = {
  rank: 15,
  title: copy.onHome,
  section: async ({ tx, community, person: { userId } }) => {
    const state = community && (await stateFor(tx, community.id, userId));
    if (!state) return { blocks: [] };
    return {
      blocks: hasRead(state.acknowledged, state.asked) ? [] : unreadBlocks(community, state),
      lastRow: [guidelinesButton(community)],
    };
  },
};

/** Returns the steps of this feature for the organizers of a new community. */
export function guidelinesChecklist({ community: { id: communityId } }: CommunityViewer): ChecklistEntry[] {
  return [
    {
      rank: 50,
      text: copy.publishFirst,
      isDone: isPublished(communityId),
      button: openEditor.element(copy.doIt, { communityId }),
    },
    {
      rank: 52,
      text: copy.markFirst,
      isDone: hasFirstRules(communityId),
      button: chooseFirst.element(copy.doIt, { communityId }),
    },
  ];
}
