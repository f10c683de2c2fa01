import type { HomeSection } from '../../feature.js';
import { peersSwitch } from './contracts.js';
import { copy } from './copy.js';
import { heldBy } from './store/turns.js';
import { turnBlocks } from './views.js';

/** The check-in that the member is asked to answer, as long as they are. */
export const peersOnHome: HomeSection = {
  rank: 21,
  title: copy.onHome,
  section: async ({ tx, now, workspace, person, community }) => {
    if (!community) return { blocks: [] };
    const it = { peerId: person.userId, communityId: community.id, now, by: peersSwitch };
    return { blocks: turnBlocks(await heldBy(tx, it), workspace.url) };
  },
};
