import type { Option } from '@slack/types';
import type { ShownValue } from '../../page-api/shown.js';
import type { Choice } from '../ui/choice.js';

/** A choice with its option. Without one, `id` is the ID of a user, channel or conversation. */
export interface Selectable extends Choice {
  readonly option?: Option;
}

export function fromOption(option: Option, group?: string): Selectable {
  const text = option.text.text;
  return { id: option.value ?? text, text, detail: option.description?.text, group, option };
}

/** The value that Slack stores. */
export function slackValue({ id, option }: Selectable): Option | string {
  return option ?? id;
}

/** The current selection, including options that are no longer offered. */
export function chosenIn(value: ShownValue, offered: readonly Selectable[]): Selectable[] {
  const options = [...(value.selected_options ?? []), ...(value.selected_option ? [value.selected_option] : [])];
  const ids = [
    ...(value.selected_users ?? []),
    ...(value.selected_channels ?? []),
    ...(value.selected_conversations ?? []),
    value.selected_user,
    value.selected_channel,
    value.selected_conversation,
  ];
  return [
    ...options.map((it) => fromOption(it)),
    ...ids.flatMap((id) => (id ? (offered.find((it) => it.id === id) ?? { id, text: id }) : [])),
  ];
}
