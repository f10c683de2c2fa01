import type { ModalView } from '@slack/types';
import { actions, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { unmark } from '../contracts.js';
import { copy } from '../copy.js';

/** Returns what an author sees after they marked a post as promotion, with a button to take that back. */
export function markedView(postId: string): ModalView {
  return infoModal(copy.mark.title, [
    section(md`${copy.mark.marked}`),
    actions(unmark.element(copy.mark.undo, { postId })),
  ]);
}

/** Returns what an author sees after they took a mark back. */
export function unmarkedView(): ModalView {
  return infoModal(copy.mark.title, [section(md`${copy.mark.undone}`)]);
}
