import { z } from 'zod';
import { messageJson } from '../shapes/message.js';
import { findChannel } from '../world/channels.js';
import { findMessage } from '../world/messages.js';
import { react, unreact } from '../world/reactions.js';
import { SlackError } from '../world/slack-error.js';
import { findUser } from '../world/users.js';
import { page, paging } from './cursor.js';
import type { BotCaller, Methods } from './method.js';
import { botMethod } from './method.js';

const item = { channel: z.string(), timestamp: z.string() };
const reaction = z.object({ ...item, name: z.string() });

export const reactionMethods: Methods = {
  'reactions.add': botMethod(['reactions:write'], reaction, (args, caller) => {
    const { channel, message } = find(caller, args);
    void react(caller.world, caller.workspace, channel, message, caller.installation.botUser, emojiName(args.name));
    return {};
  }),

  'reactions.remove': botMethod(['reactions:write'], reaction, (args, caller) => {
    const { channel, message } = find(caller, args);
    void unreact(caller.world, caller.workspace, channel, message, caller.installation.botUser, emojiName(args.name));
    return {};
  }),

  'reactions.get': botMethod(['reactions:read'], z.object(item), (args, caller) => {
    const { channel, message } = find(caller, args);
    return { type: 'message', channel: channel.id, message: messageJson(caller.workspace, message) };
  }),

  'reactions.list': botMethod(
    ['reactions:read'],
    z.object({ ...paging, user: z.string().optional() }),
    (args, { workspace, installation }) => {
      const user = findUser(workspace, args.user ?? installation.botUser).id;
      const reacted = [...workspace.channels.values()]
        .filter((it) => it.kind === 'public' || it.members.has(installation.botUser))
        .flatMap((it) => it.messages)
        .filter((it) => it.reactions.some(({ users }) => users.includes(user)))
        .toReversed();
      const { items, ...rest } = page(reacted, (it) => it.ts, args, { byDefault: 100, max: 1000 });
      return {
        items: items.map((it) => ({ type: 'message', channel: it.channel, message: messageJson(workspace, it) })),
        ...rest,
      };
    },
  ),
};

function find({ workspace, installation }: BotCaller, at: { readonly channel: string; readonly timestamp: string }) {
  const channel = findChannel(workspace, at.channel);
  if (channel.archived) throw new SlackError('is_archived');
  if (channel.kind !== 'public' && !channel.members.has(installation.botUser))
    throw new SlackError('channel_not_found');
  return { channel, message: findMessage(channel, at.timestamp) };
}

function emojiName(name: string): string {
  const bare = name.replace(/^:|:$/g, '');
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(bare)) throw new SlackError('invalid_name');
  return bare;
}
