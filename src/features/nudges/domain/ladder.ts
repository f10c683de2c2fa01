import { isAway } from '../../../core/away.js';
import { addDays, type Day, dayIn, daysBetween, instantAt } from '../../../core/calendar.js';
import { DAY } from '../../../core/durations.js';
import { quietAfter } from './rhythm.js';

/**
 * The stages for a quiet member, in order: a message to them, a request to another member to write to them, a last
 * question.
 */
export const STAGES = ['hello', 'ask', 'last'] as const;
export type Stage = (typeof STAGES)[number];

/** The policy of a community for quiet members. */
export interface Policy {
  /** The stages that are on. A stage that is off passes without a message. */
  readonly stages: readonly Stage[];
  readonly leastDays: number;
  readonly timesGap: number;
  /** The percentage of quiet members who are left alone as a comparison group. */
  readonly holdOutPercent: number;
  /** Increases with every change of the policy. */
  readonly version: number;
}

/** The smallest community in which a comparison group says something. */
const COMPARED_FROM = 100;

/** Returns the policy of a community of that many members whose organizers have chosen none. */
export function defaultPolicy(members: number): Policy {
  return { stages: STAGES, leastDays: 7, timesGap: 3, holdOutPercent: members < COMPARED_FROM ? 0 : 10, version: 0 };
}

/** The days from each stage to the next; after the last one, the days without nudges. */
export const DAYS_AFTER = { hello: 7, ask: 14, last: 90 } as const;

const WHOLE_LADDER = DAYS_AFTER.hello + DAYS_AFTER.ask + DAYS_AFTER.last;

/** A nudged member has returned if they are active within this many days, the day of the nudge included. */
const RETURN_DAYS = 7;

/** The local time of evaluations. It is outside the default quiet hours, so that a message can be sent at once. */
const EVALUATION_TIME = '10:00';

/** The facts on which the evaluation of a member depends. */
export interface Facts {
  readonly nudgeCase: {
    /** The current stage; null while the member is only enrolled. */
    readonly stage: Stage | null;
    readonly stageAt: Date | null;
    readonly heldOut: boolean;
    /** Their last active day when they were found quiet; null if there was none. */
    readonly quietSince: Day | null;
    /** Silence before this time does not count. */
    readonly since: Date;
  };
  readonly policy: Policy;
  readonly member: boolean;
  readonly joinedAt: Date;
  /** True if the community's channel is unreachable. */
  readonly lost: boolean;
  readonly away: { readonly awayFrom: Day | null; readonly awayUntil: Day | null };
  /** The end of their snooze. */
  readonly snoozedUntil: Date | null;
  readonly lastActive: Day | undefined;
  /** The usual gap in days: their own or, if they have none, the community's; undefined if neither exists. */
  readonly gap: number | undefined;
  readonly zone: string;
  readonly now: Date;
}

/**
 * The outcomes of a case. Evaluations find most of them; besides, another member may report that the member is `fine`,
 * and the member may ask to be `kept` or `paused`. Older cases ended when they asked how to leave (`leaving`).
 */
export const OUTCOMES = ['returned', 'away', 'silent', 'fine', 'kept', 'paused', 'leaving', 'left'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * The next step of a case: `wait` until then; `advance` to the next stage; `over`, because the member returned, wants to
 * be left alone for a while (`away`), or stayed silent; or `end`, because they are no longer a member.
 */
export type Step =
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'advance'; readonly to: Stage; readonly until: Date }
  | { readonly kind: 'over'; readonly outcome: Exclude<Outcome, 'left'> }
  | { readonly kind: 'end' };

/** Decides the next step from fresh facts. */
export function stepOf(it: Facts): Step {
  const { nudgeCase, zone, now } = it;
  const today = dayIn(zone, now);
  if (!it.member) return { kind: 'end' };
  if (it.lost) return waitUntil(addDays(today, 1), zone);
  const rest = restUntil(it, today);
  if (rest) return nudgeCase.stage ? { kind: 'over', outcome: 'away' } : waitUntil(rest, zone);
  if (!nudgeCase.stage) return enrolledStep(it, today);
  if (hasReturned(it)) return { kind: 'over', outcome: 'returned' };
  const days = nudgeCase.heldOut ? WHOLE_LADDER : DAYS_AFTER[nudgeCase.stage];
  const nextDay = addDays(dayIn(zone, nudgeCase.stageAt ?? now), days);
  if (now < instantAt(nextDay, EVALUATION_TIME, zone)) return waitUntil(nextDay, zone);
  const next = nudgeCase.heldOut ? undefined : STAGES[STAGES.indexOf(nudgeCase.stage) + 1];
  return next ? advance(next, today, zone) : { kind: 'over', outcome: 'silent' };
}

