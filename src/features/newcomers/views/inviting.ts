import type { ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { context, divider, plainSection, section } from '../../../slack/blocks/blocks.js';
import { channelLink, md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { copy } from '../copy.js';

/**
 * Returns a text to copy. It names neither the community nor its channel, which may be private: the member decides on
 * what to add.
 */
export function inviteView(
  { audience, outcome, channelId }: Pick<Community, 'audience' | 'outcome' | 'channelId'>,
  { workspace, link }: { readonly workspace: string; readonly link: string | null },
): ModalView {
  const wayIn = link ? copy.inviteByLink(workspace, link) : copy.inviteByMail(workspace);
  return infoModal(copy.inviteSomeone, [
    section(md`${copy.inviteHow}`),
    divider(),
    plainSection(`${copy.inviteText(audience, outcome)}\n\n${wayIn}`),
    divider(),
    context(md`${copy.inviteInside} ${channelLink(channelId)}.`),
  ]);
}
