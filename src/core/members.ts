import { and, count, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import type { Tx } from './database/database.js';
import { domainEvent } from './domain-events.js';
import { isHuman, NOT_HUMAN, type Person, personColumns } from './people.js';
import { members, people } from './schema.js';

/** A person in a community. */
export interface Member extends Person {
  readonly joinedAt: Date;
}

/**
 * Returns the current members among these users (in the channel, human, with an active account), or all members when
 * `userIds` is left out.
 */
export async function membersOf(tx: Tx, communityId: string, userIds?: readonly string[]): Promise<Member[]> {
  const rows = await tx
    .select({ ...personColumns, joinedAt: members.joinedAt })
    .from(members)
    .innerJoin(people, eq(people.userId, members.userId))
    .where(
      and(
        eq(members.communityId, communityId),
        isNull(members.leftAt),
        userIds ? inArray(members.userId, [...userIds]) : undefined,
      ),
    );
  return rows.filter(isHuman);
}

/** Returns the number of a community's members. */
export async function memberCount(tx: Tx, communityId: string): Promise<number> {
  const isMember = and(eq(members.communityId, communityId), isNull(members.leftAt));
  const [row] = await tx
    .select({ count: count() })
    .from(members)
    .innerJoin(people, eq(people.userId, members.userId))
    .where(and(isMember, notInArray(people.standing, [...NOT_HUMAN])));
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
