import type { Viewer } from '../../text/dates.js';

/** Milliseconds since 1970, from a timestamp such as `1700000000.000100`. */
export function milliseconds(ts: string): number {
  return Number(ts) * 1000;
}

/** `9:12 AM`, or `9:12` in 24-hour locales. */
export function timeInWords(ms: number, { zone, locale }: Viewer): string {
  return format(ms, locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' });
}

/** `Today`, `Yesterday` or `Friday, November 20`, with the year if it is not the current one. */
export function dayInWords(ms: number, viewer: Viewer): string {
  const day = dayOf(ms, viewer.zone);
  const today = dayOf(viewer.now.getTime(), viewer.zone);
  const days = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return format(ms, viewer.locale, {
    timeZone: viewer.zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
  });
}

/** `Mon, Nov 23, 9:12 AM`. */
export function momentInWords(ms: number, { zone, locale }: Viewer): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return format(ms, locale, { timeZone: zone, ...day, hour: 'numeric', minute: '2-digit' });
}

/** `2026-11-23` in the zone. */
export function dayOf(ms: number, zone: string): string {
  return format(ms, 'sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
}

/** `Berlin` for `Europe/Berlin`. */
export function placeOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** A cache, because creating a format takes far longer than using it, and a page of messages reuses a few. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(ms: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known.format(ms);
}
