import type { Proactive, Proposed } from '../../attention/proactive.js';
import { type Community, communityById, isIdle, localToday } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { WEEK } from '../../core/durations.js';
import { membersOf } from '../../core/members.js';
import { namesOf } from '../../core/people.js';
import type { Deps } from '../../feature.js';
import { md } from '../../slack/blocks/mrkdwn.js';
import { invitationKind, organizerKind } from './contracts.js';
import { copy } from './copy.js';
import { type Invited, invitationOf } from './store/invitations.js';
import { namingOf } from './store/organizers.js';
import { invitationPart } from './views/invitation.js';
import { newOrganizerPart } from './views/organizers.js';

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

/** The time after which the message to a new organizer becomes a line. */
const KNOWN_AFTER_MS = WEEK;

/** The message to a person whom another organizer made one. */
export const newOrganizer: Proactive<Deps> = {
  ...organizerKind,
  compose: async (tx, { id, person }) => {
    const named = await namingBy(tx, id, person.userId);
    return named && newOrganizerPart(named.community, named.by);
  },
  ended: async (tx, { id, person, now }) => {
    const named = await namingBy(tx, id, person.userId);
    const community = await communityById(tx, id);
    if (!named) return community && md`${copy.organizerEnded.over(community.name)}`;
    const isKnown = now.getTime() - named.at.getTime() >= KNOWN_AFTER_MS;
    return isKnown ? md`${copy.organizerEnded.known(named.by, named.community.name)}` : undefined;
  },
};

/** Returns who made this person an organizer of the community, and when; undefined if they are none now. */
async function namingBy(tx: Tx, communityId: string, userId: string) {
  const community = await communityById(tx, communityId);
  const naming = await namingOf(tx, communityId, userId);
  if (!community || !naming) return undefined;
  // Unknown if they had themselves erased.
  const by = (naming.grantedBy && (await namesOf(tx, [naming.grantedBy])).get(naming.grantedBy)) || copy.somebodyFirst;
  return { community, by, at: naming.grantedAt };
}

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
