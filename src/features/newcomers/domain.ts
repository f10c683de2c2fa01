import { createHash } from 'node:crypto';
import { DAY, HOUR, WEEK } from '../../core/durations.js';

/** The time that members have to answer a first post before a greeter is asked. */
const ANSWER_TIMEOUT_MS = DAY;

/**
 * The time between evaluations. It is shorter than `ANSWER_TIMEOUT_MS`, so that every first post is found before then.
 */
const RECHECK_MS = 12 * HOUR;

/** The time for which a newcomer is followed, from joining or from their first post. */
const NEW_FOR_MS = 30 * DAY;

/** The time after joining within which a member is still welcomed. */
const WELCOMED_WITHIN_MS = 2 * DAY;

/** The length of the first week, in which Home invites newcomers to introduce themselves. */
const FIRST_WEEK_MS = WEEK;

/** The facts on which the evaluation of a newcomer depends. */
export interface Facts {
  readonly joinedAt: Date;
  /** The time of their first post. */
  readonly wroteAt: Date | undefined;
  readonly answered: boolean;
  readonly now: Date;
}

/**
 * The next step: `wait` until then; `greet`, which asks a greeter to answer and evaluates again at `until`; or `over`.
 */
export type Step =
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'greet'; readonly until: Date }
  | { readonly kind: 'over' };

/** Decides the next step for a newcomer's first post. */
export function stepOf({ joinedAt, wroteAt, answered, now }: Facts): Step {
  const later = (from: Date, ms: number) => new Date(from.getTime() + ms);
  if (answered || later(wroteAt ?? joinedAt, NEW_FOR_MS) <= now) return { kind: 'over' };
  const until = later(now, RECHECK_MS);
  if (!wroteAt) return { kind: 'wait', until };
  const answerDueAt = later(wroteAt, ANSWER_TIMEOUT_MS);
  return answerDueAt > now ? { kind: 'wait', until: answerDueAt } : { kind: 'greet', until };
}

/** Returns true if a member has just joined, and was not imported when the community was set up. */
export function isNew(joinedAt: Date, openedAt: Date | null, now: Date): boolean {
  return openedAt !== null && joinedAt > openedAt && now.getTime() - joinedAt.getTime() < WELCOMED_WITHIN_MS;
}

export function isFirstWeek(joinedAt: Date, now: Date): boolean {
  return now.getTime() - joinedAt.getTime() < FIRST_WEEK_MS;
}

/** The time for which organizers see a list of newcomers. */
export const LISTED_FOR_MS = 5 * DAY;

/** Returns the end of a newcomer's first week, at which organizers may see what they did. */
export function firstWeekEnd(joinedAt: Date): Date {
  return new Date(joinedAt.getTime() + FIRST_WEEK_MS);
}

/** Returns when organizers may see the next list of newcomers: once a week. */
export function nextListAt(lastListedAt: Date | undefined, now: Date): Date {
  const next = lastListedAt ? new Date(lastListedAt.getTime() + WEEK) : now;
  return next > now ? next : now;
}

/** Returns the time at which a newcomer who has not introduced themselves is asked once more. */
export function askedAgainAt(welcomedAt: Date): Date {
  return new Date(welcomedAt.getTime() + 3 * DAY);
}

/** The number of greeters that suits a community, by the most members for which it does. */
const GREETERS = [
  { members: 30, greeters: 1 },
  { members: 150, greeters: 2 },
] as const;
const MOST_GREETERS = 5;

/** Returns the number of greeters that suits a community of that many members. */
export function greetersFor(members: number): number {
  return GREETERS.find((it) => members <= it.members)?.greeters ?? MOST_GREETERS;
}

/** A member who may be asked to greet a newcomer. */
export interface Candidate {
  readonly userId: string;
  /** The time at which they were last asked; undefined if they never were. */
  readonly askedAt: Date | undefined;
  /** False while they are away or snoozed, or if they don't want such messages. */
  readonly isAvailable: boolean;
}

/**
 * Returns the candidate whose turn it is: of those who are available, the one asked longest ago, or the first of those
 * never asked. Returns undefined if nobody is available.
 */
export function whoseTurn(candidates: readonly Candidate[], newcomer: string): string | undefined {
  const inTurn = candidates
    .filter((it) => it.isAvailable && it.userId !== newcomer)
    .sort((a, b) => (a.askedAt?.getTime() ?? 0) - (b.askedAt?.getTime() ?? 0));
  return inTurn[0]?.userId;
}

/** Returns true for the address of a page that is safe to hand on: `https`, without a name or a password in it. */
export function isHttpsLink(text: string): boolean {
  if (/[\s<>|"]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}

/**
 * Returns a key for the answer to a question in a form, so that an answer never counts for another question that an
 * organizer chose while the form was open.
 */
export function questionKey(question: string): string {
  return createHash('sha256').update(question).digest('hex').slice(0, 12);
}
