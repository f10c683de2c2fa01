import type { ShownChannel, ShownMessage } from '../../page-api/shown.js';

/** Messages by channel, oldest first. */
export function byChannel(messages: Iterable<ShownMessage>): ReadonlyMap<string, readonly ShownMessage[]> {
  const found = new Map<string, ShownMessage[]>();
  for (const message of messages) {
    const others = found.get(message.channel);
    if (others) others.push(message);
    else found.set(message.channel, [message]);
  }
  for (const list of found.values()) list.sort((a, b) => (a.ts < b.ts ? -1 : 1));
  return found;
}

/** Messages in the channel itself, including replies that were also sent to it. */
export function inChannel(messages: readonly ShownMessage[]): ShownMessage[] {
  return messages.filter((it) => it.threadTs === undefined || it.broadcast);
}

/** A thread with its first message. */
export function inThread(messages: readonly ShownMessage[], parent: string): ShownMessage[] {
  return messages.filter((it) => it.ts === parent || it.threadTs === parent);
}

export interface Replies {
  readonly count: number;
  /** Distinct user IDs. */
  readonly users: readonly string[];
  readonly last: string;
}

/** A summary of each thread, by the timestamp of its first message. */
export function repliesByParent(messages: readonly ShownMessage[]): ReadonlyMap<string, Replies> {
  const found = new Map<string, Replies>();
  for (const { threadTs, onlyYou, user, ts } of messages) {
    if (threadTs === undefined || onlyYou) continue;
    const before = found.get(threadTs);
    const users = before?.users ?? [];
    found.set(threadTs, {
      count: (before?.count ?? 0) + 1,
      users: users.includes(user) ? users : [...users, user],
      last: ts,
    });
  }
  return found;
}

export interface Unread {
  readonly count: number;
  /** The unread messages for the viewer: all in direct messages, otherwise those that mention them. */
  readonly forYou: number;
}

/** The number of messages from others since the viewer last read. */
export function unreadIn(channel: ShownChannel, messages: readonly ShownMessage[], viewer: string): Unread {
  if (!channel.members.includes(viewer)) return { count: 0, forYou: 0 };
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  const fresh = inChannel(messages).filter((it) => it.ts > channel.read && it.user !== viewer && !isQuiet(it));
  const forYou = isDirect ? fresh : fresh.filter((it) => it.text.includes(`<@${viewer}>`));
  return { count: fresh.length, forYou: forYou.length };
}

function isQuiet({ subtype, onlyYou }: ShownMessage): boolean {
  return onlyYou || subtype === 'channel_join' || subtype === 'tombstone';
}
