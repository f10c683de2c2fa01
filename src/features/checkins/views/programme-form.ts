import type { KnownBlock, ModalView } from '@slack/types';
import { type Day, dayInWords } from '../../../core/calendar.js';
import { REPEATS } from '../../../core/programme-schema.js';
import { actions, context } from '../../../slack/blocks/blocks.js';
import { checkboxInput, dayInput, selectInput, textInput, timeInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { confirmed } from '../../../slack/interactions/contracts.js';
import { openQuestions } from '../contracts/questions.js';
import { closeProgramme, previewProgramme, programmeModal } from '../contracts.js';
import { ownTimes } from '../copy/own-times.js';
import { programmeCopy as copy } from '../copy/programmes.js';
import { BANDS } from '../domain/own-times.js';
import type { ProgrammeSettings } from '../domain/programmes.js';

interface Carry {
  readonly communityId: string;
  readonly programmeId?: string | undefined;
  /** The id of a new programme. */
  readonly newId?: string | undefined;
}

/** Returns the form of a programme. `next` are the first days with these settings, if the organizer asked for them. */
export function programmeView(
  carry: Carry,
  { filled, next = [], locale }: { filled: ProgrammeSettings; next?: readonly Day[]; locale: string },
): ModalView {
  const days = new Intl.ListFormat('en-GB').format(next.map((day) => dayInWords(day, locale)));
  return programmeModal.view(carry, {
    title: carry.programmeId ? copy.changeTitle : copy.addTitle,
    submit: copy.save,
    blocks: [
      ...fields(filled),
      ...(next.length > 0 ? [context(md`${copy.previewOf(days, copy.previewRest)}`)] : []),
      actions(previewProgramme.element(copy.preview, carry), ...more(carry)),
    ],
  });
}

function fields(filled: ProgrammeSettings): KnownBlock[] {
  return [
    textInput({ name: 'name', label: copy.name, hint: copy.nameHint, max: 40, initial: filled.name }),
    selectInput({
      name: 'repeats',
      label: copy.repeats,
      placeholder: copy.repeats,
      choices: REPEATS.map((value) => ({ value, text: copy.repeatsChoices[value] })),
      initial: filled.repeats,
    }),
    checkboxInput({
      name: 'days',
      label: copy.days,
      hint: copy.daysHint,
      choices: copy.weekdays.map((text, i) => ({ value: String(i + 1), text })),
      initial: filled.days.map(String),
    }),
    dayInput({ name: 'weeksFrom', label: copy.weeksFrom, hint: copy.weeksFromHint, initial: filled.weeksFrom }),
    timeInput({ name: 'time', label: copy.time, initial: filled.time }),
    timeInput({ name: 'deadline', label: copy.deadline, initial: filled.deadline }),
    selectInput({
      name: 'deadlineDays',
      label: copy.deadlineDay,
      placeholder: copy.deadlineDay,
      choices: copy.deadlineDayChoices.map((text, i) => ({ value: String(i), text })),
      initial: String(filled.deadlineDays),
    }),
    selectInput({
      name: 'bandHours',
      label: ownTimes.band,
      choices: BANDS.map((hours) => ({ value: String(hours), text: ownTimes.bands[hours] })),
      initial: String(filled.bandHours),
    }),
    dayInput({
      name: 'pausedUntil',
      label: copy.pausedUntil,
      hint: copy.pausedUntilHint,
      optional: true,
      initial: filled.pausedUntil ?? undefined,
    }),
  ];
}

/** Returns the buttons for a programme that exists. The first one closes with its community only. */
function more({ communityId, programmeId }: Carry) {
  if (!programmeId) return [];
  const questions = openQuestions.element(copy.questions, { programmeId });
  if (programmeId === communityId) return [questions];
  const close = closeProgramme.element(copy.close, { communityId, programmeId }, 'danger');
  return [
    questions,
    confirmed(close, { title: copy.closeTitle, text: copy.closeText, confirm: copy.closeIt, deny: copy.keep }),
  ];
}
