import type { Button, ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { confirmed } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { messageMembers, postFirst } from '../contracts.js';
import { copy } from '../copy.js';
import type { Tally } from '../store/acknowledgements.js';
import type { VersionRow } from '../store/versions.js';

/** Returns the modal that says how many members have read the guidelines, and who. */
export function statusView(it: {
  community: Community;
  asked: VersionRow;
  tally: Tally;
  names: readonly string[];
  hasFirst: boolean;
}): ModalView {
  const { community, asked, tally, names, hasFirst } = it;
  const toAsk = tally.of - tally.agreed;
  const mayMessage = !asked.messageAt && community.announcedAt !== null && toAsk > 0;
  const buttons: Button[] = [
    ...(mayMessage ? [messageButton(asked.id, toAsk)] : []),
    ...(hasFirst ? [postFirstButton(community.id)] : []),
  ];
  return infoModal(copy.statusTitle, [
    section(md`${copy.statusText(asked.number, tally.agreed, tally.of)}`),
    ...(names.length > 0 ? [section(md`${copy.names} ${namesInWords(names)}`)] : []),
    ...(asked.messageAt ? [context(md`${copy.messagedAlready}`)] : []),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ]);
}

function namesInWords(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}

/** Returns the button that has these members messaged, with their number. */
export function messageButton(versionId: string, members: number): Button {
  return confirmed(messageMembers.element(copy.message, { versionId }), {
    title: copy.messageTitle,
    text: copy.messageText(members),
    confirm: copy.messageIt,
    deny: copy.notNow,
  });
}

function postFirstButton(communityId: string): Button {
  return confirmed(postFirst.element(copy.postFirst, { communityId }), {
    title: copy.postFirstTitle,
    text: copy.postFirstText,
    confirm: copy.postIt,
    deny: copy.notNow,
  });
}
