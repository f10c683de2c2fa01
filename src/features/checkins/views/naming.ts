import type { Community } from '../../../core/communities.js';
import type { Programme } from '../../../core/programmes.js';
import { programmeCopy } from '../copy/programmes.js';

/** A check-in with what may be needed to tell it from others of the same person. */
export interface Named {
  readonly community: Pick<Community, 'name'>;
  readonly programme: Pick<Programme, 'name'>;
  /** True if the person is in other communities too. */
  readonly several: boolean;
  /** True if the community has other programmes too. */
  readonly isOneOfSeveral: boolean;
}

/** Returns the name of a programme. The first one of a community may have none of its own. */
export function nameOf({ name }: Pick<Programme, 'name'>): string {
  return name || programmeCopy.first;
}

/** Returns the names of these programmes by id; none if there is only one, which needs no name. */
export function namesOf(all: readonly Pick<Programme, 'id' | 'name'>[]): ReadonlyMap<string, string> {
  return new Map(all.length > 1 ? all.map((it) => [it.id, nameOf(it)]) : []);
}

/** Returns the words that tell a check-in from others: its community, its programme or both; undefined if none is needed. */
export function labelOf({ community, programme, several, isOneOfSeveral }: Named): string | undefined {
  const parts = [...(several ? [community.name] : []), ...(isOneOfSeveral ? [nameOf(programme)] : [])];
  return parts.length > 0 ? parts.join(': ') : undefined;
}

/** Returns the community, with the programme if it has several, for the end of "check-ins in …". */
export function placeOf({ community, programme, isOneOfSeveral }: Omit<Named, 'several'>): string {
  return isOneOfSeveral ? programmeCopy.inCommunity(community.name, nameOf(programme)) : community.name;
}
