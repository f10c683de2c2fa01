import type { ModalView } from '@slack/types';
import { section } from '../../../slack/blocks/blocks.js';
import { endModal } from '../contracts.js';
import { copy } from '../copy.js';

/** Returns the modal that asks whether to end it. */
export function endView(partnershipId: string, names: readonly string[]): ModalView {
  const { title, submit, text } = copy.end;
  return endModal.view({ partnershipId }, { title, submit, blocks: [section(text(names))] });
}
