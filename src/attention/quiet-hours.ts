import { isAway } from '../core/away.js';
import { addDays, type Day, dayIn, instantAt, type TimeOfDay, timeIn } from '../core/calendar.js';
import { HOUR } from '../core/durations.js';

/** When a person wants to be left in peace, whatever it is about. */
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

/** Slack does not say when; so it is looked at again after this. */
const STATUS_RECHECK_MS = 6 * HOUR;

/** What makes it a wrong time, and until when. */
interface QuietPeriod {
  readonly until: Date;
  readonly reason: 'away' | 'status' | 'quiet';
}

/** Away and quiet hours: what also holds for messages that a person asked for. */
export function quietAt(who: QuietTimes, now: Date): QuietPeriod | undefined {
  const today = dayIn(who.zone, now);
  if (who.awayUntil && isAway(who, today)) {
    return { until: instantAt(addDays(who.awayUntil, 1), '00:00', who.zone), reason: 'away' };
  }
  if (who.statusAway && (!who.statusAwayUntil || who.statusAwayUntil > now)) {
    return { until: who.statusAwayUntil ?? new Date(now.getTime() + STATUS_RECHECK_MS), reason: 'status' };
  }
  const end = quietEnd(who, now);
  return end && { until: end, reason: 'quiet' };
}

/** When the quiet hours end that it is now, by the wall clock; undefined outside of them. */
function quietEnd({ zone, quietFrom, quietUntil }: QuietTimes, now: Date): Date | undefined {
  const time = timeIn(zone, now);
  const overnight = quietFrom > quietUntil;
  const quiet = overnight ? time >= quietFrom || time < quietUntil : quietFrom <= time && time < quietUntil;
  if (!quiet) return undefined;
  const today = dayIn(zone, now);
  const end = instantAt(overnight && time >= quietFrom ? addDays(today, 1) : today, quietUntil, zone);
  // Where the clock is put back within them, their end comes a second time.
  return end > now ? end : new Date(now.getTime() + HOUR);
}

/** Until when somebody is not to be disturbed even by what they asked for; undefined: now is fine. */
export function quietUntil(who: QuietTimes, now: Date): Date | undefined {
  let at = now;
  for (let steps = 0; steps < 10; steps += 1) {
    const hold = quietAt(who, at);
    if (!hold) break;
    at = hold.until;
  }
  return at > now ? at : undefined;
}
