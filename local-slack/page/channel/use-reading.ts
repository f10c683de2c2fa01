import { useEffect, useState } from 'preact/hooks';
import type { ShownChannel, ShownMessage } from '../../page-api/shown.js';
import { useSlack } from '../live/slack.js';

/** Marks the conversation as read while it is open. Returns the read timestamp from when it was opened. */
export function useReading(channel: ShownChannel, messages: readonly ShownMessage[]): string {
  const { act, me } = useSlack();
  const [came] = useState(channel.read);
  const last = messages.at(-1)?.ts;
  const isBehind = last !== undefined && last > channel.read && channel.members.includes(me.id);
  useEffect(() => {
    if (isBehind) void act('read', { channel: channel.id, ts: last });
  }, [act, channel.id, last, isBehind]);
  return came;
}
