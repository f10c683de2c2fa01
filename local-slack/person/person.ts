import type { User, Workspace } from '../world/workspace.js';
import type { World } from '../world/world.js';

/** A person in a workspace. Both the test driver and the page act through functions that take one. */
export interface Person {
  readonly world: World;
  readonly workspace: Workspace;
  readonly user: User;
}

export function appName({ world }: Person): string {
  return world.manifest.display_information.name;
}
