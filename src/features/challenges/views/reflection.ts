import type { ModalView } from '@slack/types';
import { context, section } from '../../../slack/blocks/blocks.js';
import { checkboxInput, radioInput, textInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { MAX_LINE, MAX_WORKED, reflectionModal } from '../contracts.js';
import { copy } from '../copy.js';
import { AGAIN } from '../domain/plan.js';
import type { Challenge } from '../store/challenges.js';
import type { Participant } from '../store/participants.js';

const words = copy.running.reflection;

/** Returns the form in which a participant looks back at a challenge. */
export function reflectionView({ id: challengeId, name }: Challenge, own: Participant): ModalView {
  const text = { optional: true, multiline: false };
  return reflectionModal.view(
    { challengeId },
    {
      title: words.title,
      submit: words.save,
      blocks: [
        section(md`*${name}*`),
        context(md`${words.private}`),
        textInput({
          ...{ ...text, name: 'worked', label: words.worked, max: MAX_WORKED, multiline: true },
          initial: own.worked ?? '',
        }),
        radioInput({
          ...{ name: 'again', label: words.again, optional: true },
          choices: AGAIN.map((value) => ({ text: words.answers[value], value })),
          initial: own.again ?? undefined,
        }),
        textInput({ ...text, name: 'line', label: words.line, max: MAX_LINE, initial: own.line ?? '' }),
        checkboxInput({
          ...{ name: 'share', label: words.share, optional: true },
          choices: [{ text: words.shareIt, value: 'share' }],
          initial: own.sharesLine ? ['share'] : [],
        }),
      ],
    },
  );
}

/** Returns the modal that says that it was saved. */
export function reflectedView(): ModalView {
  return infoModal(words.title, [section(md`${words.saved}`)]);
}
