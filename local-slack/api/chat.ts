import { z } from 'zod';
import { messageJson } from '../shapes/message.js';
import { findChannel } from '../world/channels.js';
import { edit, findMessage, post, remove } from '../world/messages.js';
import { SlackError } from '../world/slack-error.js';
import type { Channel, Message, Workspace } from '../world/workspace.js';
import { messageArguments, readMessage, threadArguments } from './message-arguments.js';
import { botMethod, type Methods, requireScope } from './method.js';
import { postable, threadIn } from './postable.js';

const inChannel = { channel: z.string() };
const customized = {
  username: z.string().min(1).max(80).optional(),
  icon_url: z.url({ protocol: /^https?$/ }).optional(),
  icon_emoji: z.string().optional(),
};

export const chatMethods: Methods = {
  'chat.postMessage': botMethod(
    ['chat:write'],
    z.object({ ...inChannel, ...messageArguments, ...threadArguments, ...customized }),
    (args, caller) => {
      const { world, workspace, installation } = caller;
      if (args.username ?? args.icon_url ?? args.icon_emoji) requireScope(caller, 'chat:write.customize');
      const channel = postable(caller, args.channel);
      const threadTs = threadIn(channel, args.thread_ts);
      const { message } = post(world, workspace, channel, {
        ...readMessage(args, 'chat.postMessage', caller.warn),
        user: installation.botUser,
        botId: installation.botId,
        customized: args.username || args.icon_url ? { name: args.username, picture: args.icon_url } : undefined,
        threadTs,
        ...(threadTs !== undefined && args.reply_broadcast ? { broadcast: true, subtype: 'thread_broadcast' } : {}),
      });
      return { channel: channel.id, ts: message.ts, message: messageJson(workspace, message, { metadata: true }) };
    },
  ),

  'chat.postEphemeral': botMethod(
    ['chat:write'],
    z.object({ ...inChannel, user: z.string(), ...messageArguments, ...threadArguments }),
    (args, caller) => {
      const { world, workspace, installation } = caller;
      const channel = findChannel(workspace, args.channel);
      if (channel.archived) throw new SlackError('is_archived');
      if (!channel.members.has(installation.botUser)) throw new SlackError('not_in_channel');
      if (!channel.members.has(args.user)) throw new SlackError('user_not_in_channel');
      const { message } = post(world, workspace, channel, {
        ...readMessage(args, 'chat.postMessage', caller.warn),
        user: installation.botUser,
        botId: installation.botId,
        threadTs: args.thread_ts,
        ephemeralTo: args.user,
      });
      return { message_ts: message.ts };
    },
  ),

  'chat.update': botMethod(
    ['chat:write'],
    z.object({ ...inChannel, ts: z.string(), ...messageArguments }),
    (args, caller) => {
      const { world, workspace } = caller;
      const { channel, message } = ownMessage(workspace, args, 'cant_update_message');
      if (channel.archived) throw new SlackError('is_inactive');
      void edit(world, workspace, channel, message, readMessage(args, 'chat.update', caller.warn));
      const shown = messageJson(workspace, message, { metadata: true });
      return { channel: channel.id, ts: message.ts, text: message.text, message: shown };
    },
  ),

  'chat.delete': botMethod(['chat:write'], z.object({ ...inChannel, ts: z.string() }), (args, { world, workspace }) => {
    const { channel, message } = ownMessage(workspace, args, 'cant_delete_message');
    void remove(world, workspace, channel, message);
    return { channel: channel.id, ts: message.ts };
  }),

  'chat.getPermalink': botMethod(
    [],
    z.object({ ...inChannel, message_ts: z.string() }),
    (args, { world, workspace }) => {
      const channel = findChannel(workspace, args.channel);
      const message = findMessage(channel, args.message_ts);
      const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
      const permalink = `${world.url}/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
      return { channel: channel.id, permalink };
    },
  ),
};

function ownMessage(
  workspace: Workspace,
  at: { readonly channel: string; readonly ts: string },
  notOwn: string,
): { channel: Channel; message: Message } {
  const channel = findChannel(workspace, at.channel);
  const message = findMessage(channel, at.ts);
  if (message.subtype === 'tombstone') throw new SlackError('message_not_found');
  if (message.user !== workspace.installation?.botUser) throw new SlackError(notOwn);
  return { channel, message };
}
