import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from './database/database.js';
import { domainEvent } from './domain-events.js';
import { isHuman, type Person, personColumns } from './people.js';
import { members, people } from './schema.js';

/** A person in a community. */
export interface Member extends Person {
  readonly joinedAt: Date;
}

/** The current members among these users: in the channel, human, with an account in use. All members when `userIds` is left out. */
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

/**
 * Something about these members of a community changed: they joined, left, changed zone or standing, or the community's rhythm
 * changed. What a feature keeps about them follows here.
 */
export const membersChanged = domainEvent<MembersChange>('members changed');

export interface MembersChange {
  readonly workspaceId: string;
  readonly communityId: string;
  readonly userIds: readonly string[];
  readonly now: Date;
}

/** A member did something that counts as taking part. */
export const memberActed = domainEvent<MemberAct>('member acted');

export interface MemberAct {
  readonly workspaceId: string;
  readonly communityId: string;
  readonly userId: string;
  readonly kind: ActivityKind;
  /** The member whom it was for, if it was for one. */
  readonly towards?: string;
  readonly at: Date;
}

/** A kind of thing that members do, named `feature.verb`. The feature that counts it defines it. */
export interface ActivityKind {
  readonly name: string;
  /** How much one act towards somebody ties the two together: a reply counts 3, a reaction 1. */
  readonly weight: number;
}

export function activityKind(name: `${string}.${string}`, weight: number): ActivityKind {
  return { name, weight };
}
