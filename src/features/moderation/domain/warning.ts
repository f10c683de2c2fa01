import { DAY } from '../../../core/durations.js';

/** The number of members from which on organizers are offered warnings. */
export const WARNINGS_FROM = 100;

/** The time for which a warning counts, and the time after its arrival in which the member can appeal. */
export const COUNTS_MS = 90 * DAY;
export const APPEAL_MS = 14 * DAY;

/** The outcomes of an appeal. `expired`: nobody decided on it while the warning counted. */
export const OUTCOMES = ['upheld', 'lifted', 'expired'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** The decisions that an organizer can make. */
export type Decision = Exclude<Outcome, 'expired'>;
export const DECISIONS = ['upheld', 'lifted'] as const satisfies readonly Decision[];

export interface WarningFacts {
  readonly expiresAt: Date;
  /** The time at which the member got it; null before. */
  readonly sentAt: Date | null;
  readonly appealedAt: Date | null;
  readonly outcome: Outcome | null;
}

/** Returns true if a warning counts: the member got it, it has not expired, and nobody lifted it. */
export function counts({ sentAt, expiresAt, outcome }: WarningFacts, now: Date): boolean {
  return sentAt !== null && now < expiresAt && outcome !== 'lifted';
}

/** Returns why the member can't appeal: they did before, or it is too late. Undefined if they can. */
export function obstacleToAppeal(it: WarningFacts, now: Date): 'appealed' | 'over' | undefined {
  if (it.appealedAt !== null) return 'appealed';
  const isInTime = it.sentAt !== null && now.getTime() < it.sentAt.getTime() + APPEAL_MS;
  return isInTime && counts(it, now) ? undefined : 'over';
}

/** Returns true if somebody has to decide on an appeal. */
export function isUndecided({ appealedAt, outcome, expiresAt }: WarningFacts, now: Date): boolean {
  return appealedAt !== null && outcome === null && now < expiresAt;
}
