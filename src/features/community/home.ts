import { sql } from 'drizzle-orm';
import { localToday } from '../../core/communities.js';
import type { ChecklistEntry, CommunityViewer, HomeSection } from '../../feature.js';
import { openAnnouncement, openInvite } from './contracts.js';
import { copy } from './copy.js';
import { anyInvited } from './store/invitations.js';
import { homeHead, homeWithout } from './views/home.js';

/** The top of Home. */
export const communityOnHome: HomeSection = {
  rank: 0,
  title: copy.onHome,
  whenClosed: true,
  section: async ({ may, community, communities, person, now }) => {
    if (!community) return { blocks: homeWithout(may('community.set-up')) };
    const it = { today: localToday(community, person, now), locale: person.locale, mayReopen: may('community.rest') };
    return { blocks: homeHead(community, communities, it) };
  },
};

/** Returns the steps of this feature for the organizers of a new community. */
export function communityChecklist({ community }: CommunityViewer): ChecklistEntry[] {
  const { id: communityId, announceAt } = community;
  const isAnnounced = sql<boolean>`${announceAt !== null}`;
  return [
    {
      rank: 20,
      text: copy.inviteFirst,
      isDone: sql`(${isAnnounced} or ${anyInvited(communityId)})`,
      button: openInvite.element(copy.doIt, { communityId }),
    },
    {
      rank: 30,
      text: copy.announce,
      isDone: isAnnounced,
      button: openAnnouncement.element(copy.doIt, { communityId }),
    },
  ];
}
