import type { Workspace } from './workspace.js';
import { changed, type World } from './world.js';

/** Tells one person something on Slack's own behalf: that the app failed them. */
export function notice(world: World, workspace: Workspace, user: string, text: string): void {
  workspace.notices.push({ user, at: world.clock.now(), text });
  changed(world, { what: 'notice', team: workspace.id, user });
}
