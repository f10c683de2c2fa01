import { z } from 'zod';
import { channelJson } from '../shapes/channel.js';
import { direct, findChannel, join, leave } from '../world/channels.js';
import { SlackError } from '../world/slack-error.js';
import { findUser } from '../world/users.js';
import type { Channel, User, Workspace } from '../world/workspace.js';
import { flag, list } from './arguments.js';
import { anyScope, requireScopeFor } from './channel-scopes.js';
import { page, paging } from './cursor.js';
import { botMethod, type Methods } from './method.js';

const inChannel = { channel: z.string() };

export const conversationMembershipMethods: Methods = {
  'conversations.members': botMethod(anyScope('read'), z.object({ ...inChannel, ...paging }), (args, caller) => {
    const channel = findChannel(caller.workspace, args.channel);
    requireScopeFor(caller, channel, 'read');
    const { items, ...rest } = page([...channel.members], (id) => id, args, { byDefault: 100, max: 1000 });
    return { members: items, ...rest };
  }),

  'conversations.join': botMethod(
    ['channels:join'],
    z.object(inChannel),
    (args, { world, workspace, installation }) => {
      const channel = findChannel(workspace, args.channel);
      if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
      if (channel.archived) throw new SlackError('is_archived');
      const wasIn = channel.members.has(installation.botUser);
      void join(world, workspace, channel, findUser(workspace, installation.botUser));
      return {
        channel: channelJson(workspace, channel),
        ...(wasIn ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } } : {}),
      };
    },
  ),

  'conversations.leave': botMethod(
    ['channels:manage', 'channels:write', 'groups:write'],
    z.object(inChannel),
    (args, { world, workspace, installation }) => {
      const channel = findChannel(workspace, args.channel);
      if (channel.isGeneral) throw new SlackError('cant_leave_general');
      if (!channel.members.has(installation.botUser)) return { not_in_channel: true };
      void leave(world, workspace, channel, findUser(workspace, installation.botUser));
      return {};
    },
  ),

  'conversations.invite': botMethod(
    ['channels:manage', 'groups:write', 'channels:write.invites', 'groups:write.invites'],
    z.object({ ...inChannel, users: list }),
    (args, { world, workspace, installation }) => {
      const channel = findChannel(workspace, args.channel);
      if (channel.archived) throw new SlackError('is_archived');
      if (!channel.members.has(installation.botUser)) throw new SlackError('not_in_channel');
      const users = args.users.map((id) => findUser(workspace, id));
      if (users.length === 0) throw new SlackError('no_user');
      for (const user of users) refuseInvitation(channel, user, installation.botUser);
      const inviter = findUser(workspace, installation.botUser);
      for (const user of users) void join(world, workspace, channel, user, inviter);
      return { channel: channelJson(workspace, channel) };
    },
  ),

  'conversations.open': botMethod(
    ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
    z.object({ channel: z.string().optional(), users: list.optional(), return_im: flag.optional() }),
    (args, { world, workspace, installation }) => {
      const channel = args.channel
        ? findChannel(workspace, args.channel)
        : direct(world, workspace, [installation.botUser, ...partners(workspace, args.users ?? [])]);
      return { channel: args.return_im ? channelJson(workspace, channel) : { id: channel.id } };
    },
  ),
};

function refuseInvitation(channel: Channel, user: User, self: string): void {
  if (user.id === self) throw new SlackError('cant_invite_self');
  if (user.deleted) throw new SlackError('cant_invite');
  if (channel.members.has(user.id)) throw new SlackError('already_in_channel');
}

function partners(workspace: Workspace, users: readonly string[]): string[] {
  if (users.length === 0) throw new SlackError('users_list_not_supplied');
  if (users.length > 8) throw new SlackError('too_many_users');
  return users.map((id) => {
    const user = findUser(workspace, id);
    if (user.isBot) throw new SlackError('cannot_dm_bot');
    if (user.deleted) throw new SlackError('user_disabled');
    return user.id;
  });
}
