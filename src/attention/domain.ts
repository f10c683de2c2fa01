import { addDays, type Day, dayIn, startOfDay, type Weekday, weekdayOf } from '../core/calendar.js';
import { DAY, HOUR, WEEK } from '../core/durations.js';
import { type QuietTimes, quietAt } from './quiet-hours.js';
import type { Requested } from './requested.js';

/** A nudge goes to a member who has gone quiet; a notice is any other message that a member didn't ask for. */
export type Weight = 'nudge' | 'notice';

/**
 * The words and emoji that mark a Slack status as away, unless an organizer or an admin chooses others: those that Slack
 * suggests, and what people usually write, in several languages.
 */
export const DEFAULT_AWAY_WORDS = [
  ...['out sick', 'sick', 'ill', ':face_with_thermometer:'],
  ...['vacationing', 'on vacation', 'on holiday', 'on leave', 'out of office', ':palm_tree:'],
  ...['krank', 'im urlaub'],
  ...['malade', 'en vacances', 'en congé'],
  ...['enfermo', 'enferma', 'de vacaciones', 'de baja'],
  ...['malato', 'malata', 'in vacanza', 'in ferie'],
  ...['doente', 'de férias'],
  ...['ziek', 'op vakantie'],
] as const;

/** The reason why a message isn't sent now. */
export type HoldReason =
  | 'away'
  | 'status'
  | 'snoozed'
  | 'quiet'
  | 'day-off'
  | 'holiday'
  | 'dnd'
  | 'unreachable'
  | 'nudge-cap'
  | 'day-cap'
  | 'week-cap'
  | 'just-heard'
  | 'check-in'
  | 'full';

/** The reason why a message is never sent: a hold, if its kind doesn't wait, or one of these. */
export type DropReason = HoldReason | 'too-late' | 'stopped' | 'gone' | 'cancelled' | 'undeliverable';

/** The record of a hold. Instants are ISO 8601 strings. */
export interface Held {
  readonly at: string;
  readonly until: string;
  readonly reason: HoldReason;
}

export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'later'; readonly until: Date; readonly reason: HoldReason }
  | { readonly kind: 'drop'; readonly reason: DropReason };

/** The facts about a person that decide what they may be sent. */
export interface Recipient extends QuietTimes {
  /** True for a human with an active account. */
  readonly here: boolean;
  readonly workingDays: readonly Weekday[];
  readonly isHoliday: (day: Day) => boolean;
  readonly stopped: readonly string[];
  readonly snoozedUntil: Date | null;
  /** The end of the current Do Not Disturb period in Slack. */
  readonly dndUntil: Date | null;
  readonly unreachableUntil: Date | null;
  /** The messages that they asked for. */
  readonly requested: Requested;
  /** The messages that they got recently. */
  readonly recent: readonly { readonly at: Date; readonly nudge: boolean }[];
}

export interface Limits {
  readonly nudgeDays: number;
  readonly perDay: number;
  readonly perWeek: number;
}

export const DEFAULT_LIMITS: Limits = { nudgeDays: 7, perDay: 2, perWeek: 5 };

export const DEFAULT_WORKING_DAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/** A waiting proposal, with the rules of its kind. */
export interface Waiting {
  readonly topic: string;
  readonly weight: Weight;
  readonly whenHeld: 'later' | 'drop';
  readonly dueAt: Date;
  readonly patienceMs: number;
}

/** The message that is being composed. */
export interface MessageSoFar {
  readonly parts: number;
  readonly nudge: boolean;
}

export const MAX_PARTS = 3;

/** The shortest time between two messages; a sooner one could have been part of the first. */
const GAP_MS = HOUR;

/** Limits the search for the next working day; longer than any run of days off. */
const MAX_DAYS_AHEAD = 400;

/** Returns the instant after which an unsent message is dropped. */
export function expiresAt(it: Pick<Waiting, 'dueAt' | 'patienceMs'>): Date {
  return new Date(it.dueAt.getTime() + it.patienceMs);
}

