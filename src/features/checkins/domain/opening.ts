import type { Day } from '../../../core/calendar.js';
import type { Outcome } from './outcome.js';

/** Returns the one to open of those that apply in several programmes: one that waits for an answer, or else the first. */
export function mostUrgent<It extends Pick<Openable, 'askedAt' | 'outcome'>>(current: readonly It[]): It | undefined {
  return current.find((it) => it.askedAt !== null && it.outcome === null) ?? current[0];
}

/** A check-in, as far as it decides which one is opened. */
export interface Openable {
  readonly day: Day;
  readonly opensAt: Date;
  readonly askedAt: Date | null;
  readonly askedIn: string | null;
  readonly outcome: Outcome | null;
}

/** Returns the check-in that follows that one, if it is planned and not open yet. */
export function nextAfter<It extends Openable & { readonly dueAt: Date | null }>(
  oldestFirst: readonly It[],
  { day }: Pick<Openable, 'day'>,
): It | undefined {
  const following = oldestFirst.find((it) => it.day > day);
  return following?.askedAt === null && following.dueAt !== null ? following : undefined;
}

/**
 * Returns the occurrence that "Check in" opens if the member does not name one: the one that was asked and waits for
 * their answer; otherwise today's, even before it opens; otherwise the latest that has opened, which stays open until
 * the next one does; otherwise the next one.
 */
export function occurrenceToOpen<It extends Openable>(
  oldestFirst: readonly It[],
  today: Day,
  now: Date,
): It | undefined {
  const latest = oldestFirst.findLast((it) => it.askedIn || it.askedAt || it.outcome);
  if (latest?.outcome === null) return latest;
  const todays = oldestFirst.find((it) => it.day === today);
  return todays ?? oldestFirst.findLast((it) => it.opensAt <= now) ?? oldestFirst[0];
}
