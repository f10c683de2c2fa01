import { epoch } from '../world/ids.js';
import type { Channel, Workspace } from '../world/workspace.js';

/** A conversation as the app gets it from `conversations.info` and `.list`. */
export function channelJson(workspace: Workspace, channel: Channel, options: { numMembers?: boolean } = {}) {
  const bot = workspace.installation?.botUser ?? '';
  if (channel.kind === 'im') return imJson(channel, bot);
  const created = epoch(channel.created);
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_archived: channel.archived,
    is_general: channel.isGeneral,
    is_member: channel.members.has(bot),
    is_shared: channel.shared !== undefined,
    is_ext_shared: channel.shared === 'external',
    is_org_shared: channel.shared === 'org',
    is_pending_ext_shared: false,
    created,
    creator: channel.creator,
    unlinked: 0,
    updated: channel.created.getTime(),
    context_team_id: workspace.id,
    shared_team_ids: [workspace.id],
    pending_shared: [],
    parent_conversation: null,
    previous_names: channel.previousNames,
    topic: {
      value: channel.topic,
      creator: channel.topic ? channel.creator : '',
      last_set: channel.topic ? created : 0,
    },
    purpose: {
      value: channel.purpose,
      creator: channel.purpose ? channel.creator : '',
      last_set: channel.purpose ? created : 0,
    },
    ...(options.numMembers ? { num_members: channel.members.size } : {}),
  };
}

function imJson(channel: Channel, bot: string) {
  return {
    id: channel.id,
    created: epoch(channel.created),
    is_im: true,
    is_org_shared: false,
    is_archived: channel.archived,
    user: [...channel.members].find((member) => member !== bot) ?? bot,
    is_user_deleted: false,
    is_open: true,
    priority: 0,
  };
}

/** `channel_type` in message events. */
export function channelType(channel: Channel): 'channel' | 'group' | 'im' | 'mpim' {
  if (channel.kind === 'public') return 'channel';
  return channel.kind === 'private' ? 'group' : channel.kind;
}
