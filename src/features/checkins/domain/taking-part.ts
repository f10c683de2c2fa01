import { addDays, dayIn, startOfDay } from '../../../core/calendar.js';

/** Returns the start of the next day in that time zone. */
export function startOfNextDay(at: Date, zone: string): Date {
  return startOfDay(addDays(dayIn(zone, at), 1), zone);
}

/**
 * Returns the time after which a check-in must open to be the member's. For a member who left the channel and joined
 * it again, it is the day after. If the rhythm has changed since they joined the check-ins, it is at least that time.
 */
export function askedAfter(
  { since, askedFrom }: { readonly since: Date; readonly askedFrom: Date },
  it: { readonly joinedAt: Date; readonly rhythmSince: Date; readonly zone: string },
): Date {
  const from = it.joinedAt > since ? startOfNextDay(it.joinedAt, it.zone) : askedFrom;
  return it.rhythmSince > since && it.rhythmSince > from ? it.rhythmSince : from;
}
