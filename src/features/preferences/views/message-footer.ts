import type { ModalView } from '@slack/types';
import type { Held } from '../../../attention/domain.js';
import type { Footer, Topic } from '../../../attention/proactive.js';
import { dayIn, dayInWords, timeInWords, whenInWords } from '../../../core/calendar.js';
import type { Person } from '../../../core/people.js';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { checkboxInput, radioInput } from '../../../slack/blocks/inputs.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import { notice } from '../../../slack/interactions/responses.js';
import { messageMenu, openPreferences, snoozeModal, snoozes, stopModal, stopThese } from '../contracts.js';
import { copy } from '../copy.js';

/** The menu of proactive messages, and the lines that they turn into. */
export const messageFooter: Footer = {
  menu: (deliveryId) =>
    messageMenu.element(
      { text: copy.snooze, carry: { does: 'snooze', deliveryId } },
      { text: copy.stop, carry: { does: 'stop', deliveryId } },
      { text: copy.why, carry: { does: 'why', deliveryId } },
    ),
  ended: (why, { zone, locale }) => {
    if (why instanceof Date) return md`${copy.ended.snoozed(dayInWords(dayIn(zone, why), locale))}`;
    return md`${copy.ended[why]}`;
  },
};

export function snoozeView(): ModalView {
  return snoozeModal.view(
    {},
    {
      title: copy.snoozeTitle,
      submit: copy.snoozeSave,
      blocks: [
        radioInput({
          name: 'snooze',
          label: copy.snoozeLength,
          hint: copy.snoozeHint,
          choices: snoozes.map((value) => ({ value, text: copy.snoozes[value] })),
          initial: 'week',
        }),
      ],
    },
  );
}

/** Returns the modal that asks which topics to stop, for a message about several. */
export function stopView(deliveryId: string, topics: readonly Topic[]): ModalView {
  const choices = topics.map(({ topic, label }) => ({ value: topic, text: label }));
  return stopModal.view(
    { deliveryId },
    {
      title: copy.stopTitle,
      submit: copy.stopSave,
      blocks: [
        checkboxInput({ name: 'topics', label: copy.stopWhich, choices, initial: choices.map((it) => it.value) }),
      ],
    },
  );
}

/** Returns the explanation of a message: for each part the rule, the facts, and the reasons why it was held back. */
export function whyView(
  deliveryId: string,
  { person, now }: { person: Person; now: Date },
  parts: readonly {
    readonly label: string;
    readonly rule: string;
    readonly facts: string;
    readonly dueAt: Date;
    readonly holds: readonly Held[];
  }[],
): ModalView {
  const blocks = parts.map((part) => {
    const due = copy.whyDue(
      whenInWords(dayIn(person.zone, part.dueAt), dayIn(person.zone, now), person.locale),
      timeInWords(part.dueAt, person.zone, person.locale),
    );
    const reasons = [...new Set(part.holds.map((it) => copy.holds[it.reason]))];
    const held = reasons.length > 0 ? ` ${copy.whyHeld(new Intl.ListFormat('en-GB').format(reasons))}` : '';
    return section(lines(md`*${part.label}*`, md`${part.rule} ${part.facts}`, md`${due}${held}`));
  });
  return {
    ...notice([
      ...blocks,
      actions(stopThese.element(copy.stop, { deliveryId }), openPreferences.element(copy.open, {})),
      context(md`${copy.whyOff}`),
    ]),
    title: { type: 'plain_text', text: copy.whyTitle },
  };
}
