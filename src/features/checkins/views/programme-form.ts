import type { KnownBlock, ModalView } from '@slack/types';
import { type Day, dayInWords } from '../../../core/calendar.js';
import { REPEATS } from '../../../core/programme-schema.js';
import { actions, context } from '../../../slack/blocks/blocks.js';
import { checkboxInput, dayInput, selectInput, textInput, timeInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { confirmed } from '../../../slack/interactions/contracts.js';
import { closeProgramme, previewProgramme, programmeModal } from '../contracts/programmes.js';
import { openQuestions } from '../contracts/questions.js';
import { openCircles } from '../contracts.js';
import { circlesCopy } from '../copy/circles.js';
import { ownTimes } from '../copy/own-times.js';
import { programmeCopy as copy } from '../copy/programmes.js';
import { CIRCLES_FROM, circleSizes, THREADS } from '../domain/circles.js';
import { BANDS } from '../domain/own-times.js';
import type { ProgrammeInForm } from '../domain/programmes.js';

interface Carry {
  readonly communityId: string;
  readonly programmeId?: string | undefined;
  /** The id of a new programme. */
  readonly newId?: string | undefined;
}

/** The facts on which it depends whether the form offers circles. */
export interface Splitting {
  /** The number of members who take part. */
  readonly people: number;
  readonly hasCircles: boolean;
}

interface Form {
  readonly filled: ProgrammeInForm;
  /** The first days with these settings, if the organizer asked for them. */
  readonly next?: readonly Day[];
  readonly splitting?: Splitting;
  readonly locale: string;
}

/** Returns the form of a programme. */
export function programmeView(carry: Carry, { filled, next = [], splitting, locale }: Form): ModalView {
  const days = new Intl.ListFormat('en-GB').format(next.map((day) => dayInWords(day, locale)));
  return programmeModal.view(carry, {
    title: carry.programmeId ? copy.changeTitle : copy.addTitle,
    submit: copy.save,
    blocks: [
      ...fields(filled),
      ...(splitting ? threadsField(filled, splitting) : []),
      ...(next.length > 0 ? [context(md`${copy.previewOf(days, copy.previewRest)}`)] : []),
      actions(previewProgramme.element(copy.preview, carry), ...more(carry, splitting)),
    ],
  });
}

function fields(filled: ProgrammeInForm): KnownBlock[] {
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

/** Offers circles to those who have enough members, with the number that it would make. */
function threadsField({ threads }: ProgrammeInForm, { people, hasCircles }: Splitting): KnownBlock[] {
  if (!hasCircles && people < CIRCLES_FROM) return [];
  return [
    selectInput({
      name: 'threads',
      label: circlesCopy.threads,
      hint: circlesCopy.threadsHint,
      choices: THREADS.map((value) => ({ value, text: circlesCopy.threadsChoices[value] })),
      initial: threads ?? (hasCircles ? 'circles' : 'one'),
    }),
    context(md`${circlesCopy.threadsPreview(people, circleSizes(people))}`),
  ];
}

/** Returns the buttons for a programme that exists. The first one closes with its community only. */
function more({ communityId, programmeId }: Carry, splitting: Splitting | undefined) {
  if (!programmeId) return [];
  const carry = { communityId, programmeId };
  const buttons = [
    openQuestions.element(copy.questions, { programmeId }),
    ...(splitting?.hasCircles ? [openCircles.element(circlesCopy.title, carry)] : []),
  ];
  if (programmeId === communityId) return buttons;
  const close = closeProgramme.element(copy.close, carry, 'danger');
  return [
    ...buttons,
    confirmed(close, { title: copy.closeTitle, text: copy.closeText, confirm: copy.closeIt, deny: copy.keep }),
  ];
}
