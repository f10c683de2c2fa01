import { z } from 'zod';
import { messageJson, threadJson } from '../shapes/message.js';
import { findChannel } from '../world/channels.js';
import { findMessage, repliesTo } from '../world/messages.js';
import { SlackError } from '../world/slack-error.js';
import type { Channel, Message, Workspace } from '../world/workspace.js';
import { flag } from './arguments.js';
import { anyScope, requireScopeFor } from './channel-scopes.js';
import { page, paging } from './cursor.js';
import { type BotCaller, botMethod, type Methods } from './method.js';

const timeline = {
  ...paging,
  channel: z.string(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};

type Timeline = z.infer<z.ZodObject<typeof timeline>>;

export const historyMethods: Methods = {
  'conversations.history': botMethod(anyScope('history'), z.object(timeline), (args, caller) => {
    const channel = readable(caller.workspace, args.channel, caller.installation.botUser);
    requireScopeFor(caller, channel, 'history');
    const messages = channel.messages
      .filter((it) => it.ephemeralTo === undefined && (it.threadTs === undefined || it.broadcast) && within(it, args))
      .toReversed();
    return cut(caller, channel, messages, args);
  }),

  'conversations.replies': botMethod(anyScope('history'), z.object({ ...timeline, ts: z.string() }), (args, caller) => {
    const channel = readable(caller.workspace, args.channel, caller.installation.botUser);
    requireScopeFor(caller, channel, 'history');
    const asked = findMessage(channel, args.ts, 'thread_not_found');
    const parent = asked.threadTs === undefined ? asked : findMessage(channel, asked.threadTs, 'thread_not_found');
    const replies = repliesTo(channel, parent.ts).filter((it) => within(it, args));
    return cut(caller, channel, [parent, ...replies], args);
  }),
};

const MOST_FOR_UNLISTED = 15;

function cut({ workspace, world }: BotCaller, channel: Channel, messages: readonly Message[], args: Timeline) {
  const most = world.unlisted ? { limit: Math.min(args.limit || MOST_FOR_UNLISTED, MOST_FOR_UNLISTED) } : {};
  const { items, response_metadata } = page(
    messages,
    (it) => it.ts,
    { ...args, ...most },
    { byDefault: 100, max: 999 },
  );
  const hasMore = response_metadata.next_cursor !== '';
  return {
    messages: items.map((it) => ({
      ...messageJson(workspace, it, { metadata: args.include_all_metadata ?? false }),
      ...(it.threadTs === undefined ? threadJson(it, repliesTo(channel, it.ts)) : {}),
    })),
    has_more: hasMore,
    pin_count: channel.pins.size,
    ...(hasMore ? { response_metadata } : {}),
  };
}

function within({ ts }: Message, { oldest, latest, inclusive }: Timeline): boolean {
  const at = micros(ts);
  if (oldest && (inclusive ? at < micros(oldest) : at <= micros(oldest))) return false;
  return !(latest && (inclusive ? at > micros(latest) : at >= micros(latest)));
}

/** Converts a timestamp to whole microseconds, because a floating point number would lose its last digits. */
function micros(ts: string): bigint {
  const [seconds = '', fraction = ''] = ts.split('.');
  if (!/^\d+$/.test(seconds) || !/^\d*$/.test(fraction)) throw new SlackError('invalid_ts');
  return BigInt(seconds + fraction.padEnd(6, '0'));
}

function readable(workspace: Workspace, id: string, bot: string): Channel {
  const channel = findChannel(workspace, id);
  if (!channel.members.has(bot)) throw new SlackError('not_in_channel');
  return channel;
}
