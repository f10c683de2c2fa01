import { z } from 'zod';
import { channelJson } from '../shapes/channel.js';
import { addChannel, archive, findChannel, rename, unarchive } from '../world/channels.js';
import { SlackError } from '../world/slack-error.js';
import type { Channel } from '../world/workspace.js';
import { changed } from '../world/world.js';
import { flag, list } from './arguments.js';
import { anyScope, requireScopeFor, scopeFor } from './channel-scopes.js';
import { page, paging } from './cursor.js';
import { type BotCaller, botMethod, type Methods, requireScope } from './method.js';

const inChannel = { channel: z.string() };
const KIND_OF_TYPE = { public_channel: 'public', private_channel: 'private', im: 'im', mpim: 'mpim' } as const;
const types = list.pipe(z.array(z.enum(['public_channel', 'private_channel', 'im', 'mpim'])));
const LONGEST_TOPIC = 250;

export const conversationMethods: Methods = {
  'conversations.info': botMethod(
    anyScope('read'),
    z.object({ ...inChannel, include_num_members: flag.optional() }),
    (args, caller) => {
      const channel = findChannel(caller.workspace, args.channel);
      requireScopeFor(caller, channel, 'read');
      return { channel: channelJson(caller.workspace, channel, { numMembers: args.include_num_members ?? false }) };
    },
  ),

  'conversations.list': botMethod(
    anyScope('read'),
    z.object({ ...paging, types: types.default(['public_channel']), exclude_archived: flag.optional() }),
    (args, caller) => {
      const channels = channelsOf(caller, args.types, args.exclude_archived ?? false);
      const { items, ...rest } = page(channels, (it) => it.id, args, { byDefault: 100, max: 1000 });
      return { channels: items.map((it) => channelJson(caller.workspace, it, { numMembers: true })), ...rest };
    },
  ),

  'users.conversations': botMethod(
    anyScope('read'),
    z.object({
      ...paging,
      user: z.string().optional(),
      types: types.default(['public_channel']),
      exclude_archived: flag.optional(),
    }),
    (args, caller) => {
      const user = args.user ?? caller.installation.botUser;
      if (!caller.workspace.users.has(user)) throw new SlackError('user_not_found');
      const channels = channelsOf(caller, args.types, args.exclude_archived ?? false).filter((it) =>
        it.members.has(user),
      );
      const { items, ...rest } = page(channels, (it) => it.id, args, { byDefault: 100, max: 999 });
      return { channels: items.map((it) => channelJson(caller.workspace, it)), ...rest };
    },
  ),

  'conversations.create': botMethod(
    ['channels:manage', 'groups:write'],
    z.object({ name: z.string(), is_private: flag.optional() }),
    (args, caller) => {
      const { world, workspace, installation } = caller;
      requireScope(caller, args.is_private ? 'groups:write' : 'channels:manage');
      refuseBadName(caller, args.name);
      const channel = addChannel(world, workspace, {
        name: args.name,
        isPrivate: args.is_private ?? false,
        creator: installation.botUser,
        members: [installation.botUser],
      });
      return { channel: channelJson(workspace, channel) };
    },
  ),

  'conversations.rename': botMethod(
    ['channels:manage', 'groups:write'],
    z.object({ ...inChannel, name: z.string() }),
    (args, caller) => {
      const channel = channelOfMine(caller, args.channel);
      refuseBadName(caller, args.name);
      void rename(caller.world, caller.workspace, channel, args.name);
      return { channel: channelJson(caller.workspace, channel) };
    },
  ),

  'conversations.archive': botMethod(['channels:manage', 'groups:write'], z.object(inChannel), (args, caller) => {
    const { world, workspace } = caller;
    const channel = findChannel(workspace, args.channel);
    if (channel.archived) throw new SlackError('already_archived');
    if (channel.isGeneral) throw new SlackError('cant_archive_general');
    void archive(world, workspace, channelOfMine(caller, args.channel), botUser(caller));
    return {};
  }),

  'conversations.unarchive': botMethod(['channels:manage', 'groups:write'], z.object(inChannel), (args, caller) => {
    const { world, workspace } = caller;
    const channel = findChannel(workspace, args.channel);
    if (!channel.archived) throw new SlackError('not_archived');
    void unarchive(world, workspace, channel, botUser(caller));
    return {};
  }),

  'conversations.setTopic': botMethod(
    ['channels:manage', 'groups:write', 'channels:write.topic'],
    z.object({ ...inChannel, topic: z.string() }),
    (args, caller) => ({
      channel: channelJson(caller.workspace, describe(caller, args.channel, { topic: args.topic })),
    }),
  ),

  'conversations.setPurpose': botMethod(
    ['channels:manage', 'groups:write', 'channels:write.topic'],
    z.object({ ...inChannel, purpose: z.string() }),
    (args, caller) => {
      describe(caller, args.channel, { purpose: args.purpose });
      return { purpose: args.purpose };
    },
  ),
};

/** The conversations of these types that the app can see. Throws if it lacks a type's scope. */
function channelsOf(
  caller: BotCaller,
  types: readonly (keyof typeof KIND_OF_TYPE)[],
  excludeArchived: boolean,
): Channel[] {
  const kinds = types.map((type): Channel['kind'] => KIND_OF_TYPE[type]);
  for (const kind of kinds) requireScope(caller, scopeFor(kind, 'read'));
  return [...caller.workspace.channels.values()].filter(
    (it) =>
      kinds.includes(it.kind) &&
      (it.kind === 'public' || it.members.has(caller.installation.botUser)) &&
      !(excludeArchived && it.archived),
  );
}

function describe(caller: BotCaller, id: string, to: Partial<Pick<Channel, 'topic' | 'purpose'>>): Channel {
  const channel = channelOfMine(caller, id);
  if (Object.values(to).some((text) => text.length > LONGEST_TOPIC)) throw new SlackError('too_long');
  Object.assign(channel, to);
  changed(caller.world, { what: 'channel', team: caller.workspace.id, channel: id });
  return channel;
}

function channelOfMine({ workspace, installation }: BotCaller, id: string): Channel {
  const channel = findChannel(workspace, id);
  if (channel.kind === 'im') throw new SlackError('method_not_supported_for_channel_type');
  if (channel.archived) throw new SlackError('is_archived');
  if (!channel.members.has(installation.botUser)) throw new SlackError('not_in_channel');
  return channel;
}

function refuseBadName({ workspace }: BotCaller, name: string): void {
  if (name === '') throw new SlackError('invalid_name_required');
  if (name.length > 80) throw new SlackError('invalid_name_maxlength');
  if (/[^\p{Ll}\p{Lo}\p{N}_-]/u.test(name)) throw new SlackError('invalid_name_specials');
  if ([...workspace.channels.values()].some((it) => it.name === name)) throw new SlackError('name_taken');
}

function botUser({ workspace, installation }: BotCaller) {
  const bot = workspace.users.get(installation.botUser);
  if (!bot) throw new SlackError('account_inactive');
  return bot;
}
