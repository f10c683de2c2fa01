import { addDays, type Day, dayIn, instantAt, type Weekday, weekdayOf } from '../core/calendar.js';
import { DAY, HOUR, WEEK } from '../core/durations.js';
import { type QuietTimes, quietAt } from './quiet-hours.js';

/** A nudge is for who has gone quiet; a notice is anything else that nobody asked for. */
export type Weight = 'nudge' | 'notice';

/** Why a message does not go now. */
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
  | 'full';

/** Why a message never goes: a hold, where its kind does not wait; or one of these. */
export type DropReason = HoldReason | 'too-late' | 'stopped' | 'gone' | 'cancelled' | 'undeliverable';

/** As it is recorded: when it was held, until when, and why. Instants as ISO text. */
export interface Held {
  readonly at: string;
  readonly until: string;
  readonly reason: HoldReason;
}

export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'later'; readonly until: Date; readonly reason: HoldReason }
  | { readonly kind: 'drop'; readonly reason: DropReason };

/** What is known of a person when something waits for them. */
export interface Recipient extends QuietTimes {
  /** Whether they are human, and their account is in use. */
  readonly here: boolean;
  readonly workingDays: readonly Weekday[];
  readonly isHoliday: (day: Day) => boolean;
  readonly stopped: readonly string[];
  readonly snoozedUntil: Date | null;
  /** Slack's do-not-disturb is on until then. */
  readonly dndUntil: Date | null;
  readonly unreachableUntil: Date | null;
  /** What they got lately, a message each. */
  readonly recent: readonly { readonly at: Date; readonly nudge: boolean }[];
}

export interface Limits {
  readonly nudgeDays: number;
  readonly perDay: number;
  readonly perWeek: number;
}

export const DEFAULT_LIMITS: Limits = { nudgeDays: 7, perDay: 2, perWeek: 5 };

export const DEFAULT_WORKING_DAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/** What waits, with the rule of its kind. */
export interface Waiting {
  readonly topic: string;
  readonly weight: Weight;
  readonly whenHeld: 'later' | 'drop';
  readonly dueAt: Date;
  readonly patienceMs: number;
}

/** The message that is being put together. */
export interface MessageSoFar {
  readonly parts: number;
  readonly nudge: boolean;
}

export const MAX_PARTS = 3;

/** What comes within an hour of another message could have been part of it. */
const GAP_MS = HOUR;

/** Longer than anybody is away for, and than there are holidays on end. */
const MAX_DAYS_AHEAD = 400;

/** When it is dropped if it has not gone. */
export function expiresAt(it: Pick<Waiting, 'dueAt' | 'patienceMs'>): Date {
  return new Date(it.dueAt.getTime() + it.patienceMs);
}

/** Decides whether a message goes now, as a part of the one that is being put together. */
export function judge(it: Waiting, who: Recipient, limits: Limits, now: Date, soFar: MessageSoFar): Verdict {
  if (now > expiresAt(it)) return { kind: 'drop', reason: 'too-late' };
  if (!who.here) return { kind: 'drop', reason: 'gone' };
  if (who.stopped.includes(it.topic)) return { kind: 'drop', reason: 'stopped' };
  const hold = holdFor(it, who, limits, now, soFar);
  if (!hold) return { kind: 'go' };
  return it.whenHeld === 'drop' ? { kind: 'drop', reason: hold.reason } : { kind: 'later', ...hold };
}

interface Hold {
  readonly until: Date;
  readonly reason: HoldReason;
}

function holdFor(it: Waiting, who: Recipient, limits: Limits, now: Date, soFar: MessageSoFar): Hold | undefined {
  return (
    quietAt(who, now) ??
    until(who.snoozedUntil, 'snoozed', now) ??
    dayOff(who, now) ??
    until(who.dndUntil, 'dnd', now) ??
    until(who.unreachableUntil, 'unreachable', now) ??
    capped(it, who, limits, now, soFar)
  );
}

function until(end: Date | null, reason: HoldReason, now: Date): Hold | undefined {
  return end && end > now ? { until: end, reason } : undefined;
}

/** A day on which nobody sends them anything of their own accord lasts until the first midnight after which there is one. */
function dayOff(who: Recipient, now: Date): Hold | undefined {
  const today = dayIn(who.zone, now);
  const reason = (day: Day) =>
    who.workingDays.includes(weekdayOf(day)) ? (who.isHoliday(day) ? 'holiday' : undefined) : 'day-off';
  const why = reason(today);
  if (!why) return undefined;
  let next = addDays(today, 1);
  for (let days = 0; reason(next) && days < MAX_DAYS_AHEAD; days += 1) next = addDays(next, 1);
  return { until: instantAt(next, '00:00', who.zone), reason: why };
}

function capped(it: Waiting, who: Recipient, limits: Limits, now: Date, soFar: MessageSoFar): Hold | undefined {
  const nudgeMs = limits.nudgeDays * DAY;
  if (soFar.parts >= MAX_PARTS) return { until: new Date(now.getTime() + GAP_MS), reason: 'full' };
  if (it.weight === 'nudge') {
    if (soFar.nudge) return { until: new Date(now.getTime() + nudgeMs), reason: 'nudge-cap' };
    const nudges = who.recent.filter((one) => one.nudge);
    const hold = capHold(nudges, { most: 1, withinMs: nudgeMs, reason: 'nudge-cap' }, now);
    if (hold) return hold;
  }
  return (
    capHold(who.recent, { most: limits.perWeek, withinMs: WEEK, reason: 'week-cap' }, now) ??
    capHold(who.recent, { most: limits.perDay, withinMs: DAY, reason: 'day-cap' }, now) ??
    capHold(who.recent, { most: 1, withinMs: GAP_MS, reason: 'just-heard' }, now)
  );
}

/** Undefined when one more is not too many; else when it is not any more. */
function capHold(
  recent: readonly { readonly at: Date }[],
  cap: { most: number; withinMs: number; reason: HoldReason },
  now: Date,
): Hold | undefined {
  const newestFirst = recent.map((one) => one.at.getTime()).sort((a, b) => b - a);
  const inTheWay = newestFirst[cap.most - 1];
  if (inTheWay === undefined) return undefined;
  return until(new Date(inTheWay + cap.withinMs), cap.reason, now);
}
