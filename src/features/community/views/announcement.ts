import type { Community } from '../../../core/communities.js';
import type { Invitation } from '../../../feature.js';
import { actions, context, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { rhythmInWords } from './rhythm.js';

/** Returns the post that announces a community in its channel. */
export function announcementMessage(community: Community, invitations: readonly Invitation[]): Message {
  return message(
    section(md`${copy.announcement[community.checkinEnrolment](rhythmInWords(community))}`),
    section(md`${copy.announcementPurpose(community.audience, community.outcome)}`),
    ...(invitations.length > 0 ? [actions(...invitations.map((it) => it.button))] : []),
    context(md`${copy.announcementHome}`),
  );
}
