import { sendEvent } from '../deliver/events.js';
import { SlackError } from './slack-error.js';
import type { Channel, Message, Workspace } from './workspace.js';
import { changed, type World } from './world.js';

/** Adds a reaction and sends `reaction_added`. The name has no colons. */
export function react(
  world: World,
  workspace: Workspace,
  channel: Channel,
  message: Message,
  user: string,
  name: string,
): Promise<void> {
  const before = message.reactions.find((it) => it.name === name);
  if (before?.users.includes(user)) throw new SlackError('already_reacted');
  if (before) before.users.push(user);
  else message.reactions.push({ name, users: [user] });
  return tell(world, workspace, 'reaction_added', channel, message, user, name);
}

/** Removes a reaction and sends `reaction_removed`. */
export function unreact(
  world: World,
  workspace: Workspace,
  channel: Channel,
  message: Message,
  user: string,
  name: string,
): Promise<void> {
  const before = message.reactions.find((it) => it.name === name && it.users.includes(user));
  if (!before) throw new SlackError('no_reaction');
  before.users.splice(before.users.indexOf(user), 1);
  if (before.users.length === 0) message.reactions.splice(message.reactions.indexOf(before), 1);
  return tell(world, workspace, 'reaction_removed', channel, message, user, name);
}

function tell(
  world: World,
  workspace: Workspace,
  type: 'reaction_added' | 'reaction_removed',
  channel: Channel,
  message: Message,
  user: string,
  reaction: string,
): Promise<void> {
  changed(world, { what: 'message', team: workspace.id, channel: channel.id });
  const item = { type: 'message', channel: channel.id, ts: message.ts };
  return sendEvent(
    world,
    workspace,
    { type, user, reaction, item_user: message.user, item, event_ts: world.ids.ts() },
    channel,
  );
}
