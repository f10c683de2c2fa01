import { useMemo } from 'preact/hooks';
import type { ShownChannel } from '../../page-api/shown.js';
import { type Unread, unreadIn } from '../live/conversations.js';
import { useSlack } from '../live/slack.js';

/** The number of unread messages in a conversation. */
export function useUnread(channel: ShownChannel | undefined): Unread {
  const { conversations, me } = useSlack();
  const messages = channel && conversations.get(channel.id);
  return useMemo(
    () => (channel && messages ? unreadIn(channel, messages, me.id) : { count: 0, forYou: 0 }),
    [channel, messages, me.id],
  );
}
