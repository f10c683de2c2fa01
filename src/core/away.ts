import { eq } from 'drizzle-orm';
import type { Day } from './calendar.js';
import type { Tx } from './database/database.js';
import { domainEvent, type Tell } from './domain-events.js';
import type { Person } from './people.js';
import { people } from './schema.js';

export interface Away {
  readonly workspaceId: string;
  readonly userId: string;
  /** The first and last day away, inclusive, in the person's time zone; null when the person is not away. */
  readonly days: { readonly from: Day; readonly until: Day } | null;
  readonly now: Date;
}

/** Published when a person sets the days they are away, or comes back. */
export const awayChanged = domainEvent<Away>('away changed');

/** Published when a person's Slack status says that they are away now. */
export const statusSaidAway = domainEvent<Omit<Away, 'days'>>('status said away');

/** Saves the days away, which apply in every community of the workspace, and publishes `awayChanged`. */
export async function changeAway(tx: Tx, tell: Tell, away: Away): Promise<void> {
  const { userId, days } = away;
  await tx
    .update(people)
    .set({ awayFrom: days?.from ?? null, awayUntil: days?.until ?? null })
    .where(eq(people.userId, userId));
  await tell(tx, awayChanged, away);
}

/** Returns the days away that a person has planned or has begun; undefined if none are left on that day. */
export function plannedAway(
  { awayFrom, awayUntil }: Pick<Person, 'awayFrom' | 'awayUntil'>,
  today: Day,
): { readonly from: Day; readonly until: Day } | undefined {
  return awayFrom !== null && awayUntil !== null && awayUntil >= today
    ? { from: awayFrom, until: awayUntil }
    : undefined;
}

/** Returns true if the day, in the person's time zone, is one of their days away. */
export function isAway({ awayFrom, awayUntil }: Pick<Person, 'awayFrom' | 'awayUntil'>, day: Day): boolean {
  return awayFrom !== null && awayUntil !== null && awayFrom <= day && day <= awayUntil;
}
