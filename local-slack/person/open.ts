import { sendEvent } from '../deliver/events.js';
import { viewJson } from '../shapes/view.js';
import { direct } from '../world/channels.js';
import type { Channel } from '../world/workspace.js';
import type { Person } from './person.js';

/** Opens a tab of the app's Home: `app_home_opened`, with the Home view if there is one already. */
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

/** The conversation of this person with the app; none while the app is not installed. */
export function directMessages({ world, workspace, user }: Person): Channel | undefined {
  const { installation } = workspace;
  return installation && direct(world, workspace, [installation.botUser, user.id]);
}
