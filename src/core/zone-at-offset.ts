/** The time zones without daylight saving time whose offsets, in minutes east of UTC, are no whole hours. */
const ZONES_AT_MINUTES: Readonly<Record<number, string>> = {
  [-570]: 'Pacific/Marquesas',
  210: 'Asia/Tehran',
  270: 'Asia/Kabul',
  330: 'Asia/Kolkata',
  345: 'Asia/Kathmandu',
  390: 'Asia/Yangon',
  525: 'Australia/Eucla',
  570: 'Australia/Darwin',
};

/**
 * Returns a time zone that has this offset all year, in seconds east of UTC; for an offset that no such zone has, the
 * nearest whole hour.
 */
export function zoneAtOffset(seconds: number): string {
  const zone = ZONES_AT_MINUTES[seconds / 60];
  if (zone) return zone;
  const hours = Math.max(-12, Math.min(14, Math.round(seconds / 3600)));
  // By the convention of POSIX, these zones count hours west of UTC.
  return hours ? `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}` : 'UTC';
}
