import { isAway } from '../../../core/away.js';
import { addDays, type Day, dayIn, daysBetween, instantAt } from '../../../core/calendar.js';
import { DAY } from '../../../core/durations.js';
import { quietAfter } from './rhythm.js';

/** What is done for somebody who has gone quiet, one after the other: a word to them, somebody is asked to write to them, a last question. */
export const STAGES = ['hello', 'ask', 'last'] as const;
export type Stage = (typeof STAGES)[number];

/** How a community wants it. */
export interface Policy {
  /** Those that are on; one that is off goes by in silence. */
  readonly stages: readonly Stage[];
  readonly leastDays: number;
  readonly timesGap: number;
  /** Of a hundred who go quiet, how many are left alone, to see whether nudges help. */
  readonly holdOutPercent: number;
  /** Rises with every change of the above. */
  readonly version: number;
}

export const DEFAULT_POLICY: Policy = {
  stages: STAGES,
  leastDays: 7,
  timesGap: 3,
  holdOutPercent: 10,
  version: 0,
};

/** Days until the next stage; after the last one, of silence. */
export const DAYS_AFTER = { hello: 7, ask: 14, last: 90 } as const;

const WHOLE_LADDER = DAYS_AFTER.hello + DAYS_AFTER.ask + DAYS_AFTER.last;

/** Whoever was nudged has returned when they were active on that day, or on one of so many that follow. */
const RETURN_DAYS = 7;

/** Outside of anybody's quiet hours, so that what is decided can be said at once. */
const EVALUATION_TIME = '10:00';

/** What is known of a member when it is time to look at them. */
export interface Facts {
  readonly nudgeCase: {
    /** Where they stand on the ladder; null while they are only watched. */
    readonly stage: Stage | null;
    readonly stageAt: Date | null;
    readonly heldOut: boolean;
    /** Their last active day when they were found quiet; null when there was none. */
    readonly quietSince: Day | null;
    /** Silence before this does not count. */
    readonly since: Date;
  };
  readonly policy: Policy;
  readonly member: boolean;
  readonly joinedAt: Date;
  /** Whether the community's channel is out of our reach. */
  readonly lost: boolean;
  readonly away: { readonly awayFrom: Day | null; readonly awayUntil: Day | null };
  /** They do not want to hear anything until then. */
  readonly snoozedUntil: Date | null;
  readonly lastActive: Day | undefined;
  /** In days; that of the community for who has none of their own, undefined where that has none either. */
  readonly gap: number | undefined;
  readonly zone: string;
  readonly now: Date;
}

/**
 * How a round ends. Besides what is found out: somebody says that they are `fine`, or they themselves ask to be `kept`, to be `paused`,
 * or how to leave (`leaving`).
 */
export const OUTCOMES = ['returned', 'away', 'silent', 'fine', 'kept', 'paused', 'leaving', 'left'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What is to be done: nothing until then; go to the next stage; the round is over, since they `returned`, want to be left alone for
 * a while (`away`), or stay `silent` whatever is done; or `end`, since they are no member any more.
 */
export type Step =
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'climb'; readonly to: Stage; readonly until: Date }
  | { readonly kind: 'over'; readonly outcome: Exclude<Outcome, 'left'> }
  | { readonly kind: 'end' };

/** Decides, from fresh facts, what is to be done now. */
export function stepOf(it: Facts): Step {
  const { nudgeCase, zone, now } = it;
  const today = dayIn(zone, now);
  if (!it.member) return { kind: 'end' };
  if (it.lost) return waitUntil(addDays(today, 1), zone);
  const rest = restUntil(it, today);
  if (rest) return nudgeCase.stage ? { kind: 'over', outcome: 'away' } : waitUntil(rest, zone);
  if (!nudgeCase.stage) return enrolled(it, today);
  if (hasReturned(it)) return { kind: 'over', outcome: 'returned' };
  const left = nudgeCase.heldOut ? WHOLE_LADDER : DAYS_AFTER[nudgeCase.stage];
  const nextDay = addDays(dayIn(zone, nudgeCase.stageAt ?? now), left);
  if (now < instantAt(nextDay, EVALUATION_TIME, zone)) return waitUntil(nextDay, zone);
  const next = nudgeCase.heldOut ? undefined : STAGES[STAGES.indexOf(nudgeCase.stage) + 1];
  return next ? advance(next, today, zone) : { kind: 'over', outcome: 'silent' };
}

