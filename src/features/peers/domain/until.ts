import { DAY } from '../../../core/durations.js';

/** The most time before a check-in opens for which its message is worth waiting for, such as over a weekend. */
const SOON_MS = 3 * DAY;

/**
 * Returns the time until which a peer holds what they were given: for a day, or up to the end of their next check-in, whose
 * message says so, if that opens within three days.
 */
export function heldUntil(
  givenAt: Date,
  next: { readonly opensAt: Date; readonly deadlineAt: Date } | undefined,
): Date {
  const aDay = givenAt.getTime() + DAY;
  const opensAt = next?.opensAt.getTime() ?? Number.POSITIVE_INFINITY;
  if (!next || opensAt > givenAt.getTime() + SOON_MS) return new Date(aDay);
  return new Date(Math.max(aDay, Math.min(next.deadlineAt.getTime(), opensAt + DAY)));
}
