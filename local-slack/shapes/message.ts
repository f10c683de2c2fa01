import type { Message, Workspace } from '../world/workspace.js';
import { fileJson } from './file.js';

/**
 * A message in payloads, events and histories. It includes metadata only if the app asked for it or has just posted the
 * message.
 */
export function messageJson(workspace: Workspace, message: Message, options: { metadata?: boolean } = {}) {
  if (message.subtype === 'tombstone') return tombstoneJson(workspace, message);
  const installation = workspace.installation;
  return {
    type: 'message',
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: workspace.id,
    ...(message.botId === undefined ? {} : { bot_id: message.botId, app_id: installation?.appId }),
    ...(message.customized ? customizedJson(message.customized) : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.files ? { files: message.files.map((file) => fileJson(workspace, file)) } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs, parent_user_id: message.parentUser }),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.reactions.length > 0 ? { reactions: reactionsJson(message) } : {}),
    ...(message.ephemeralTo === undefined ? {} : { is_ephemeral: true }),
    ...(options.metadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}

function customizedJson({ name, picture }: NonNullable<Message['customized']>) {
  return {
    ...(name === undefined ? {} : { username: name }),
    ...(picture === undefined ? {} : { icons: { image_48: picture } }),
  };
}

/** A deleted first message of a thread. Slack reports itself as the author. */
function tombstoneJson(workspace: Workspace, { ts, text }: Message) {
  const user = 'USLACKBOT';
  return {
    type: 'message',
    subtype: 'tombstone',
    user,
    ts,
    text,
    team: workspace.id,
    hidden: true,
    thread_ts: ts,
    parent_user_id: user,
  };
}

function reactionsJson(message: Message) {
  return message.reactions.map(({ name, users }) => ({ name, users: [...users], count: users.length }));
}

/** Additional fields of a thread's first message in histories. */
export function threadJson(parent: Message, replies: readonly Message[]) {
  const last = replies.at(-1);
  if (!last) return {};
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: parent.ts,
    reply_count: replies.length,
    reply_users: users.slice(0, 5),
    reply_users_count: users.length,
    latest_reply: last.ts,
    is_locked: false,
    subscribed: false,
  };
}