/** Whether they are somebody to whom anything may be said at all. */
export function isReachable(it: Facts): boolean {
  return it.member && !it.lost && restUntil(it, dayIn(it.zone, it.now)) === undefined;
}

/** When the stage at which they are now has had its effect, if it had one. */
export function evaluateAfter(stage: Stage, at: Date, zone: string): Date {
  return instantAt(addDays(dayIn(zone, at), DAYS_AFTER[stage]), EVALUATION_TIME, zone);
}

/** From when on silence counts again after a round. Who came back is only watched; everybody else has heard enough for a while. */
export function silenceCountsFrom(outcome: Outcome, { stage, stageAt }: Facts['nudgeCase'], now: Date): Date {
  if (outcome === 'returned' || outcome === 'silent') return now;
  const from = outcome === 'away' ? (stage === 'last' ? stageAt : null) : now;
  return from ? new Date(from.getTime() + DAYS_AFTER.last * DAY) : now;
}

/** When to look at somebody for the first time after this instant. */
export function firstEvaluation(at: Date, policy: Pick<Policy, 'leastDays'>, zone: string): Date {
  return instantAt(addDays(dayIn(zone, at), policy.leastDays), EVALUATION_TIME, zone);
}

/** For how many days there has been no sign of somebody. */
export function silenceOf(it: Facts): number {
  return daysBetween(lastSign(it), dayIn(it.zone, it.now));
}

/** Whether there was any sign of life since they were found quiet. */
export function hasReturned({
  nudgeCase,
  lastActive,
}: Pick<Facts, 'lastActive'> & { nudgeCase: Pick<Facts['nudgeCase'], 'quietSince'> }) {
  return lastActive !== undefined && (nudgeCase.quietSince === null || lastActive > nudgeCase.quietSince);
}

/** Whether one of these days shows that somebody returned after what was said to them at that instant. */
export function returnedWithin(activeDays: readonly Day[], nudgedAt: Date, zone: string): boolean {
  const from = dayIn(zone, nudgedAt);
  return activeDays.some((day) => from <= day && daysBetween(from, day) < RETURN_DAYS);
}

function enrolled(it: Facts, today: Day): Step {
  const { policy, zone } = it;
  if (policy.stages.length === 0) return waitUntil(addDays(today, policy.leastDays), zone);
  const quietFrom = addDays(lastSign(it), quietAfter(it.gap, policy));
  return quietFrom > today ? waitUntil(quietFrom, zone) : advance('hello', today, zone);
}

/** The day from which silence counts: nothing before they joined or since they were away is held against anybody. */
function lastSign({ nudgeCase, joinedAt, away, lastActive, zone, now }: Facts): Day {
  const today = dayIn(zone, now);
  const wasAway = away.awayUntil !== null && away.awayUntil < today ? [away.awayUntil] : [];
  const signs = [dayIn(zone, nudgeCase.since), dayIn(zone, joinedAt), ...wasAway, ...(lastActive ? [lastActive] : [])];
  return signs.reduce((latest, day) => (day > latest ? day : latest));
}

function advance(to: Stage, today: Day, zone: string): Step {
  return { kind: 'climb', to, until: instantAt(addDays(today, DAYS_AFTER[to]), EVALUATION_TIME, zone) };
}

function waitUntil(day: Day, zone: string): Step {
  return { kind: 'wait', until: instantAt(day, EVALUATION_TIME, zone) };
}

/** The day after those on which they said that they want to be left alone, if this is one. */
function restUntil({ away, snoozedUntil, zone, now }: Facts, today: Day): Day | undefined {
  if (away.awayUntil && isAway(away, today)) return addDays(away.awayUntil, 1);
  return snoozedUntil && snoozedUntil > now ? addDays(dayIn(zone, snoozedUntil), 1) : undefined;
}
