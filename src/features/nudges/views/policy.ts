import type { ModalView } from '@slack/types';
import { actions, context } from '../../../slack/blocks/blocks.js';
import { checkboxInput, selectInput } from '../../../slack/blocks/inputs.js';
import {
  GAP_FACTOR_CHOICES,
  HOLD_OUT_CHOICES,
  MIN_DAYS_CHOICES,
  policyModal,
  requestPreview,
  seeQuiet,
  seeUpcoming,
} from '../contracts.js';
import { copy } from '../copy.js';
import { type Policy, STAGES } from '../domain/ladder.js';
import { type Effect, effectInWords } from './organizers.js';

/** Returns the modal in which organizers edit the policy for quiet members. */
export function policyView(it: { communityId: string; policy: Policy; effect: Effect }): ModalView {
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
          choices: choices(MIN_DAYS_CHOICES, copy.days),
          initial: String(policy.leastDays),
        }),
        selectInput({
          name: 'timesGap',
          label: copy.timesGap,
          choices: choices(GAP_FACTOR_CHOICES, copy.times),
          initial: String(policy.timesGap),
        }),
        selectInput({
          name: 'holdOut',
          label: copy.holdOut,
          hint: copy.holdOutHint,
          choices: choices(HOLD_OUT_CHOICES, copy.percent),
          initial: String(policy.holdOutPercent),
        }),
        context(effectInWords(it.effect)),
        actions(
          seeQuiet.element(copy.whoIsQuiet, { communityId }),
          seeUpcoming.element(copy.seeUpcoming, { communityId }),
          requestPreview.element(copy.previewButton, { communityId }),
        ),
      ],
    },
  );
}
