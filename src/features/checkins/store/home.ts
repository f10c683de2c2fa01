import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { WEEK } from '../../../core/durations.js';
import { programmes } from '../../../core/programme-schema.js';
import type { Programme } from '../../../core/programmes.js';
import { members } from '../../../core/schema.js';
import type { Posted } from '../../../slack/outbound/ledger.js';
import { deliveries } from '../../../slack/schema.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { commitments, occurrences } from '../schema.js';
import { type ReplyToMember, unseenReplies } from './came-back.js';
import { type Commitment, isListed } from './commitments.js';
import { MAX_HISTORY, type Occurrence } from './occurrences.js';
import { type RarePace, rarePaceOf } from './paces.js';
import { takesPartIn } from './participants.js';
import { countOfDay, type DayCount } from './today.js';

/** The number of newest occurrences for which the answer's location is read. Home shows one of them. */
const RECENT = 5;

/** The time for which Home shows a reply that was not opened. */
const REPLIES_MS = WEEK;

export type ListItem = Pick<Commitment, 'id' | 'text' | 'madeOn' | 'state' | 'endedIn'>;

/** An occurrence with the location of its answer in Slack, if it is recent and was shared. */
export interface WithAnswer extends Occurrence {
  readonly postedAt: Posted | null;
}

/** The data about a member's check-ins for Home. */
export interface ForHome {
  readonly programme: Programme;
  /** True if they take part in it. */
  readonly takesPart: boolean;
  /** The pace at which they are asked until they check in or change it, if that is not as usual. */
  readonly pace: RarePace | undefined;
  /** Their occurrences, oldest first. */
  readonly history: readonly WithAnswer[];
  /** Their open commitments, and those that are ticked. */
  readonly list: readonly ListItem[];
  /** The replies to them that they have not opened, newest first. */
  readonly replies: readonly ReplyToMember[];
  /** The number of members who have checked in today; undefined if the person is no member. */
  readonly count: DayCount | undefined;
}

/**
 * Returns the data about a member's check-ins for Home; undefined if they are no member. Uses one query, because Home is
 * opened often.
 */
export async function forHome(
  tx: Tx,
  communityId: string,
  userId: string,
  { now, today }: { readonly now: Date; readonly today: Day },
): Promise<ForHome | undefined> {
  const place = sql`row_number() over (order by ${occurrences.day} desc)`;
  const list = sql<readonly ListItem[] | null>`case when ${place} = 1 then (
    select json_agg(json_build_object('id', ${commitments.id}, 'text', ${commitments.text}, 'madeOn', ${commitments.madeOn},
      'state', ${commitments.state}, 'endedIn', ${commitments.endedIn})
      order by ${commitments.madeAt}, ${commitments.position})
    from ${commitments}
    where ${and(eq(commitments.communityId, communityId), eq(commitments.userId, userId), isListed)}) end`;
  const postedAt = sql<Posted | null>`case when ${place} <= ${RECENT} then (
    select json_build_object('channelId', ${deliveries.channelId}, 'ts', ${deliveries.ts}, 'threadTs', ${deliveries.threadTs})
    from ${deliveries}
    where ${deliveries.key} = ${deliveryKey('answer', '')} || ${occurrences.id} and ${deliveries.status} = 'sent') end`;
  const since = new Date(now.getTime() - REPLIES_MS);
  const once = <T>(value: SQL<T | null>) => sql<T | null>`case when ${place} = 1 then ${value} end`;
  const newestFirst = await tx
    .select({
      occurrence: occurrences,
      postedAt,
      list,
      replies: once(unseenReplies(tx, { communityId, userId, since })),
      count: once(countOfDay(tx, today)),
      programme: programmes,
      takesPart: takesPartIn(programmes.id, userId),
      pace: rarePaceOf(userId),
    })
    // Returns a row for a member without occurrences too.
    .from(members)
    .innerJoin(programmes, eq(programmes.communityId, members.communityId))
    .leftJoin(occurrences, and(eq(occurrences.programmeId, programmes.id), eq(occurrences.userId, members.userId)))
    .where(and(eq(members.communityId, communityId), eq(members.userId, userId)))
    .orderBy(desc(occurrences.day))
    .limit(MAX_HISTORY);
  const [first] = newestFirst;
  const history = newestFirst.flatMap(({ occurrence, postedAt: at }) =>
    occurrence ? [{ ...occurrence, postedAt: at }] : [],
  );
  if (!first) return undefined;
  return {
    programme: first.programme,
    takesPart: first.takesPart,
    pace: first.pace ?? undefined,
    list: first.list ?? [],
    replies: first.replies ?? [],
    count: first.count ?? undefined,
    history: history.reverse(),
  };
}
