import type { Proposed } from '../../../attention/proactive.js';
import { type Community, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { type Holding, holdersOf } from '../../../core/roles.js';
import { copy } from '../copy.js';
import { subjectIn } from '../domain.js';
import { isOffered, type Offered } from '../views.js';

/** The role that a message is about. */
export interface AboutRole {
  readonly community: Community;
  /** The time in the subject. */
  readonly since: Date;
  readonly role: Offered;
  /** The role in words, as in "an organizer". */
  readonly one: string;
  /** Undefined if they hold the role no longer. */
  readonly holding: Holding | undefined;
  /** The others who hold the same role. */
  readonly others: readonly Holding[];
}

/** Reads what a message with that subject is about; undefined if the community is gone. */
export async function aboutRole(tx: Tx, { id, person, now }: Proposed): Promise<AboutRole | undefined> {
  const { communityId, since, role } = subjectIn(id);
  const community = await communityById(tx, communityId);
  if (!community || !isOffered(role)) return undefined;
  const holders = await holdersOf(tx, communityId, [role], now);
  return {
    community,
    since,
    role,
    one: copy.roles[role].one,
    holding: holders.find((it) => it.userId === person.userId),
    others: holders.filter((it) => it.userId !== person.userId),
  };
}
