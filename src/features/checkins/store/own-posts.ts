import { and, desc, eq, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { programmes } from '../../../core/programme-schema.js';
import { communities, people } from '../../../core/schema.js';
import { deliveries } from '../../../slack/schema.js';
import { deliveryKey, replyKey } from '../domain/delivery-keys.js';
import { checkins, occurrences, replies } from '../schema.js';
import { hasOthers } from './programmes.js';

/** A check-in or a reply of a person that is in Slack, or on its way there or out of it. */
export interface OwnPost {
  readonly kind: 'answer' | 'reply';
  /** The id of the occurrence, or of the reply. */
  readonly id: string;
  readonly at: Date;
  readonly community: string;
  /** The programme of the check-in, whose name may be empty. */
  readonly programme: string;
  /** True if the community has other programmes that are open. */
  readonly isOneOfSeveral: boolean;
  /** The day of the check-in. */
  readonly day: Day;
  /** The reply, and the name of the person whom it answers; null for a check-in. */
  readonly text: string | null;
  readonly to: string | null;
  /** True once they took it down. */
  readonly isTakenDown: boolean;
  /** When Slack is asked again, if it refused to remove it. */
  readonly againAt: Date | null;
}

const isSent = (key: SQL) => sql`exists (select 1 from ${deliveries}
  where ${deliveries.workspaceId} = ${occurrences.workspaceId} and ${deliveries.key} = ${key} and ${deliveries.status} = 'sent')`;

/**
 * Returns the newest `most` posts of a person, in all communities, also those that they left; only those before that
 * time. Runs one query.
 */
export async function ownPosts(
  tx: Tx,
  userId: string,
  { before, most }: { readonly before?: Date | undefined; readonly most: number },
): Promise<OwnPost[]> {
  return unionAll(ownAnswers(tx, userId, before), ownReplies(tx, userId, before))
    .orderBy(desc(sql`at`), sql`id`)
    .limit(most);
}

function ownAnswers(tx: Tx, userId: string, before: Date | undefined) {
  const { answeredAt, unpublishedSince } = occurrences;
  const isInSlack = or(
    isSent(sql`${deliveryKey('answer', '')} || ${occurrences.id}`),
    and(eq(checkins.shared, true), isNotNull(unpublishedSince)),
  );
  return tx
    .select({
      kind: sql<OwnPost['kind']>`'answer'`.as('kind'),
      id: sql<string>`${occurrences.id}`.as('id'),
      at: sql`${answeredAt}`.mapWith(replies.createdAt).as('at'),
      community: communities.name,
      programme: sql<string>`${programmes.name}`.as('programme'),
      isOneOfSeveral: hasOthers(tx).as('is_one_of_several'),
      day: occurrences.day,
      text: sql<string | null>`null::text`.as('text'),
      to: sql<string | null>`null::text`.as('to'),
      isTakenDown: sql<boolean>`not ${checkins.shared}`.as('is_taken_down'),
      againAt: unpublishedSince,
    })
    .from(occurrences)
    .innerJoin(checkins, eq(checkins.occurrenceId, occurrences.id))
    .innerJoin(communities, eq(communities.id, occurrences.communityId))
    .innerJoin(programmes, eq(programmes.id, occurrences.programmeId))
    .where(and(eq(occurrences.userId, userId), isInSlack, before ? lt(answeredAt, before) : isNotNull(answeredAt)));
}

function ownReplies(tx: Tx, userId: string, before: Date | undefined) {
  const { createdAt, unpublishedSince } = replies;
  return tx
    .select({
      kind: sql<OwnPost['kind']>`'reply'`.as('kind'),
      id: sql<string>`${replies.id}`.as('id'),
      at: sql`${createdAt}`.mapWith(createdAt).as('at'),
      community: communities.name,
      programme: sql<string>`${programmes.name}`.as('programme'),
      isOneOfSeveral: hasOthers(tx).as('is_one_of_several'),
      day: occurrences.day,
      text: sql<string | null>`${replies.text}`.as('text'),
      to: sql<string | null>`${people.name}`.as('to'),
      isTakenDown: sql<boolean>`${replies.removedAt} is not null`.as('is_taken_down'),
      againAt: unpublishedSince,
    })
    .from(replies)
    .innerJoin(occurrences, eq(occurrences.id, replies.occurrenceId))
    .innerJoin(communities, eq(communities.id, occurrences.communityId))
    .innerJoin(programmes, eq(programmes.id, occurrences.programmeId))
    .innerJoin(people, eq(people.userId, replies.toUser))
    .where(
      and(
        eq(replies.fromUser, userId),
        or(isSent(sql`${replyKey('')} || ${replies.id}`), isNotNull(unpublishedSince)),
        before ? lt(createdAt, before) : undefined,
      ),
    );
}

/** Returns true if anything of that person is in Slack. Runs one query. */
export async function hasPosted(tx: Tx, userId: string): Promise<boolean> {
  return (await ownPosts(tx, userId, { most: 1 })).length > 0;
}
