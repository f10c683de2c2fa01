import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import {
  type Choice,
  checkboxInput,
  dayInput,
  peopleInput,
  radioInput,
  selectInput,
  textInput,
} from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { type FormCarry, fillAgain, formModal, moreOptions } from '../contracts.js';
import { copy } from '../copy.js';
import { MAX_NAME, MAX_TASK, MAX_UNIT } from '../domain/check.js';
import { EXTRAS, type FieldName, type Filled, GRACE_DAYS, keysOf, LENGTHS, TEAM_COUNTS } from '../domain/form.js';
import { MEASURES, PROMPT_PACES, RHYTHMS, VISIBILITIES } from '../domain/plan.js';

const words = copy.creating;

/** Slack's limit for an input, and a limit for members of a team. */
const MAX_INPUT = 3_000;
const MAX_PEOPLE = 50;
const MAX_NUMBER = 12;

/** The form of a challenge, as far as it is filled in. */
export interface Form {
  readonly carry: FormCarry;
  readonly filled: Filled;
  readonly templates: readonly Choice[];
  /** The numbers of those who finished and who took part the last time; undefined if there was none. */
  readonly lastTime: { readonly finished: number; readonly participants: number } | undefined;
  /** True if the template has no name and no task, so that the form asks for them at once. */
  readonly isBlank: boolean;
  /** A sentence about a problem in no field that was shown. */
  readonly problem?: string | undefined;
}

/** Returns the form for a challenge: template, start, length and target, and the rest on demand. */
export function formView(it: Form): ModalView {
  const { carry, filled, problem, isBlank } = it;
  const isLong = carry.isLong;
  return formModal.view(carry, {
    title: words.title,
    submit: words.next,
    blocks: [
      ...(problem ? [section(words.warned(problem))] : []),
      ...templateFields(it),
      ...(isLong || isBlank ? taskFields(filled) : [context(md`${filled.task}`)]),
      ...lengthFields(filled),
      ...(isLong ? [] : [targetField(filled), actions(moreOptions.element(words.more, carry))]),
      ...(isLong ? [...countingFields(filled), ...togetherFields(filled)] : []),
    ],
  });
}

/** Returns the name of a field in the form: with the key of its suggestion, on whose change Slack shows the new one. */
export function nameIn(filled: Filled, field: FieldName): string {
  const key = keysOf(filled)[field];
  return key === undefined ? field : `${field}.${key}`;
}

function templateFields({ templates, filled, lastTime }: Form): KnownBlock[] {
  const { template: initial } = filled;
  const field = { name: 'template', label: words.template, choices: templates, initial, dispatch: fillAgain.id };
  const hint = lastTime && words.lastTime(lastTime.finished, lastTime.participants);
  return [selectInput(field), ...(hint ? [context(md`${hint}`)] : [])];
}

function lengthFields(filled: Filled): InputBlock[] {
  const { firstDay, length, lastDay } = filled;
  const dispatch = fillAgain.id;
  const lengths = LENGTHS.map((value) => ({ value, text: words.lengths[value] }));
  const isOwn = length === 'own';
  return [
    dayInput({
      ...{ name: 'firstDay', label: words.firstDay, hint: words.firstDayHint, initial: firstDay ?? undefined },
      ...(isOwn ? { dispatch } : {}),
    }),
    selectInput({
      ...{ name: nameIn(filled, 'length'), label: words.length, choices: lengths, initial: length, dispatch },
    }),
    ...(isOwn ? [dayInput({ name: 'lastDay', label: words.lastDay, initial: lastDay ?? undefined, dispatch })] : []),
  ];
}

function targetField(filled: Filled): InputBlock {
  const counted = filled.measure === 'days' && filled.rhythm === 'weekly' ? 'weeks' : filled.measure;
  return textInput({
    ...{ name: nameIn(filled, 'target'), label: words.target, hint: words.targetIn[counted], max: MAX_NUMBER },
    initial: filled.target,
  });
}

