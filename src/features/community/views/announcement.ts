import type { KnownBlock } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import type { Rhythm } from '../../../core/programmes.js';
import type { Invitation } from '../../../feature.js';
import { actions, context, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { rhythmInWords } from './rhythm.js';

/** Returns the post that announces a community in its channel. Times in it are as the organizer's locale writes them. */
export function announcementMessage(
  community: Community,
  rhythm: Rhythm,
  invitations: readonly Invitation[],
  locale: string,
): Message {
  const { checkinEnrolment } = community;
  return message(
    section(md`${copy.announcement[checkinEnrolment](rhythmInWords(rhythm, community, locale, copy.yourOwn))}`),
    section(md`${copy.announcementPurpose(community.audience, community.outcome)}`),
    ...joinBlocks(invitations, checkinEnrolment === 'everyone'),
  );
}

function joinBlocks(invitations: readonly Invitation[], asksEveryone: boolean): KnownBlock[] {
  if (invitations.length === 0) return [];
  const buttons = actions(...invitations.map((it) => it.button));
  return asksEveryone ? [context(md`${copy.stopAnyTime} ${copy.joinLater}`), buttons] : [buttons];
}
