import type { Tx } from './database/database.js';
import { canBelong, type Person } from './people.js';
import { currentWorkspace } from './workspaces.js';

/**
 * Returns true if the person may administer Hearth in the whole workspace: set up communities, and limit what Hearth
 * sends to everybody. Workspace admins may, and the person who installed Hearth.
 */
export async function administers(tx: Tx, person: Person): Promise<boolean> {
  return isAdministrator(person, (await currentWorkspace(tx)).installerId);
}

export function isAdministrator(person: Pick<Person, 'userId' | 'standing'>, installerId: string | null): boolean {
  return person.standing === 'admin' || (canBelong(person) && person.userId === installerId);
}
