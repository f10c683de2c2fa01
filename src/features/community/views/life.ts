import type { ModalView } from '@slack/types';
import { type Day, untilInWords } from '../../../core/calendar.js';
import { type Community, restsOn } from '../../../core/communities.js';
import { actions, section } from '../../../slack/blocks/blocks.js';
import { dayInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { confirmed } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { closeCommunity, openAnnouncement, pauseModal, resumeCommunity } from '../contracts.js';
import { copy } from '../copy.js';

/** Returns a sentence that says whether the community runs. */
export function stateInWords(community: Community, today: Day, locale: string): string {
  if (community.closedAt) return copy.closed;
  if (community.pausedUntil && restsOn(community, today))
    return copy.pausedUntil(untilInWords(community.pausedUntil, today, locale));
  return community.announceAt ? copy.running : copy.quiet;
}

/** Returns the modal that pauses, closes, resumes or reopens a community. */
export function restView(community: Community, it: { today: Day; suggested: Day; locale: string }): ModalView {
  const { id: communityId, closedAt, pausedUntil } = community;
  if (closedAt) {
    const reopen = resumeCommunity.element(copy.reopen, { communityId }, 'primary');
    return infoModal(copy.pauseTitle, [section(md`${copy.closedText}`), actions(reopen)]);
  }
  const isPaused = restsOn(community, it.today);
  const close = confirmed(closeCommunity.element(copy.close, { communityId }, 'danger'), {
    title: copy.closeTitle,
    text: copy.closeText,
    confirm: copy.closeIt,
    deny: copy.keep,
  });
  return pauseModal.view(
    { communityId },
    {
      title: copy.pauseTitle,
      submit: isPaused ? copy.save : copy.pause,
      blocks: [
        section(md`${stateInWords(community, it.today, it.locale)}`),
        dayInput({
          name: 'until',
          label: copy.until,
          hint: copy.untilHint,
          initial: isPaused ? (pausedUntil ?? undefined) : it.suggested,
        }),
        actions(
          ...(community.announceAt ? [] : [openAnnouncement.element(copy.announceIt, { communityId })]),
          ...(isPaused ? [resumeCommunity.element(copy.resume, { communityId })] : []),
          close,
        ),
      ],
    },
  );
}
