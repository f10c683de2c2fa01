import { z } from 'zod';
import { sendEvent } from '../deliver/events.js';
import { messageJson } from '../shapes/message.js';
import { findChannel } from '../world/channels.js';
import { findMessage } from '../world/messages.js';
import { SlackError } from '../world/slack-error.js';
import type { Channel } from '../world/workspace.js';
import { changed } from '../world/world.js';
import { type BotCaller, botMethod, type Methods } from './method.js';

const item = z.object({ channel: z.string(), timestamp: z.string() });

export const pinMethods: Methods = {
  'pins.add': botMethod(['pins:write'], item, (args, caller) => {
    const channel = find(caller, args.channel);
    const message = findMessage(channel, args.timestamp);
    if (channel.pins.has(message.ts)) throw new SlackError('already_pinned');
    channel.pins.add(message.ts);
    tell(caller, channel, 'pin_added', message.ts);
    return {};
  }),

  'pins.remove': botMethod(['pins:write'], item, (args, caller) => {
    const channel = find(caller, args.channel);
    if (!channel.pins.delete(args.timestamp)) throw new SlackError('no_pin');
    tell(caller, channel, 'pin_removed', args.timestamp);
    return {};
  }),

  'pins.list': botMethod(['pins:read'], z.object({ channel: z.string() }), (args, caller) => {
    const channel = find(caller, args.channel);
    const items = [...channel.pins].map((ts) => ({
      type: 'message',
      channel: channel.id,
      message: messageJson(caller.workspace, findMessage(channel, ts)),
    }));
    return { items };
  }),
};

function find({ workspace, installation }: BotCaller, id: string): Channel {
  const channel = findChannel(workspace, id);
  if (!channel.members.has(installation.botUser)) throw new SlackError('not_in_channel');
  return channel;
}

function tell(
  { world, workspace, installation }: BotCaller,
  channel: Channel,
  type: 'pin_added' | 'pin_removed',
  ts: string,
) {
  changed(world, { what: 'message', team: workspace.id, channel: channel.id });
  const event = {
    type,
    user: installation.botUser,
    channel_id: channel.id,
    item: { type: 'message', channel: channel.id, ts },
  };
  void sendEvent(world, workspace, { ...event, event_ts: world.ids.ts() }, channel);
}
