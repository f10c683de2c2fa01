import { DAY } from '../../../core/durations.js';

/** The most members of a partnership. */
export const MOST = 3;

/** A partnership lasts four weeks. */
export const TERM_MS = 28 * DAY;

/** The time for which a question waits for its answers. */
export const ASKED_MS = 7 * DAY;

/** The time before the end in which partners are asked whether to go on. Every rhythm of a week has a check-in in it. */
const RENEWAL_MS = 7 * DAY;

/**
 * Somebody was `asked` or is `in`, as long as it lives. They `declined`, did not answer in time (`expired`), or `left` the
 * community. It ended while they were in it (`over`), or before they answered (`dropped`).
 */
export const STATES = ['asked', 'in', 'declined', 'expired', 'left', 'over', 'dropped'] as const;
export type State = (typeof STATES)[number];

/**
 * The reasons for which a partnership ended. A question: it was `declined`, taken back, or nobody answered in time. A
 * partnership: a partner ended it, or its time was over. Either: too few were left in the community, or an organizer
 * switched the feature off.
 */
export const ENDS = ['declined', 'withdrawn', 'expired', 'ended', 'over', 'left', 'off'] as const;
export type End = (typeof ENDS)[number];

export interface Partner {
  readonly userId: string;
  readonly state: State;
  /** Their answer to "Four more weeks?"; null if they were not asked, or have not answered. */
  readonly renews: boolean | null;
}

export function isLiving({ state }: Pick<Partner, 'state'>): boolean {
  return state === 'asked' || state === 'in';
}

/** Returns those who have agreed. */
export function agreed<It extends Pick<Partner, 'state'>>(partners: readonly It[]): It[] {
  return partners.filter(({ state }) => state === 'in');
}

/**
 * Returns the consequence of a change: it begins once two have agreed, whoever else still has to answer; it ends once fewer than two are
 * left; it is renewed once all its partners want that. Undefined if it goes on as it was.
 */
export function changeAfter(
  partners: readonly Partner[],
  isStarted: boolean,
): { readonly kind: 'start' | 'renew' } | { readonly kind: 'end'; readonly end: End } | undefined {
  const living = partners.filter(isLiving);
  if (living.length < 2) return { kind: 'end', end: endOf(partners, isStarted) };
  const partnersNow = agreed(partners);
  if (!isStarted) return partnersNow.length >= 2 ? { kind: 'start' } : undefined;
  const isRenewed = partnersNow.length >= 2 && living.every(({ renews }) => renews === true);
  return isRenewed ? { kind: 'renew' } : undefined;
}

function endOf(partners: readonly Partner[], isStarted: boolean): End {
  const has = (state: State) => partners.some((it) => it.state === state);
  if (isStarted || (has('left') && !has('declined'))) return 'left';
  return has('declined') ? 'declined' : 'expired';
}

/** Returns true in the last days, in which partners are asked whether to go on. */
export function isEnding(endsAt: Date, now: Date): boolean {
  return endsAt <= renewalsUntil(now);
}

/** Returns the latest end of a partnership that is in its last days now. */
export function renewalsUntil(now: Date): Date {
  return new Date(now.getTime() + RENEWAL_MS);
}
