import type { Database } from '../../src/core/database/database.js';
import { type ActName, permissions, type Who } from '../../src/core/permissions.js';
import { type Contract, type Ids, payloadOf } from './contracts.js';
import { registeredListeners } from './listening.js';

/** The access that each listener declares, by the contract's id. */
export const accesses = new Map(
  registeredListeners().flatMap(({ id, access }) => (access ? [[id, access] as const] : [])),
);

/** Returns the scope of a contract that carries these ids: a community's name, `workspace`, `none` or `anyone`. */
export async function scopeOf(
  db: Database,
  workspaceId: string,
  names: ReadonlyMap<string, string>,
  contract: Contract,
  ids: Ids,
): Promise<string> {
  const access = accesses.get(contract.id);
  if (!access || whoMay(access.act).includes('anyone')) return 'anyone';
  if (!('of' in access)) return 'workspace';
  const { of } = access;
  const { carry, form } = payloadOf(contract, ids, '');
  const found = await db.inWorkspace(workspaceId, async (tx) => of(tx, carry as never, form as never));
  return typeof found === 'symbol' ? 'workspace' : (names.get(String(found)) ?? 'none');
}

export function whoMay(act: ActName): readonly Who[] {
  return permissions[act].by;
}
