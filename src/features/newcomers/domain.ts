import { DAY, HOUR, WEEK } from '../../core/durations.js';

/** A first post has so long to be answered by somebody who comes by. */
const ANSWER_TIMEOUT_MS = DAY;

/** Often enough for no first post to be older than that when it is found. */
const RECHECK_MS = 12 * HOUR;

/** Nobody is new for longer, and no first post waits for longer. */
const NEW_FOR_MS = 30 * DAY;

/** Somebody who joined longer ago was met late, and is not welcomed any more. */
const WELCOMED_WITHIN_MS = 2 * DAY;

/** How long the first week is: so long Home offers them to introduce themselves. */
const FIRST_WEEK_MS = WEEK;

/** What is known of a newcomer when somebody looks. */
export interface Facts {
  readonly joinedAt: Date;
  /** When they wrote their first post. */
  readonly wroteAt: Date | undefined;
  readonly answered: boolean;
  readonly now: Date;
}

/** What follows: nothing until then; a greeter is asked to answer, and it is looked at again then; or nothing any more. */
export type Step =
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'greet'; readonly until: Date }
  | { readonly kind: 'over' };

/** Decides about a newcomer's first post. */
export function stepOf({ joinedAt, wroteAt, answered, now }: Facts): Step {
  const later = (from: Date, ms: number) => new Date(from.getTime() + ms);
  if (answered || later(wroteAt ?? joinedAt, NEW_FOR_MS) <= now) return { kind: 'over' };
  const until = later(now, RECHECK_MS);
  if (!wroteAt) return { kind: 'wait', until };
  const patient = later(wroteAt, ANSWER_TIMEOUT_MS);
  return patient > now ? { kind: 'wait', until: patient } : { kind: 'greet', until };
}

/** Whether somebody who is a member now joined just now, and not in the round that set their community up. */
export function isNew(joinedAt: Date, openedAt: Date | null, now: Date): boolean {
  return openedAt !== null && joinedAt > openedAt && now.getTime() - joinedAt.getTime() < WELCOMED_WITHIN_MS;
}

export function isFirstWeek(joinedAt: Date, now: Date): boolean {
  return now.getTime() - joinedAt.getTime() < FIRST_WEEK_MS;
}

/** When who has not introduced themselves is asked once more. */
export function askedAgainAt(welcomedAt: Date): Date {
  return new Date(welcomedAt.getTime() + 3 * DAY);
}
