import type { User, Workspace } from '../world/workspace.js';
import type { World } from '../world/world.js';

/** Someone at their screen. What people can do, a test's driver and a page alike, is written as functions on this. */
export interface Person {
  readonly world: World;
  readonly workspace: Workspace;
  readonly user: User;
}

export function appName({ world }: Person): string {
  return world.manifest.display_information.name;
}
