import { DAY } from '../../../core/durations.js';

/** For this long, a member who said "Not now" to somebody is not asked by the same person again. */
const PEACE_MS = 28 * DAY;

/** A person whom a member wants to ask. */
export interface Candidate {
  readonly userId: string;
  readonly isMember: boolean;
  /** True if they take part in the check-ins of the community. */
  readonly takesPart: boolean;
  /** The time at which they last declined, or did not answer, a question of the same member; null if they never did. */
  readonly declinedAt: Date | null;
}

export type Refusal = 'yourself' | 'not-member' | 'no-checkins' | 'not-now';

/** Returns why this person cannot be asked; undefined if they can. Whether they have a partner is found when they are asked. */
export function refusalOf(it: Candidate, askerId: string, now: Date): Refusal | undefined {
  if (it.userId === askerId) return 'yourself';
  if (!it.isMember) return 'not-member';
  if (!it.takesPart) return 'no-checkins';
  return it.declinedAt && now.getTime() - it.declinedAt.getTime() < PEACE_MS ? 'not-now' : undefined;
}
