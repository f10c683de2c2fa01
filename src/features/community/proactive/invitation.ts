import type { Proactive, Proposed } from '../../../attention/proactive.js';
import { type Community, communityById, isIdle, localToday } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { namesOf } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { invitationKind } from '../contracts.js';
import { copy } from '../copy.js';
import { type Invited, invitationOf } from '../store/invitations.js';
import { invitationPart } from '../views/invitation.js';

/** The message to a person whom an organizer invited before the community is announced. */
export const invitation: Proactive<Deps> = {
  ...invitationKind,
  compose: async (tx, it, deps) => {
    const open = await openInvitation(tx, it, deps);
    if (!open) return undefined;
    const { community, invited } = open;
    if (isIdle(community, localToday(community, it.person, it.now))) return undefined;
    const inviter = (await namesOf(tx, [invited.invitedBy])).get(invited.invitedBy) ?? copy.somebody;
    return invitationPart(community, inviter, deps.invitations(community));
  },
  ended: async (tx, it, deps) => {
    const community = await communityById(tx, it.id);
    if (!community || (await openInvitation(tx, it, deps))) return undefined;
    const invited = await invitationOf(tx, it.id, it.person.userId);
    if (await takesPart(tx, community, it, deps)) return md`${copy.invitationEnded.joined(community.name)}`;
    if (invited?.declinedAt) return md`${copy.invitationEnded.declined(community.name)}`;
    return md`${copy.invitationEnded[community.announcedAt ? 'announced' : 'over'](community.name)}`;
  },
};

/** Returns the invitation if the person has not answered it, is a member, and the community still runs quietly. */
async function openInvitation(
  tx: Tx,
  it: Pick<Proposed, 'id' | 'person'>,
  deps: Deps,
): Promise<{ community: Community; invited: Invited } | undefined> {
  const community = await communityById(tx, it.id);
  const invited = await invitationOf(tx, it.id, it.person.userId);
  if (!community || community.announcedAt || !invited || invited.declinedAt) return undefined;
  const [member] = await membersOf(tx, it.id, [it.person.userId]);
  if (!member || (await takesPart(tx, community, it, deps))) return undefined;
  return { community, invited };
}

async function takesPart(
  tx: Tx,
  community: Community,
  { person }: Pick<Proposed, 'person'>,
  deps: Deps,
): Promise<boolean> {
  for (const { isTaken } of deps.invitations(community)) if (await isTaken(tx, person.userId)) return true;
  return false;
}