function taskFields(filled: Filled): InputBlock[] {
  const { name, task } = filled;
  return [
    textInput({ name: nameIn(filled, 'name'), label: words.name, max: MAX_NAME, initial: name }),
    textInput({
      ...{ name: nameIn(filled, 'task'), label: words.task, hint: words.taskHint, max: MAX_TASK, initial: task },
    }),
  ];
}

function countingFields(filled: Filled): InputBlock[] {
  const { measure, unit, rhythm, weekdays, grace } = filled;
  const dispatch = fillAgain.id;
  const choicesOf = <T extends string>(all: readonly T[], text: (value: T) => string) =>
    all.map((value) => ({ value, text: text(value) }));
  const measures = choicesOf(MEASURES, (it) => words.measures[it]);
  const rhythms = choicesOf(RHYTHMS, (it) => words.rhythms[it]);
  const graces = choicesOf(GRACE_DAYS, (it) => words.graceOf(Number(it)));
  const days = words.days.map((text, i) => ({ value: String(i + 1), text }));
  return [
    selectInput({
      ...{ name: nameIn(filled, 'measure'), label: words.measure, choices: measures, initial: measure, dispatch },
    }),
    ...(measure === 'days'
      ? []
      : [
          textInput({
            ...{ name: nameIn(filled, 'unit'), label: words.unit, hint: words.unitHint, max: MAX_UNIT, initial: unit },
          }),
        ]),
    targetField(filled),
    selectInput({
      ...{ name: nameIn(filled, 'rhythm'), label: words.rhythm, choices: rhythms, initial: rhythm, dispatch },
    }),
    ...(rhythm === 'daily'
      ? []
      : [
          checkboxInput({
            ...{ name: nameIn(filled, 'weekdays'), label: words.weekdays[rhythm], choices: days },
            ...{ initial: weekdays.map(String), optional: rhythm === 'any' },
          }),
        ]),
    selectInput({ name: nameIn(filled, 'grace'), label: words.grace, choices: graces, initial: grace }),
  ];
}

function togetherFields(filled: Filled): InputBlock[] {
  const { visibility, extras, prompts, promptPace, groupTarget } = filled;
  const visibilities = VISIBILITIES.map((value) => ({ value, text: words.visibilities[value] }));
  const also = EXTRAS.map((value) => ({ value, text: words.extra[value] }));
  const paces = PROMPT_PACES.map((value) => ({ value, text: words.paces[value] }));
  return [
    textInput({
      ...{ name: 'groupTarget', label: words.groupTarget, hint: words.groupTargetHint, optional: true },
      ...{ max: MAX_NUMBER, initial: groupTarget },
    }),
    ...teamFields(filled),
    radioInput({
      ...{ name: nameIn(filled, 'visibility'), label: words.visibility, choices: visibilities, initial: visibility },
    }),
    checkboxInput({
      ...{ name: nameIn(filled, 'extras'), label: words.extras, choices: also, initial: extras, optional: true },
    }),
    textInput({
      ...{ name: nameIn(filled, 'prompts'), label: words.prompts, hint: words.promptsHint, optional: true },
      ...{ max: MAX_INPUT, multiline: true, initial: prompts },
    }),
    radioInput({
      ...{ name: nameIn(filled, 'promptPace'), label: words.promptPace, choices: paces, initial: promptPace },
    }),
  ];
}

function teamFields({ teamCount, teamName, teamPeople }: Filled): InputBlock[] {
  const counts = TEAM_COUNTS.map((value) => ({ value, text: words.teamCounts[value] }));
  const each = Array.from({ length: Number(teamCount) }, (_, i) => [
    textInput({ name: `teamName.${i}`, label: words.teamName(i + 1), max: MAX_UNIT, initial: teamName[i] }),
    peopleInput({
      ...{ name: `teamPeople.${i}`, label: words.teamPeople(i + 1), placeholder: words.peoplePlaceholder },
      ...{ initial: teamPeople[i] ?? [], most: MAX_PEOPLE, optional: true },
    }),
  ]);
  return [
    selectInput({
      ...{ name: 'teamCount', label: words.teams, choices: counts, initial: teamCount, dispatch: fillAgain.id },
    }),
    ...each.flat(),
  ];
}
