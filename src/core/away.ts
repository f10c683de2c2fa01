import { eq } from 'drizzle-orm';
import type { Day } from './calendar.js';
import type { Tx } from './database/database.js';
import { domainEvent, type Tell } from './domain-events.js';
import type { Person } from './people.js';
import { people } from './schema.js';

/** The first and last day away, both included, by the person's own calendar; null: not away. */
export interface Away {
  readonly workspaceId: string;
  readonly userId: string;
  readonly days: { readonly from: Day; readonly until: Day } | null;
  readonly now: Date;
}

/** Somebody said on which days they are away, or that they are back. */
export const awayChanged = domainEvent<Away>('away changed');

/** Saves the days away, in every community of the workspace, and tells the features. */
export async function changeAway(tx: Tx, tell: Tell, away: Away): Promise<void> {
  const { userId, days } = away;
  await tx
    .update(people)
    .set({ awayFrom: days?.from ?? null, awayUntil: days?.until ?? null })
    .where(eq(people.userId, userId));
  await tell(tx, awayChanged, away);
}

/** Tells whether that day, by the person's own calendar, is one of their days away. */
export function isAway({ awayFrom, awayUntil }: Pick<Person, 'awayFrom' | 'awayUntil'>, day: Day): boolean {
  return awayFrom !== null && awayUntil !== null && awayFrom <= day && day <= awayUntil;
}
