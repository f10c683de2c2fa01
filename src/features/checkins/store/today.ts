import { and, eq, isNotNull, isNull, notInArray, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../core/database/database.js';
import { OUTSIDERS } from '../../../core/people.js';
import { programmes } from '../../../core/programme-schema.js';
import { members, people } from '../../../core/schema.js';
import type { Posted } from '../../../slack/outbound/ledger.js';
import { deliveries } from '../../../slack/schema.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { occurrences, participants } from '../schema.js';
import { sharesCircle } from './own-circle.js';

/** The number of members who have checked in on a day, of those who take part and are, or will be, asked on it. */
export interface DayCount {
  readonly answered: number;
  readonly all: number;
  /** The location of the post in whose thread the answers are; null without one. */
  readonly post: Posted | null;
}

/**
 * Returns SQL for the count of a day in the programme of the surrounding query, as JSON: in the circle of this person, if
 * they are in one. Days on which a member is away,
 * skips or is not asked do not count.
 */
export function countOfDay(tx: Tx, day: Placeholder, userId: Placeholder): SQL<DayCount | null> {
  const theirs = alias(occurrences, 'theirs');
  const isAnswered = eq(theirs.outcome, 'answered');
  const isExpected = and(isNull(theirs.outcome), or(isNotNull(theirs.askedAt), isNotNull(theirs.dueAt)));
  const post = sql`json_build_object('channelId', ${deliveries.channelId}, 'ts', ${deliveries.threadTs}, 'threadTs', null)`;
  const counted = tx
    .select({
      answered: sql`count(*) filter (where ${isAnswered})`.as('answered'),
      all: sql`count(*)`.as('all'),
      // Answers of one day may be in two threads if only some were given on the day of the announcement.
      post: sql`(array_agg(${post}) filter (where ${deliveries.threadTs} is not null))[1]`.as('post'),
    })
    .from(theirs)
    .innerJoin(
      members,
      and(eq(members.communityId, theirs.communityId), eq(members.userId, theirs.userId), isNull(members.leftAt)),
    )
    .innerJoin(people, and(eq(people.userId, theirs.userId), notInArray(people.standing, [...OUTSIDERS])))
    .innerJoin(
      participants,
      and(
        eq(participants.programmeId, theirs.programmeId),
        eq(participants.userId, theirs.userId),
        isNull(participants.stoppedAt),
      ),
    )
    .leftJoin(
      deliveries,
      and(eq(deliveries.key, sql`${deliveryKey('answer', '')} || ${theirs.id}`), eq(deliveries.status, 'sent')),
    )
    .where(
      and(
        // The index begins with the community.
        eq(theirs.communityId, programmes.communityId),
        eq(theirs.programmeId, programmes.id),
        eq(theirs.day, day),
        or(isAnswered, isExpected),
        sharesCircle(tx, { programmeId: programmes.id, theirs: theirs.userId, userId, day }),
      ),
    )
    .as('counted');
  return sql`(select row_to_json(counted) from ${counted})`;
}
