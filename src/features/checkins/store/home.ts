import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { prepared } from '../../../core/database/prepared.js';
import { WEEK } from '../../../core/durations.js';
import { programmes } from '../../../core/programme-schema.js';
import { byAge, type Programme } from '../../../core/programmes.js';
import { members } from '../../../core/schema.js';
import type { Posted } from '../../../slack/outbound/ledger.js';
import { deliveries } from '../../../slack/schema.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { commitments, occurrences } from '../schema.js';
import { type ReplyToMember, unseenReplies } from './came-back.js';
import { type Commitment, isListed } from './commitments.js';
import { MAX_HISTORY, type Occurrence } from './occurrences.js';
import { type OwnCircle, ownCircle } from './own-circle.js';
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

/** An open programme, and a member's check-ins in it. */
export interface ProgrammeOnHome {
  readonly programme: Programme;
  readonly takesPart: boolean;
  /** Their occurrences, oldest first. */
  readonly history: readonly WithAnswer[];
  /** The number of members who have checked in today. */
  readonly count: DayCount | undefined;
  readonly circle: OwnCircle | undefined;
}

/** The data about a member's check-ins for Home. */
export interface ForHome {
  /** The first programme first. */
  readonly programmes: readonly ProgrammeOnHome[];
  /** The pace at which they are asked until they check in or change it, if that is not as usual. */
  readonly pace: RarePace | undefined;
  /** Their open commitments, and those that are ticked. */
  readonly list: readonly ListItem[];
  /** The replies to them that they have not opened, newest first. */
  readonly replies: readonly ReplyToMember[];
}

const checkinsOnHome = prepared(['communityId', 'userId', 'today', 'since'], (tx, it) => {
  const { communityId, userId, today, since } = it;
  const place = sql`row_number() over (partition by ${programmes.id} order by ${occurrences.day} desc)`;
  const list = sql<readonly ListItem[] | null>`(
    select json_agg(json_build_object('id', ${commitments.id}, 'text', ${commitments.text}, 'madeOn', ${commitments.madeOn},
      'state', ${commitments.state}, 'endedIn', ${commitments.endedIn})
      order by ${commitments.madeAt}, ${commitments.position})
    from ${commitments}
    where ${and(eq(commitments.communityId, communityId), eq(commitments.userId, userId), isListed)})`;
  const postedAt = sql<Posted | null>`case when ${place} <= ${RECENT} then (
    select json_build_object('channelId', ${deliveries.channelId}, 'ts', ${deliveries.ts}, 'threadTs', ${deliveries.threadTs})
    from ${deliveries}
    where ${deliveries.key} = ${deliveryKey('answer', '')} || ${occurrences.id} and ${deliveries.status} = 'sent') end`;
  const once = <T>(value: SQL<T | null>) =>
    sql<T | null>`case when row_number() over (order by ${occurrences.day} desc, ${programmes.id}) = 1 then ${value} end`;
  return (
    tx
      .select({
        occurrence: occurrences,
        postedAt,
        list: once(list),
        replies: once(unseenReplies(tx, { communityId, userId, since })),
        pace: once(rarePaceOf(userId)),
        programme: programmes,
        count: sql<DayCount | null>`case when ${place} = 1 then ${countOfDay(tx, today, userId)} end`,
        circle: sql<OwnCircle | null>`case when ${place} = 1 then ${ownCircle(tx, userId)} end`,
        takesPart: takesPartIn(programmes.id, userId),
      })
      // Returns a row of each programme for a member without occurrences too.
      .from(members)
      .innerJoin(programmes, and(eq(programmes.communityId, members.communityId), isNull(programmes.closedAt)))
      .leftJoin(occurrences, and(eq(occurrences.programmeId, programmes.id), eq(occurrences.userId, members.userId)))
      .where(and(eq(members.communityId, communityId), eq(members.userId, userId)))
      .orderBy(desc(occurrences.day), programmes.id)
      .limit(MAX_HISTORY)
  );
});

/**
 * Returns the data about a member's check-ins for Home; no programmes if they are no member. Uses one query, because Home
 * is opened often.
 */
export async function forHome(
  tx: Tx,
  communityId: string,
  userId: string,
  { now, today }: { readonly now: Date; readonly today: Day },
): Promise<ForHome> {
  const since = new Date(now.getTime() - REPLIES_MS);
  const newestFirst = await checkinsOnHome(tx, { communityId, userId, today, since });
  const [first] = newestFirst;
  return {
    pace: first?.pace ?? undefined,
    list: first?.list ?? [],
    replies: first?.replies ?? [],
    programmes: inProgrammes(newestFirst),
  };
}

interface Row extends Pick<ProgrammeOnHome, 'programme' | 'takesPart'> {
  readonly occurrence: Occurrence | null;
  readonly postedAt: Posted | null;
  readonly count: DayCount | null;
  readonly circle: OwnCircle | null;
}

const isSame = (a: Row, b: Row) => a.programme.id === b.programme.id;

function inProgrammes(newestFirst: readonly Row[]): ProgrammeOnHome[] {
  const newest = newestFirst.filter((row, i) => newestFirst.findIndex((it) => isSame(it, row)) === i);
  return newest
    .map((row) => {
      const history = newestFirst
        .filter((it) => isSame(it, row))
        .flatMap(({ occurrence, postedAt }) => {
          return occurrence ? [{ ...occurrence, postedAt }] : [];
        });
      const { programme, takesPart, count, circle } = row;
      return {
        ...{ programme, takesPart, count: count ?? undefined, circle: circle ?? undefined },
        history: history.reverse(),
      };
    })
    .sort((a, b) => byAge(a.programme, b.programme));
}
