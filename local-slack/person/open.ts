import { sendEvent } from '../deliver/events.js';
import { viewJson } from '../shapes/view.js';
import { direct } from '../world/channels.js';
import type { Channel } from '../world/workspace.js';
import type { Person } from './person.js';

/** Opens a tab of the app. Sends `app_home_opened`, with the current Home view if there is one. */
export async function openAppHome(person: Person, tab: 'home' | 'messages'): Promise<void> {
  const { world, workspace, user } = person;
  const { home_tab_enabled, messages_tab_enabled } = world.manifest.features.app_home;
  const channel = directMessages(person);
  if (!channel || !(tab === 'home' ? home_tab_enabled : messages_tab_enabled)) return;
  const home = workspace.homes.get(user.id);
  await sendEvent(world, workspace, {
    type: 'app_home_opened',
    user: user.id,
    channel: channel.id,
    tab,
    ...(home && tab === 'home' ? { view: viewJson(world, workspace, home) } : {}),
    event_ts: world.ids.ts(),
  });
}

/** The person's direct messages with the app; undefined if it is not installed. */
export function directMessages({ world, workspace, user }: Person): Channel | undefined {
  const { installation } = workspace;
  return installation && direct(world, workspace, [installation.botUser, user.id]);
}
