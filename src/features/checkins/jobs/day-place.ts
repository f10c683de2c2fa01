import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { dayPostKey } from '../domain/delivery-keys.js';
import { type CircleDay, circleDayOf, markCircleDay, settleCircleDay } from '../store/circle-days.js';
import { type Circle, circleFor } from '../store/circles.js';
import { type DayPost, dayOf, markDay, settleDay } from '../store/days.js';
import type { Occurrence } from '../store/occurrences.js';

/** A day whose answers go into one thread: that of a programme, or of one of its circles. */
export interface DayPlace extends Pick<DayPost, 'programmeId' | 'day'> {
  readonly circle: Circle | undefined;
}

/** Returns the day into whose thread the answer to a check-in goes. */
export async function placeOf(
  tx: Tx,
  { programmeId, day, userId }: Pick<Occurrence, 'programmeId' | 'day' | 'userId'>,
): Promise<DayPlace> {
  return { programmeId, day, circle: await circleFor(tx, { programmeId, day, userId }) };
}

/** Returns the ledger key of the post that begins the thread. */
export function postKeyOf({ programmeId, day, circle }: DayPlace): string {
  return dayPostKey(circle?.id ?? programmeId, day);
}

/** Returns the channel of the thread: the one that was named for the circle, unless that is lost. */
export function channelFor({ circle }: Pick<DayPlace, 'circle'>, community: Pick<Community, 'channelId'>): string {
  return circle?.channelId && !circle.channelLostAt ? circle.channelId : community.channelId;
}

/** Records that the post does not show the current answers. */
export async function markPlace(tx: Tx, workspaceId: string, place: DayPlace, now: Date) {
  const { programmeId, day, circle } = place;
  return circle ? markCircleDay(tx, circle, day, now) : markDay(tx, { workspaceId, programmeId, day }, now);
}

/** Returns the row of the post; undefined if nobody has answered yet. */
export async function rowOf(tx: Tx, { programmeId, day, circle }: DayPlace): Promise<DayPost | CircleDay | undefined> {
  return circle ? circleDayOf(tx, circle.id, day) : dayOf(tx, programmeId, day);
}

/** Records that the post shows the answers as of that row. */
export async function settlePlace(tx: Tx, row: DayPost | CircleDay, now: Date): Promise<void> {
  await ('circleId' in row ? settleCircleDay(tx, row, now) : settleDay(tx, row, now));
}
