import { isAway } from '../core/away.js';
import { addDays, type Day, dayIn, instantAt, startOfDay, type TimeOfDay, timeIn } from '../core/calendar.js';
import { HOUR } from '../core/durations.js';

/** The times at which a person wants no messages, whatever the topic. */
export interface QuietTimes {
  readonly zone: string;
  readonly quietFrom: TimeOfDay;
  readonly quietUntil: TimeOfDay;
  readonly awayFrom: Day | null;
  readonly awayUntil: Day | null;
  readonly statusAway: boolean;
  readonly statusAwayUntil: Date | null;
}

export const DEFAULT_QUIET_HOURS = { from: '20:00', until: '08:00' } as const;

/** The time after which to check again, for an away status without an end. */
const STATUS_RECHECK_MS = 6 * HOUR;

/** The reason for not sending messages now, and its end. */
interface QuietPeriod {
  readonly until: Date;
  readonly reason: 'away' | 'status' | 'quiet';
}

/** Returns true if the person's Slack status says at that instant that they are away. */
export function isStatusAway(
  { statusAway, statusAwayUntil }: Pick<QuietTimes, 'statusAway' | 'statusAwayUntil'>,
  now: Date,
): boolean {
  return statusAway && (!statusAwayUntil || statusAwayUntil > now);
}

/**
 * Returns the quiet period at that instant, if any: an absence or quiet hours. It also holds messages that the person
 * asked for.
 */
export function quietAt(times: QuietTimes, now: Date): QuietPeriod | undefined {
  const today = dayIn(times.zone, now);
  if (times.awayUntil && isAway(times, today)) {
    return { until: startOfDay(addDays(times.awayUntil, 1), times.zone), reason: 'away' };
  }
  if (isStatusAway(times, now)) {
    return { until: times.statusAwayUntil ?? new Date(now.getTime() + STATUS_RECHECK_MS), reason: 'status' };
  }
  const end = quietEnd(times, now);
  return end && { until: end, reason: 'quiet' };
}

/** Returns the end of the current quiet hours, by local time; undefined outside of them. */
function quietEnd({ zone, quietFrom, quietUntil }: QuietTimes, now: Date): Date | undefined {
  const time = timeIn(zone, now);
  const overnight = quietFrom > quietUntil;
  const quiet = overnight ? time >= quietFrom || time < quietUntil : quietFrom <= time && time < quietUntil;
  if (!quiet) return undefined;
  const today = dayIn(zone, now);
  const end = instantAt(overnight && time >= quietFrom ? addDays(today, 1) : today, quietUntil, zone);
  // When DST ends, the clock may be set back past the end of the quiet hours, which then comes a second time.
  return end > now ? end : new Date(now.getTime() + HOUR);
}

/**
 * Returns the end of consecutive quiet periods, at which messages may be sent again; undefined if they may be sent now.
 */
export function quietUntil(times: QuietTimes, now: Date): Date | undefined {
  let at = now;
  for (let steps = 0; steps < 10; steps += 1) {
    const hold = quietAt(times, at);
    if (!hold) break;
    at = hold.until;
  }
  return at > now ? at : undefined;
}
