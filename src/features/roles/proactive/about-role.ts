import type { Proposed } from '../../../attention/proactive.js';
import { type Community, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { type Holding, holdersOf, type Role } from '../../../core/roles.js';
import { ROLES } from '../../../core/schema.js';
import { subjectIn } from '../domain.js';
import { inWords } from '../views.js';

/** The role that a message is about. */
export interface AboutRole {
  readonly community: Community;
  /** The time in the subject. */
  readonly since: Date;
  readonly role: Role;
  /** The role in words, as in "an organizer". */
  readonly one: string;
  /** Undefined if they hold the role no longer. */
  readonly holding: Holding | undefined;
  /** The others who hold the same role. */
  readonly others: readonly Holding[];
}

/** Reads what a message with that subject is about; undefined if the community is gone. */
export async function aboutRole(tx: Tx, { id, person, now }: Proposed): Promise<AboutRole | undefined> {
  const { communityId, since, topic, ...subject } = subjectIn(id);
  const role = ROLES.find((one) => one === subject.role);
  const community = await communityById(tx, communityId);
  if (!community || !role) return undefined;
  const holders = (await holdersOf(tx, communityId, [role], now)).filter((one) => one.topic === topic);
  return {
    community,
    since,
    role,
    one: inWords({ role, topic }),
    holding: holders.find((it) => it.userId === person.userId),
    others: holders.filter((it) => it.userId !== person.userId),
  };
}
