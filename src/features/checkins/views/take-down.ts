import type { ModalView } from '@slack/types';
import { actions, plainText, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { takeDown } from '../contracts.js';
import { copy } from '../copy.js';

/** Returns the modal that asks whether to take an answer down. It reads like the dialog for a reply: a menu can't have one. */
export function takeDownView(occurrenceId: string): ModalView {
  const { title, text } = copy.takeDownAnswer;
  const button = takeDown.element(copy.takeDown, { occurrenceId }, 'danger');
  return { ...infoModal(title, [section(md`${text}`), actions(button)]), close: plainText(copy.keepIt) };
}

/** Says how far something that its author took down is. `againAt`: when Slack is asked, or asked again if it refused. */
export function takingDownWords(againAt: Date | null, now: Date): string {
  return againAt && againAt > now ? copy.stillThere : copy.takingDown;
}

/** Returns the modal that replaces it. Slack may take a while, so it doesn't say that the answer is gone. */
export function takingDownView(): ModalView {
  return infoModal(copy.takingDownTitle, [section(md`${copy.takingDownAnswer}`)]);
}
