import type { KnownBlock } from '@slack/types';
import type { Day } from '../../../core/calendar.js';
import { context } from '../../../slack/blocks/blocks.js';
import { checkboxInput, multiSelectInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { inParts } from '../domain/ticks.js';
import type { Commitment } from '../store/commitments.js';
import { optionOf } from './option.js';

/** Returns the inputs that ask what is done of a list, and what to remove from it; none for an empty list. */
export function doneInputs(
  list: readonly Commitment[],
  it: { id: string; today: Day; locale: string; done: readonly string[]; removed: readonly string[] },
): KnownBlock[] {
  if (list.length === 0) return [];
  const choices = list.map((one) => optionOf(one, it.today, it.locale));
  const tooLong = list.filter((_, i) => choices[i]?.isCut);
  const ticks = inParts(choices).map((part, i) =>
    checkboxInput({
      // The check-in is in the name, so that Slack keeps no ticks when the form becomes that of another one.
      name: `done.${it.id} ${i}`,
      label: i === 0 ? copy.done : copy.doneOfRest,
      ...(i === 0 ? { hint: copy.doneHint } : {}),
      optional: true,
      choices: part,
      initial: it.done,
    }),
  );
  return [
    ...ticks,
    ...tooLong.map(({ text }) => context(md`${text}`)),
    multiSelectInput({
      name: 'remove',
      label: copy.remove,
      placeholder: copy.removeNothing,
      optional: true,
      choices: choices.map(({ value, text }) => ({ value, text })),
      initial: it.removed,
    }),
  ];
}
