import type { ModalView } from '@slack/types';
import { multiSelectInput } from '../../../slack/blocks/inputs.js';
import { firstModal } from '../contracts.js';
import { copy } from '../copy.js';
import { type Guidelines, placeOf } from '../domain/content.js';
import { plainRule } from './text.js';

/** Returns the form that marks the rules that newcomers see first. */
export function firstView(communityId: string, draft: Guidelines): ModalView {
  const choices = draft.flatMap((section) =>
    section.rules.map(({ text, isFirst }, i) => ({ value: placeOf(section, i), text: plainRule(text), isFirst })),
  );
  return firstModal.view(
    { communityId },
    {
      title: copy.firstTitle,
      submit: copy.save,
      blocks: [
        multiSelectInput({
          name: 'places',
          label: copy.firstLabel,
          hint: copy.firstHint,
          placeholder: copy.firstPlaceholder,
          choices,
          initial: choices.filter((it) => it.isFirst).map(({ value }) => value),
        }),
      ],
    },
  );
}
