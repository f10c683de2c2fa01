import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, inArray, isNotNull, isNull, or, type Placeholder, sql } from 'drizzle-orm';
import { attentionPreferences } from '../../../attention/schema.js';
import { type Tx, together } from '../../../core/database/database.js';
import { prepared } from '../../../core/database/prepared.js';
import type { ChosenPace } from '../../../core/pace.js';
import type { Person } from '../../../core/people.js';
import { members } from '../../../core/schema.js';
import type { LivingMessages } from '../../../slack/outbound/ledger.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { COUNTED_AS, PAUSED_AFTER, type Pace, paceAfter, unansweredDays } from '../domain/pace.js';
import { occurrences, paces } from '../schema.js';

/** Enough to find `PAUSED_AFTER` unanswered days, for a member of ten communities. */
const MAX_RECENT = 10 * PAUSED_AFTER;

export interface MemberPace {
  readonly pace: Pace;
  /** The occurrence that was asked last; undefined if none was. Identifies the message about a pause. */
  readonly lastAsked: string | undefined;
  /** True if they were told that nobody asks them any more. */
  readonly isPaused: boolean;
}

const chosenPace = prepared(['userId'], (tx, { userId }) => tx.select().from(paces).where(eq(paces.userId, userId)));

const chosenPaceLocked = prepared(['userId'], (tx, { userId }) =>
  tx.select().from(paces).where(eq(paces.userId, userId)).for('update'),
);

const responsesOf = prepared(['userId'], (tx, { userId }) =>
  tx
    .select()
    .from(occurrences)
    .where(
      and(
        inArray(
          occurrences.communityId,
          tx
            .select({ id: members.communityId })
            .from(members)
            .where(and(eq(members.userId, userId), isNull(members.leftAt))),
        ),
        eq(occurrences.userId, userId),
        or(isNotNull(occurrences.askedAt), isNotNull(occurrences.outcome)),
      ),
    )
    .orderBy(desc(occurrences.opensAt))
    .limit(MAX_RECENT),
);

/** Returns how often this person is asked at `now`, given their responses in all their communities and their choice. */
export async function paceOf(
  tx: Tx,
  userId: string,
  { keepAsking, now }: { keepAsking: boolean; now: Date },
): Promise<MemberPace> {
  const [newestFirst, [row]] = await together(responsesOf(tx, { userId }), chosenPace(tx, { userId }));
  const unanswered = unansweredDays(newestFirst, row ?? { countedFrom: null, countedAs: 0 }, now);
  const isPaused = Boolean(row?.pausedAfter);
  return {
    pace: keepAsking ? 'usual' : paceAfter(unanswered, isPaused),
    isPaused,
    lastAsked: newestFirst.find((it) => it.askedAt)?.id,
  };
}

/** The pace at which a member is asked, if that is not as usual: not any more, or once a week because they chose it. */
export type RarePace = 'paused' | 'weekly';

/** An SQL expression for how often this person is asked, if that is not as usual and they were told or chose it. */
export function rarePaceOf(userId: Placeholder) {
  const theirs = sql`select ${members.communityId} from ${members} where ${eq(members.userId, userId)}`;
  const isSince = or(gt(occurrences.askedAt, paces.countedFrom), gt(occurrences.answeredAt, paces.countedFrom));
  // A response ends the choice.
  const responded = sql`exists (select 1 from ${occurrences} where ${and(
    sql`${occurrences.communityId} in (${theirs})`,
    eq(occurrences.userId, userId),
    inArray(occurrences.outcome, ['answered', 'skipped']),
    isSince,
  )})`;
  const keepsAsking = sql`exists (select 1 from ${attentionPreferences} where ${and(
    eq(attentionPreferences.userId, userId),
    eq(attentionPreferences.keepAsking, true),
  )})`;
  return sql<RarePace | null>`(select case
    when ${isNotNull(paces.pausedAfter)} then 'paused'
    when ${eq(paces.countedAs, COUNTED_AS.weekly)} and not ${keepsAsking} and not ${responded} then 'weekly' end
    from ${paces} where ${eq(paces.userId, userId)})`;
}

/** Returns true if the member who was told of that pause chose to be asked once a week instead. */
export async function isWeeklyAfter(tx: Tx, pausedAfter: string): Promise<boolean> {
  const [row] = await tx
    .select({ countedAs: paces.countedAs })
    .from(occurrences)
    .innerJoin(paces, eq(paces.userId, occurrences.userId))
    .where(eq(occurrences.id, pausedAfter));
  return row?.countedAs === COUNTED_AS.weekly;
}

/** Records that the person was told of the pause, in the message that this occurrence identifies. */
export async function startPause(
  tx: Tx,
  { workspaceId, userId }: Pick<Person, 'workspaceId' | 'userId'>,
  pausedAfter: string,
): Promise<void> {
  await tx
    .insert(paces)
    .values({ workspaceId, userId, pausedAfter })
    .onConflictDoUpdate({ target: [paces.workspaceId, paces.userId], set: { pausedAfter } });
}

/** Ends the pause. Returns the occurrence that identifies the message about it; undefined if there was no pause. */
export async function endPause(tx: Tx, userId: string): Promise<string | undefined> {
  const [row] = await chosenPaceLocked(tx, { userId });
  if (!row?.pausedAfter) return undefined;
  await tx.update(paces).set({ pausedAfter: null }).where(eq(paces.userId, userId));
  return row.pausedAfter;
}

/**
 * Records how often the person wants to be asked. It applies until they respond. Returns the occurrence that identifies
 * the message about a pause that this ends; undefined if there is none.
 */
export async function choosePace(
  tx: Tx,
  { workspaceId, userId }: Pick<Person, 'workspaceId' | 'userId'>,
  pace: ChosenPace,
  now: Date,
): Promise<string | undefined> {
  const [before] = await chosenPaceLocked(tx, { userId });
  const told = before?.pausedAfter ?? undefined;
  const row = {
    countedFrom: now,
    countedAs: COUNTED_AS[pace],
    // They know of this pause. Without an earlier message about it, the id is that of none.
    pausedAfter: pace === 'paused' ? (told ?? randomUUID()) : null,
  };
  await tx
    .insert(paces)
    .values({ workspaceId, userId, ...row })
    .onConflictDoUpdate({ target: [paces.workspaceId, paces.userId], set: row });
  return pace === 'paused' ? undefined : told;
}

/** Finds the messages about a pause in asking, which ends whenever its reader comes back. */
export const livingPauses: LivingMessages = () =>
  sql`select ${paces.workspaceId}, ${deliveryKey('pause', '')} || ${paces.pausedAfter} from ${paces}
    where ${isNotNull(paces.pausedAfter)}`;