/** Returns true if the member may get a message: the channel is reachable, and they are neither away nor snoozed. */
export function isReachable(it: Facts): boolean {
  return it.member && !it.lost && restUntil(it, dayIn(it.zone, it.now)) === undefined;
}

/** Returns the time at which a stage that began at `at` has had its effect, if any. */
export function evaluateAfter(stage: Stage, at: Date, zone: string): Date {
  return instantAt(addDays(dayIn(zone, at), DAYS_AFTER[stage]), EVALUATION_TIME, zone);
}

/**
 * Returns the time from which silence counts in the next case. After every outcome but `returned`, the member has
 * `DAYS_AFTER.last` days without nudges. After `silent` these have passed already; after `away` they count from the
 * last question, and apply only if it was asked.
 */
export function silenceCountsFrom(outcome: Outcome, { stage, stageAt }: Facts['nudgeCase'], now: Date): Date {
  if (outcome === 'returned' || outcome === 'silent') return now;
  const from = outcome === 'away' ? (stage === 'last' ? stageAt : null) : now;
  return from ? peaceEnd(from) : now;
}

/** Returns the end of the days without nudges that began at `from`. */
export function peaceEnd(from: Date): Date {
  return new Date(from.getTime() + DAYS_AFTER.last * DAY);
}

/** Returns the time of the first evaluation after `at`. */
export function firstEvaluation(at: Date, policy: Pick<Policy, 'leastDays'>, zone: string): Date {
  return instantAt(addDays(dayIn(zone, at), policy.leastDays), EVALUATION_TIME, zone);
}

/** Returns the number of days since the last sign of activity. */
export function silenceOf(it: Facts): number {
  return daysBetween(lastSign(it), dayIn(it.zone, it.now));
}

/** Returns true if the member was active after they were found quiet. */
export function hasReturned({
  nudgeCase,
  lastActive,
}: Pick<Facts, 'lastActive'> & { nudgeCase: Pick<Facts['nudgeCase'], 'quietSince'> }) {
  return lastActive !== undefined && (nudgeCase.quietSince === null || lastActive > nudgeCase.quietSince);
}

/** Returns true if one of these days shows that the member returned after a nudge at `nudgedAt`. */
export function returnedWithin(activeDays: readonly Day[], nudgedAt: Date, zone: string): boolean {
  const from = dayIn(zone, nudgedAt);
  return activeDays.some((day) => from <= day && daysBetween(from, day) < RETURN_DAYS);
}

function enrolledStep(it: Facts, today: Day): Step {
  const { policy, zone } = it;
  if (policy.stages.length === 0) return waitUntil(addDays(today, policy.leastDays), zone);
  const quietFrom = addDays(lastSign(it), quietAfter(it.gap, policy));
  return quietFrom > today ? waitUntil(quietFrom, zone) : advance('hello', today, zone);
}

/**
 * Returns the day from which silence counts. Time before the member joined, or while they were away, does not count.
 */
function lastSign({ nudgeCase, joinedAt, away, lastActive, zone, now }: Facts): Day {
  const today = dayIn(zone, now);
  const wasAway = away.awayUntil !== null && away.awayUntil < today ? [away.awayUntil] : [];
  const signs = [dayIn(zone, nudgeCase.since), dayIn(zone, joinedAt), ...wasAway, ...(lastActive ? [lastActive] : [])];
  return signs.reduce((latest, day) => (day > latest ? day : latest));
}

function advance(to: Stage, today: Day, zone: string): Step {
  return { kind: 'advance', to, until: instantAt(addDays(today, DAYS_AFTER[to]), EVALUATION_TIME, zone) };
}

function waitUntil(day: Day, zone: string): Step {
  return { kind: 'wait', until: instantAt(day, EVALUATION_TIME, zone) };
}

/** Returns the day after their days away or their snooze, if they are away or snoozed today. */
function restUntil({ away, snoozedUntil, zone, now }: Facts, today: Day): Day | undefined {
  if (away.awayUntil && isAway(away, today)) return addDays(away.awayUntil, 1);
  return snoozedUntil && snoozedUntil > now ? addDays(dayIn(zone, snoozedUntil), 1) : undefined;
}
