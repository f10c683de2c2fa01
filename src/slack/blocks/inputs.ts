import type { ViewStateValue } from '@slack/bolt';
import type { InputBlock, InputBlockElement, PlainTextOption } from '@slack/types';
import type { z } from 'zod';
import type { Day, TimeOfDay } from '../../core/calendar.js';
import { cut, plainText } from './blocks.js';

/**
 * The inputs of a modal. `name` is the field's name in the form that the handler gets, and the `block_id` in Slack, so that a
 * complaint about a field finds its way back under it.
 */
interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
}

/** The one `action_id` of every input: a block has a single element, and its name says the rest. */
const ACTION_ID = 'value';

/** A choice as people read it, and what the form gets for it. */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly text: string;
}

/** Slack refuses more than `max` characters by itself, at most 3,000. */
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

/** One of up to ten, all in sight. */
export function radioInput(it: Field & { choices: readonly Choice[]; initial?: string | undefined }): InputBlock {
  return input(it, {
    type: 'radio_buttons',
    action_id: ACTION_ID,
    options: it.choices.map(option),
    ...initially(it.choices, it.initial),
  });
}

/** Any of up to ten. */
export function checkboxInput(it: Field & { choices: readonly Choice[]; initial: readonly string[] }): InputBlock {
  const initial = it.choices.filter((choice) => it.initial.includes(choice.value)).map(option);
  return input(it, {
    type: 'checkboxes',
    action_id: ACTION_ID,
    options: it.choices.map(option),
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  });
}

/** One of many in a list, at most 100. */
export function selectInput(it: Field & { choices: readonly Choice[]; initial: string }): InputBlock {
  return input(it, {
    type: 'static_select',
    action_id: ACTION_ID,
    options: it.choices.map(option),
    ...initially(it.choices, it.initial),
  });
}

/** One of many in a list with headings: up to 100 groups of up to 100. */
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

/** A public or, unless left out, private channel that the person can see; never one shared with another organisation. */
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

/** One person. */
export function personInput(it: Field & { initial: string | undefined; placeholder: string }): InputBlock {
  return input(it, {
    type: 'users_select',
    action_id: ACTION_ID,
    placeholder: plainText(it.placeholder),
    ...(it.initial ? { initial_user: it.initial } : {}),
  });
}

/** Any of the public or private channels that the person can see, but those shared with another organisation. */
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
  return { text: plainText(cut(choice.text, 75)), value: choice.value };
}

function initially(choices: readonly Choice[], value: string | undefined): { initial_option?: PlainTextOption } {
  const chosen = choices.find((choice) => choice.value === value);
  return chosen ? { initial_option: option(chosen) } : {};
}

function input(it: Field, element: InputBlockElement): InputBlock {
  return {
    type: 'input',
    block_id: it.name,
    label: plainText(cut(it.label, 2000)),
    element,
    optional: it.optional ?? false,
    ...(it.hint ? { hint: plainText(it.hint) } : {}),
  };
}

/**
 * What a person filled in, by field name: text, the chosen value, the chosen values, `YYYY-MM-DD`, `HH:MM`, the id of a person or a conversation, or several ids;
 * null for what they left empty. A name with a dot, such as `went.42`, becomes an entry of a record, `went: { 42: … }`.
 */
export function formOf(values: Record<string, Record<string, ViewStateValue>>): Record<string, unknown> {
  const form: Record<string, unknown> = {};
  for (const [name, elements] of Object.entries(values)) {
    const value = inputValue(elements[ACTION_ID]);
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
      return state.value ?? null;
    case 'radio_buttons':
    case 'static_select':
      return state.selected_option?.value ?? null;
    case 'checkboxes':
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
    default:
      return null;
  }
}

/** What to say under which field: the first complaint about each, by the name of the input that it is about. */
export function fieldErrorsOf(issues: readonly z.core.$ZodIssue[], names: readonly string[]): Record<string, string> {
  const about = (path: string) => names.find((name) => path === name || path.startsWith(`${name}.`)) ?? names[0] ?? '';
  return Object.fromEntries([...issues].reverse().map((issue) => [about(issue.path.join('.')), issue.message]));
}
