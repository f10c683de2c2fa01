import type { ViewStateValue } from '@slack/bolt';
import type { InputBlock, InputBlockElement, PlainTextElement, PlainTextOption } from '@slack/types';
import type { z } from 'zod';
import type { Day, TimeOfDay } from '../../core/calendar.js';
import { visibleText } from '../../core/text.js';
import { cut, plainText } from './blocks.js';

/**
 * The common properties of a modal's inputs. `name` is the field's name in the handler's form and the `block_id` in
 * Slack, so that an error is shown under its field.
 */
interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
  /** The id of the action contract whose handler runs on each change. */
  readonly dispatch?: string;
}

/** The `action_id` of inputs. A block has only one element, so its `block_id` identifies the input. */
const ACTION_ID = 'value';

/** An option: the text that people read and the value in the form. */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly text: string;
  /** A second line, cut to 75 characters. */
  readonly description?: string | undefined;
}

/** Returns a text field. Slack enforces the limit of `max` characters, which is at most 3,000. */
export function textInput(
  it: Field & { max: number; multiline?: boolean; initial?: string | undefined; placeholder?: string },
): InputBlock {
  return input(it, {
    type: 'plain_text_input',
    action_id: ACTION_ID,
    multiline: it.multiline ?? false,
    max_length: it.max,
    ...(it.initial ? { initial_value: it.initial } : {}),
    ...(it.placeholder ? { placeholder: plainText(it.placeholder) } : {}),
  });
}

/** Slack's limits for radio buttons and checkboxes, and for a list without groups. */
const MAX_BOXES = 10;
const MAX_OPTIONS = 100;

/** Returns radio buttons, or a list if there are more than ten choices. */
export function radioInput(it: Field & { choices: readonly Choice[]; initial?: string | undefined }): InputBlock {
  if (it.choices.length > MAX_BOXES) return selectInput({ ...it, initial: it.initial });
  return input(it, {
    type: 'radio_buttons',
    action_id: ACTION_ID,
    options: it.choices.map(option),
    ...initially(it.choices, it.initial),
  });
}

/** Returns checkboxes, or a list if there are more than ten choices. */
export function checkboxInput(it: Field & { choices: readonly Choice[]; initial: readonly string[] }): InputBlock {
  if (it.choices.length > MAX_BOXES) return multiSelectInput(it);
  const initial = it.choices.filter((choice) => it.initial.includes(choice.value)).map(option);
  return input(it, {
    type: 'checkboxes',
    action_id: ACTION_ID,
    options: it.choices.map(option),
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  });
}

/** Returns a list: one of up to 10,000 choices. */
export function selectInput(
  it: Field & { choices: readonly Choice[]; initial: string | undefined; placeholder?: string },
): InputBlock {
  return input(it, {
    type: 'static_select',
    action_id: ACTION_ID,
    ...listed(it.choices),
    ...(it.placeholder ? { placeholder: plainText(it.placeholder) } : {}),
    ...initially(it.choices, it.initial),
  });
}

/** Returns a list of up to 10,000 choices, any of which can be chosen. */
export function multiSelectInput(
  it: Field & { choices: readonly Choice[]; initial: readonly string[]; placeholder?: string },
): InputBlock {
  const initial = it.choices.filter((choice) => it.initial.includes(choice.value)).map(option);
  return input(it, {
    type: 'multi_static_select',
    action_id: ACTION_ID,
    ...listed(it.choices),
    ...(it.placeholder ? { placeholder: plainText(it.placeholder) } : {}),
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  });
}

/** Returns a list with headings: one of up to 100 choices in each of up to 100 groups. */
export function groupedSelectInput(
  it: Field & { groups: readonly { label: string; choices: readonly Choice[] }[]; initial: string },
): InputBlock {
  return input(it, {
    type: 'static_select',
    action_id: ACTION_ID,
    option_groups: it.groups.map((group) => ({ label: plainText(group.label), options: group.choices.map(option) })),
    ...initially(
      it.groups.flatMap((group) => group.choices),
      it.initial,
    ),
  });
}

export function dayInput(it: Field & { initial: Day | undefined }): InputBlock {
  const initial = it.initial ? { initial_date: it.initial } : {};
  return input(it, { type: 'datepicker', action_id: ACTION_ID, ...initial });
}

export function timeInput(it: Field & { initial: TimeOfDay }): InputBlock {
  return input(it, { type: 'timepicker', action_id: ACTION_ID, initial_time: it.initial });
}

/** Returns a picker for one channel that the user can see. Excludes externally shared channels. */
export function channelInput(
  it: Field & { initial?: string | undefined; placeholder: string; withPrivate: boolean },
): InputBlock {
  return input(it, {
    type: 'conversations_select',
    action_id: ACTION_ID,
    placeholder: plainText(it.placeholder),
    filter: {
      include: it.withPrivate ? ['public', 'private'] : ['public'],
      exclude_external_shared_channels: true,
      exclude_bot_users: true,
    },
    ...(it.initial ? { initial_conversation: it.initial } : {}),
  });
}

/** Returns a picker for one user. */
export function personInput(it: Field & { initial: string | undefined; placeholder: string }): InputBlock {
  return input(it, {
    type: 'users_select',
    action_id: ACTION_ID,
    placeholder: plainText(it.placeholder),
    ...(it.initial ? { initial_user: it.initial } : {}),
  });
}

