import { and, count, eq, inArray, isNull, notInArray, type Placeholder, type SQL } from 'drizzle-orm';
import type { Tx } from './database/database.js';
import { isOneOf, prepared } from './database/prepared.js';
import { domainEvent, type Tell } from './domain-events.js';
import {
  canBelong,
  communityIdsOf,
  OUTSIDERS,
  type Person,
  type Profile,
  personColumns,
  personRenamed,
  savePeople,
} from './people.js';
import { members, people } from './schema.js';

/** A person in a community. */
export interface Member extends Person {
  readonly joinedAt: Date;
}

function selectMembers(tx: Tx, communityId: Placeholder, isAmong?: SQL) {
  return tx
    .select({ ...personColumns, joinedAt: members.joinedAt })
    .from(members)
    .innerJoin(people, eq(people.userId, members.userId))
    .where(and(eq(members.communityId, communityId), isNull(members.leftAt), isAmong));
}

const allMembers = prepared(['communityId'], (tx, { communityId }) => selectMembers(tx, communityId));

const someMembers = prepared(['communityId', 'userIds'], (tx, { communityId, userIds }) =>
  selectMembers(tx, communityId, isOneOf(members.userId, userIds)),
);

/**
 * Returns the current members among these users (in the channel, human, with an active account), or all members when
 * `userIds` is left out.
 */
export async function membersOf(tx: Tx, communityId: string, userIds?: readonly string[]): Promise<Member[]> {
  const rows = userIds ? await someMembers(tx, { communityId, userIds }) : await allMembers(tx, { communityId });
  return rows.filter(canBelong);
}

/** Returns the number of a community's members. */
export async function memberCount(tx: Tx, communityId: string): Promise<number> {
  const isMember = and(eq(members.communityId, communityId), isNull(members.leftAt));
  const [row] = await tx
    .select({ count: count() })
    .from(members)
    .innerJoin(people, eq(people.userId, members.userId))
    .where(and(isMember, notInArray(people.standing, [...OUTSIDERS])));
  return row?.count ?? 0;
}

/**
 * Published when members of a community join, leave, or change their time zone or `standing`, and when the community's
 * schedule changes or it closes or reopens. Features then update what they keep about those members.
 */
export const membersChanged = domainEvent<MembersChange>('members changed');

export interface MembersChange {
  readonly workspaceId: string;
  readonly communityId: string;
  readonly userIds: readonly string[];
  readonly now: Date;
}

/** Saves what Slack says about these people, and tells about those whom Hearth knew and who have changed. */
export async function updatePeople(
  tx: Tx,
  tell: Tell,
  it: { readonly workspaceId: string; readonly profiles: readonly Profile[]; readonly now: Date },
): Promise<Person[]> {
  const { workspaceId, profiles, now } = it;
  const ids = profiles.map(({ userId }) => userId);
  const before = await tx.select(personColumns).from(people).where(inArray(people.userId, ids));
  const saved = await savePeople(tx, workspaceId, profiles, now);
  for (const person of saved) {
    const { userId } = person;
    const known = before.find((one) => one.userId === userId);
    if (known && known.name !== person.name) await tell(tx, personRenamed, { workspaceId, userId, now });
    if (!known || (known.zone === person.zone && known.standing === person.standing)) continue;
    for (const communityId of await communityIdsOf(tx, userId))
      await tell(tx, membersChanged, { workspaceId, communityId, userIds: [userId], now });
  }
  return saved;
}