/** Decides if a message may be sent now, as a part of the one that is being composed. */
export function verdictFor(it: Waiting, recipient: Recipient, limits: Limits, now: Date, soFar: MessageSoFar): Verdict {
  if (now > expiresAt(it)) return { kind: 'drop', reason: 'too-late' };
  if (!recipient.here) return { kind: 'drop', reason: 'gone' };
  if (recipient.stopped.includes(it.topic)) return { kind: 'drop', reason: 'stopped' };
  const hold = holdFor(it, recipient, limits, now, soFar);
  if (!hold) return { kind: 'go' };
  return it.whenHeld === 'drop' ? { kind: 'drop', reason: hold.reason } : { kind: 'later', ...hold };
}

interface Hold {
  readonly until: Date;
  readonly reason: HoldReason;
}

function holdFor(it: Waiting, recipient: Recipient, limits: Limits, now: Date, soFar: MessageSoFar): Hold | undefined {
  return (
    quietAt(recipient, now) ??
    until(recipient.snoozedUntil, 'snoozed', now) ??
    dayOff(recipient, now) ??
    until(recipient.dndUntil, 'dnd', now) ??
    until(recipient.unreachableUntil, 'unreachable', now) ??
    requestedFirst(recipient, now) ??
    capped(it, recipient, limits, now, soFar)
  );
}

function until(end: Date | null, reason: HoldReason, now: Date): Hold | undefined {
  return end && end > now ? { until: end, reason } : undefined;
}

/** Holds a message on a day off or a holiday until the start of the recipient's next working day. */
function dayOff(recipient: Recipient, now: Date): Hold | undefined {
  const today = dayIn(recipient.zone, now);
  const reason = (day: Day) =>
    recipient.workingDays.includes(weekdayOf(day)) ? (recipient.isHoliday(day) ? 'holiday' : undefined) : 'day-off';
  const why = reason(today);
  if (!why) return undefined;
  let next = addDays(today, 1);
  for (let days = 0; reason(next) && days < MAX_DAYS_AHEAD; days += 1) next = addDays(next, 1);
  return { until: startOfDay(next, recipient.zone), reason: why };
}

/** On a day on which the recipient gets what they asked for, that carries everything else, or it waits. */
function requestedFirst({ requested, zone }: Recipient, now: Date): Hold | undefined {
  const { isToday, lastAt, nextAt } = requested;
  if (isToday) return { until: startOfDay(addDays(dayIn(zone, now), 1), zone), reason: 'check-in' };
  if (nextAt && nextAt.getTime() - now.getTime() < GAP_MS)
    return { until: new Date(nextAt.getTime() + GAP_MS), reason: 'check-in' };
  return lastAt && until(new Date(lastAt.getTime() + GAP_MS), 'just-heard', now);
}

function capped(it: Waiting, recipient: Recipient, limits: Limits, now: Date, soFar: MessageSoFar): Hold | undefined {
  const nudgeMs = limits.nudgeDays * DAY;
  if (soFar.parts >= MAX_PARTS) return { until: new Date(now.getTime() + GAP_MS), reason: 'full' };
  if (it.weight === 'nudge') {
    if (soFar.nudge) return { until: new Date(now.getTime() + nudgeMs), reason: 'nudge-cap' };
    const nudges = recipient.recent.filter((one) => one.nudge);
    const hold = capHold(nudges, { most: 1, withinMs: nudgeMs, reason: 'nudge-cap' }, now);
    if (hold) return hold;
  }
  return (
    capHold(recipient.recent, { most: limits.perWeek, withinMs: WEEK, reason: 'week-cap' }, now) ??
    capHold(recipient.recent, { most: limits.perDay, withinMs: DAY, reason: 'day-cap' }, now) ??
    capHold(recipient.recent, { most: 1, withinMs: GAP_MS, reason: 'just-heard' }, now)
  );
}

/** Returns a hold until the cap allows one more message; undefined if it does now. */
function capHold(
  recent: readonly { readonly at: Date }[],
  cap: { most: number; withinMs: number; reason: HoldReason },
  now: Date,
): Hold | undefined {
  const newestFirst = recent.map((one) => one.at.getTime()).sort((a, b) => b - a);
  const oldestCounted = newestFirst[cap.most - 1];
  if (oldestCounted === undefined) return undefined;
  return until(new Date(oldestCounted + cap.withinMs), cap.reason, now);
}