/** Returns a picker for up to `most` users. */
export function peopleInput(it: Field & { initial: readonly string[]; placeholder: string; most: number }): InputBlock {
  return input(it, {
    type: 'multi_users_select',
    action_id: ACTION_ID,
    placeholder: plainText(it.placeholder),
    max_selected_items: it.most,
    ...(it.initial.length > 0 ? { initial_users: [...it.initial] } : {}),
  });
}

/** Returns a picker for several channels that the user can see. Excludes externally shared channels. */
export function channelsInput(
  it: Field & { initial: readonly string[]; placeholder: string; most: number },
): InputBlock {
  return input(it, {
    type: 'multi_conversations_select',
    action_id: ACTION_ID,
    placeholder: plainText(it.placeholder),
    filter: { include: ['public', 'private'], exclude_external_shared_channels: true, exclude_bot_users: true },
    max_selected_items: it.most,
    ...(it.initial.length > 0 ? { initial_conversations: [...it.initial] } : {}),
  });
}

export function option(choice: Choice): PlainTextOption {
  const description = choice.description ? { description: plainText(cut(choice.description, 75)) } : {};
  return { text: plainText(cut(choice.text, 75)), value: choice.value, ...description };
}

/** Returns the options of a list. More than Slack takes at once are in groups, named after their first and last. */
export function listed(
  choices: readonly Choice[],
): { options: PlainTextOption[] } | { option_groups: { label: PlainTextElement; options: PlainTextOption[] }[] } {
  if (choices.length <= MAX_OPTIONS) return { options: choices.map(option) };
  const groups = Array.from({ length: Math.ceil(choices.length / MAX_OPTIONS) }, (_, i) =>
    choices.slice(i * MAX_OPTIONS, (i + 1) * MAX_OPTIONS),
  );
  const labelOf = (group: readonly Choice[]) =>
    [group[0], group.at(-1)].map((it) => cut(it?.text ?? '', MAX_NAME)).join(' – ');
  return { option_groups: groups.map((it) => ({ label: plainText(labelOf(it)), options: it.map(option) })) };
}

/** Two of them, with a dash, are as long as the label of a group may be. */
const MAX_NAME = 36;

function initially(choices: readonly Choice[], value: string | undefined): { initial_option?: PlainTextOption } {
  const chosen = choices.find((choice) => choice.value === value);
  return chosen ? { initial_option: option(chosen) } : {};
}

function input(it: Field, element: InputBlockElement): InputBlock {
  return {
    type: 'input',
    block_id: it.name,
    label: plainText(cut(it.label, 2000)),
    element: it.dispatch ? { ...element, action_id: it.dispatch } : element,
    optional: it.optional ?? false,
    ...(it.dispatch ? { dispatch_action: true } : {}),
    ...(it.hint ? { hint: plainText(it.hint) } : {}),
  };
}

/**
 * Returns a modal's values by field name: visible text, the chosen value or values, `YYYY-MM-DD`, `HH:MM`, or the id
 * or ids of users or conversations; null for a field in which nobody sees anything, an empty array if it takes several
 * values. A name with a dot, such as `went.42`, becomes an entry of a record, `went: { 42: … }`.
 */
export function formOf(values: Record<string, Record<string, ViewStateValue>>): Record<string, unknown> {
  const form: Record<string, unknown> = {};
  for (const [name, elements] of Object.entries(values)) {
    const value = inputValue(Object.values(elements)[0]);
    const dot = name.indexOf('.');
    if (dot < 0) form[name] = value;
    else form[name.slice(0, dot)] = { ...recordAt(form, name.slice(0, dot)), [name.slice(dot + 1)]: value };
  }
  return form;
}

function recordAt(form: Record<string, unknown>, name: string): object {
  const at = form[name];
  return typeof at === 'object' && at !== null ? at : {};
}

function inputValue(state: ViewStateValue | undefined): unknown {
  switch (state?.type) {
    case 'plain_text_input':
      return visibleText(state.value ?? '') || null;
    case 'radio_buttons':
    case 'static_select':
      return state.selected_option?.value ?? null;
    case 'checkboxes':
    case 'multi_static_select':
      return state.selected_options?.map((option) => option.value) ?? [];
    case 'datepicker':
      return state.selected_date ?? null;
    case 'timepicker':
      return state.selected_time ?? null;
    case 'conversations_select':
      return state.selected_conversation ?? null;
    case 'users_select':
      return state.selected_user ?? null;
    case 'multi_conversations_select':
      return state.selected_conversations ?? [];
    case 'multi_users_select':
      return state.selected_users ?? [];
    default:
      return null;
  }
}

/** Returns the first error for each input, by its name. An error about anything else counts for the first input. */
export function fieldErrorsOf(issues: readonly z.core.$ZodIssue[], names: readonly string[]): Record<string, string> {
  const about = (path: string) => names.find((name) => path === name || path.startsWith(`${name}.`)) ?? names[0] ?? '';
  return Object.fromEntries([...issues].reverse().map((issue) => [about(issue.path.join('.')), issue.message]));
}
