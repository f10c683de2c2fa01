import type { TimeOfDay } from '../../../core/calendar.js';
import { HOUR, MINUTE } from '../../../core/durations.js';
import type { Programme, Rhythm } from '../../../core/programmes.js';
import type { MemberRhythm, Slot } from './schedule.js';

/** The hours before and after its time between which a programme lets members choose their own. */
export const BANDS = [0, 1, 2, 4] as const;

/** The hours before the deadline at which a member can be reminded; 0 for never. */
export const REMINDERS = [0, 1, 2, 4] as const;

/** A member's choices for a programme; null where they left the default. */
export interface Own {
  readonly ownTime: TimeOfDay | null;
  readonly remindHours: number | null;
}

/** The shortest time between a member's own time and the deadline of the same day. */
const SHORTEST_MS = HOUR;

/** Returns the earliest and the latest time that a member may choose, or undefined if they may choose none. */
export function bandOf(
  programme: Pick<Programme, 'time' | 'deadline' | 'deadlineDays' | 'bandHours'>,
): { readonly from: TimeOfDay; readonly until: TimeOfDay } | undefined {
  const { time, deadline, deadlineDays, bandHours } = programme;
  if (bandHours === 0) return undefined;
  const lastOfDay = deadlineDays > 0 ? minutesOf('23:59') : minutesOf(deadline) - SHORTEST_MS / MINUTE;
  const band = (bandHours * HOUR) / MINUTE;
  const latest = Math.min(minutesOf(time) + band, lastOfDay);
  return {
    from: timeOf(Math.max(0, minutesOf(time) - band)),
    until: timeOf(Math.max(minutesOf(time), latest)),
  };
}

/** Returns true if the programme lets members choose that time. */
export function isInBand(time: TimeOfDay, programme: Parameters<typeof bandOf>[0]): boolean {
  const band = bandOf(programme);
  return band !== undefined && time >= band.from && time <= band.until;
}

/** Returns the rhythm as the member chose it. A time that the programme does not allow any more is ignored. */
export function ownRhythm(programme: Rhythm & Pick<Programme, 'bandHours'>, own: Own | undefined): MemberRhythm {
  const { ownTime = null, remindHours = null } = own ?? {};
  return { ...programme, remindHours, ...(ownTime && isInBand(ownTime, programme) ? { time: ownTime } : {}) };
}

/**
 * Returns the next check-in of a member who has chosen another time or reminder: as it is planned now, or as it was
 * (`waiting`) if it would be open already, or on a later day. So a choice neither asks at once nor skips a day.
 */
export function slotAfterChoice(planned: Slot, waiting: Slot, now: Date): Slot {
  return planned.opensAt > now && planned.day <= waiting.day ? planned : waiting;
}

function minutesOf(time: TimeOfDay): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function timeOf(minutes: number): TimeOfDay {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
