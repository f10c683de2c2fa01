import type { Workspace } from './workspace.js';
import { changed, type World } from './world.js';

/** Shows one person a notice from Slack about a failure of the app. */
export function notice(world: World, workspace: Workspace, user: string, text: string): void {
  workspace.notices.push({ user, at: world.clock.now(), text });
  changed(world, { what: 'notice', team: workspace.id, user });
}
