import type { ModalView } from '@slack/types';
import { actions, context } from '../../../slack/blocks/blocks.js';
import { checkboxInput, selectInput } from '../../../slack/blocks/inputs.js';
import { HOLD_OUTS, LEAST_DAYS, policyModal, seeComing, seeQuiet, TIMES_GAP, tryOut } from '../contracts.js';
import { copy } from '../copy.js';
import type { Share } from '../domain/effect.js';
import { type Policy, STAGES } from '../domain/ladder.js';
import { liftInWords } from './organizers.js';

/** What happens when somebody goes quiet, for organizers to change. */
export function policyView(it: {
  communityId: string;
  policy: Policy;
  tally: { nudged: Share; leftAlone: Share };
}): ModalView {
  const { communityId, policy } = it;
  const choices = (all: readonly number[], words: (it: number) => string) =>
    all.map((value) => ({ value: String(value), text: words(value) }));
  return policyModal.view(
    { communityId },
    {
      title: copy.settingsTitle,
      submit: copy.save,
      blocks: [
        checkboxInput({
          name: 'stages',
          label: copy.stages,
          hint: copy.stagesHint,
          optional: true,
          choices: STAGES.map((value) => ({ value, text: copy.stageNames[value] })),
          initial: policy.stages,
        }),
        selectInput({
          name: 'leastDays',
          label: copy.leastDays,
          choices: choices(LEAST_DAYS, copy.days),
          initial: String(policy.leastDays),
        }),
        selectInput({
          name: 'timesGap',
          label: copy.timesGap,
          choices: choices(TIMES_GAP, copy.times),
          initial: String(policy.timesGap),
        }),
        selectInput({
          name: 'holdOut',
          label: copy.holdOut,
          hint: copy.holdOutHint,
          choices: choices(HOLD_OUTS, copy.percent),
          initial: String(policy.holdOutPercent),
        }),
        context(liftInWords(it.tally)),
        actions(
          seeQuiet.element(copy.whoIsQuiet, { communityId }),
          seeComing.element(copy.seeComing, { communityId }),
          tryOut.element(copy.rehearse, { communityId }),
        ),
      ],
    },
  );
}
