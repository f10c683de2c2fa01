import { and, eq, exists, isNull, ne, notInArray, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { OUTSIDERS } from '../../../core/people.js';
import { programmes } from '../../../core/programme-schema.js';
import { members, people } from '../../../core/schema.js';
import { circleMembers, circles } from '../schema/circles.js';
import { participants } from '../schema.js';
import { isOn } from './circles.js';

/** The circle of a member from their next check-in day on, and the names of the others who take part. */
export interface OwnCircle {
  readonly number: number;
  readonly names: readonly string[];
}

/** Returns SQL for this person's circle in the programme of the surrounding query, as JSON; null if they are in none. */
export function ownCircle(tx: Tx, userId: Placeholder): SQL<OwnCircle | null> {
  const mine = tx
    .select({ id: circleMembers.circleId })
    .from(circleMembers)
    .where(
      and(
        eq(circleMembers.programmeId, programmes.id),
        eq(circleMembers.userId, userId),
        isNull(circleMembers.untilDay),
      ),
    );
  const names = tx
    .select({ names: sql`coalesce(json_agg(${people.name} order by ${people.name}), '[]'::json)` })
    .from(circleMembers)
    .innerJoin(people, and(eq(people.userId, circleMembers.userId), notInArray(people.standing, [...OUTSIDERS])))
    .innerJoin(members, and(eq(members.userId, circleMembers.userId), isNull(members.leftAt)))
    .innerJoin(
      participants,
      and(
        eq(participants.programmeId, circleMembers.programmeId),
        eq(participants.userId, circleMembers.userId),
        isNull(participants.stoppedAt),
      ),
    )
    .where(
      and(
        eq(circleMembers.circleId, circles.id),
        isNull(circleMembers.untilDay),
        ne(circleMembers.userId, userId),
        eq(members.communityId, programmes.communityId),
      ),
    );
  return sql`(select json_build_object('number', ${circles.number}, 'names', ${names})
    from ${circles} where ${eq(circles.id, sql`${mine}`)})`;
}

/** Returns SQL that is true if that person is in the same circle as this one on that day, or this one is in none. */
export function sharesCircle(
  tx: Tx,
  it: {
    readonly programmeId: AnyPgColumn;
    readonly theirs: AnyPgColumn;
    readonly userId: string | Placeholder;
    readonly day: Day | Placeholder;
  },
): SQL | undefined {
  const mine = tx
    .select({ id: circleMembers.circleId })
    .from(circleMembers)
    .where(and(eq(circleMembers.programmeId, it.programmeId), eq(circleMembers.userId, it.userId), isOn(it.day)));
  const together = tx
    .select({ id: circleMembers.circleId })
    .from(circleMembers)
    .where(
      and(
        eq(circleMembers.programmeId, it.programmeId),
        eq(circleMembers.userId, it.theirs),
        isOn(it.day),
        eq(circleMembers.circleId, sql`${mine}`),
      ),
    );
  return or(sql`not exists ${mine}`, exists(together));
}
