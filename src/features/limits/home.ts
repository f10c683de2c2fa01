import type { HomeSection } from '../../feature.js';
import { copy } from './copy.js';
import { canHear } from './domain/set.js';
import { isSet } from './handlers/settings.js';
import { limitsOf } from './store/limits.js';
import { deafNeed } from './views/settings.js';

/** Tells organizers that their limits are off while Hearth doesn't hear of posts. */
export const limitsOnHome: HomeSection = {
  rank: 45,
  title: copy.title,
  section: async ({ tx, workspace, community, may }) => {
    if (!community || canHear(workspace.scopes) || !may('limits.change')) return { blocks: [] };
    const isOff = isSet(await limitsOf(tx, community.id));
    return { blocks: [], needs: isOff ? [deafNeed(community.id)] : [] };
  },
};
