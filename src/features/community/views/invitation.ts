import type { Composed } from '../../../attention/proactive.js';
import type { Community } from '../../../core/communities.js';
import type { Invitation } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { channelLink, lines, md } from '../../../slack/blocks/mrkdwn.js';
import { declineInvitation } from '../contracts.js';
import { copy } from '../copy.js';

/** Returns the message to a person whom an organizer of that name invited. */
export function invitationPart(
  { id: communityId, channelId }: Community,
  inviter: string,
  invitations: readonly Invitation[],
): Composed {
  const who = md`${copy.invited(inviter)} ${channelLink(channelId)} ${copy.wouldLike}`;
  return {
    blocks: [section(lines(who, ...invitations.map((it) => it.text)))],
    buttons: [...invitations.map((it) => it.button), declineInvitation.element(copy.decline, { communityId })],
    why: { rule: copy.becauseInvited, facts: copy.becauseYou },
  };
}
