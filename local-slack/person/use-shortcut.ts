import { newResponseUrl } from '../deliver/response-url.js';
import type { Manifest } from '../manifest.js';
import { messageJson } from '../shapes/message.js';
import { newTrigger } from '../world/triggers.js';
import type { Message } from '../world/workspace.js';
import { interact } from './interact.js';
import type { Person } from './person.js';
import { channelName } from './surface.js';

type Shortcut = Manifest['features']['shortcuts'][number];

/** The manifest's shortcuts of a type; none without the `commands` scope. */
export function shortcuts({ world, workspace }: Person, type: Shortcut['type']): readonly Shortcut[] {
  if (!workspace.installation?.scopes.includes('commands')) return [];
  return world.manifest.features.shortcuts.filter((it) => it.type === type);
}

export async function useGlobalShortcut(person: Person, { callback_id }: Shortcut): Promise<void> {
  const { world, workspace, user } = person;
  await interact(person, `shortcut ${callback_id}`, {
    type: 'shortcut',
    callback_id,
    trigger_id: newTrigger(world, workspace, user.id),
    action_ts: world.ids.ts(),
  });
}

export async function useMessageShortcut(person: Person, { callback_id }: Shortcut, message: Message): Promise<void> {
  const { world, workspace, user } = person;
  if (message.ephemeralTo !== undefined)
    throw new Error('There are no shortcuts on a message that only one person sees.');
  const channel = workspace.channels.get(message.channel);
  await interact(person, `message_action ${callback_id}`, {
    type: 'message_action',
    callback_id,
    trigger_id: newTrigger(world, workspace, user.id),
    action_ts: world.ids.ts(),
    message_ts: message.ts,
    message: messageJson(workspace, message),
    channel: { id: message.channel, name: channel ? channelName(channel) : '' },
    response_url: newResponseUrl(world, workspace, { channel: message.channel, user: user.id, message: undefined }),
  });
}
