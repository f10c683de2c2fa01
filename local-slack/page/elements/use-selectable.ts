import { useMemo } from 'preact/hooks';
import type { ShownChannel } from '../../page-api/shown.js';
import { channelName, channelTitle, type Slack, useSlack } from '../live/slack.js';
import type { SelectProps } from './select.js';
import { fromOption, type Selectable } from './selectable.js';

type SelectElement = SelectProps['element'];

/** Returns the choices in a select: its options, or people or conversations. */
export function useSelectable(element: SelectElement): readonly Selectable[] {
  const slack = useSlack();
  const { user, channel } = slack.snapshot;
  return useMemo(() => selectable(element, slack), [element, user, channel]);
}

function selectable(element: SelectElement, slack: Slack): readonly Selectable[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return [
        ...(element.options ?? []).map((it) => fromOption(it)),
        ...(element.option_groups ?? []).flatMap(({ label, options }) =>
          options.map((it) => fromOption(it, label.text)),
        ),
      ];
    case 'users_select':
    case 'multi_users_select':
      return people(slack);
    case 'channels_select':
    case 'multi_channels_select':
      return channels(slack, (it) => it.kind === 'public');
    case 'conversations_select':
    case 'multi_conversations_select':
      return conversations(slack, element.filter ?? {});
    default:
      return [];
  }
}

type Filter = NonNullable<Extract<SelectElement, { filter?: unknown }>['filter']>;

function conversations(slack: Slack, { include, exclude_bot_users }: Filter): Selectable[] {
  const kinds = include ?? ['public', 'private', 'im', 'mpim'];
  const { botUser } = slack.workspace.app;
  return channels(slack, (it) => {
    const isWithBot = it.kind === 'im' && botUser !== undefined && it.members.includes(botUser);
    return kinds.includes(it.kind) && !(exclude_bot_users && isWithBot);
  });
}

function channels(slack: Slack, isOffered: (channel: ShownChannel) => boolean): Selectable[] {
  return [...slack.snapshot.channel.values()]
    .filter((it) => !it.archived && isOffered(it))
    .map((it) => ({
      id: it.id,
      text: channelTitle(slack, it),
      detail: it.kind === 'private' ? 'private' : undefined,
      name: channelName(slack, it),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function people({ snapshot }: Slack): Selectable[] {
  return [...snapshot.user.values()]
    .filter((it) => !it.deleted && !it.isBot)
    .map((it) => ({ id: it.id, text: it.realName, detail: `@${it.name}` }))
    .sort((a, b) => a.text.localeCompare(b.text));
}
