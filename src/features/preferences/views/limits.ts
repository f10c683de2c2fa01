import type { ModalView } from '@slack/types';
import type { WorkspaceLimits } from '../../../attention/preferences.js';
import { section } from '../../../slack/blocks/blocks.js';
import { selectInput, textInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { CHOICES, limitsModal } from '../contracts.js';
import { copy } from '../copy.js';

/** Returns the modal with the limits that apply to a whole workspace. */
export function limitsView(current: WorkspaceLimits): ModalView {
  const select = (name: 'nudgeDays' | 'perDay' | 'perWeek', text: (value: number) => string) =>
    selectInput({
      name,
      label: copy[name],
      choices: CHOICES[name].map((value) => ({ value, text: text(Number(value)) })),
      initial: String(current[name]),
    });
  return limitsModal.view(
    {},
    {
      title: copy.limitsTitle,
      submit: copy.save,
      blocks: [
        section(md`${copy.limitsText}`),
        select('nudgeDays', copy.inDays),
        select('perDay', String),
        select('perWeek', String),
        textInput({
          name: 'awayWords',
          label: copy.awayWords,
          hint: copy.awayWordsHint,
          placeholder: copy.awayWordsExample,
          multiline: true,
          optional: true,
          max: 2_100,
          initial: current.awayWords.join('\n'),
        }),
      ],
    },
  );
}
