import type { HomePart, Viewer } from '../../feature.js';
import { openPolicy } from './contracts.js';
import { copy } from './copy.js';
import { claimedMembers, quietMembers } from './store/quiet.js';
import { claimedBlocks, quietNeed } from './views/organizers.js';

/** To whom this person wanted to write and, for who organizes, how many have gone quiet. One query, and two more for organizers. */
export async function nudgesOnHome({ tx, now, person, community, organizes }: Viewer): Promise<HomePart> {
  const blocks = claimedBlocks(await claimedMembers(tx, person.userId));
  if (!community || !organizes) return { blocks };
  const others = (await quietMembers(tx, community.id, now)).filter((it) => it.nudgeCase.userId !== person.userId);
  const waiting = others.filter(({ claim }) => !claim).length;
  return {
    blocks,
    needs: waiting > 0 ? [quietNeed(community.id, waiting)] : [],
    buttons: [openPolicy.element(copy.settings, { communityId: community.id })],
  };
}
