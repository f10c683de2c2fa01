import { Temporal } from 'temporal-polyfill';

/** `2026-11-23T09:00` in the zone, from seconds since 1970. */
export function toLocal(epoch: number, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(epoch * 1000).toZonedDateTimeISO(zone);
  return at.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** Seconds since 1970, from a local time in the zone. */
export function fromLocal(local: string, zone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds / 1000;
}
