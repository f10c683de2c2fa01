import { getTimezone } from 'countries-and-timezones';
import { addDays, type Day } from '../core/calendar.js';
import { DAY, HOUR } from '../core/durations.js';

/** A country or a part of one, such as `DE` or `DE-BY`. */
export type Region = string;

export interface NamedRegion {
  readonly region: Region;
  readonly name: string;
}

/** Returns a time zone's main country; undefined for zones without one, such as UTC. */
export function countryOf(zone: string): Region | undefined {
  return getTimezone(zone)?.countries[0];
}

/** Holidays by region and year. */
const cache = new Map<string, ReadonlySet<Day>>();

/** Returns a function that tells if a day is a public holiday in the region. An unknown region has none. */
export async function holidaysIn(region: Region | undefined): Promise<(day: Day) => boolean> {
  if (!region || !(await isRegion(region))) return () => false;
  const Holidays = await library();
  const [country = '', state] = region.split('-');
  const calendar = state
    ? new Holidays(country, state, { types: ['public'] })
    : new Holidays(country, { types: ['public'] });
  return (day) => {
    const key = `${region} ${day.slice(0, 4)}`;
    const days = cache.get(key) ?? new Set(calendar.getHolidays(day.slice(0, 4)).flatMap(wholeDays));
    cache.set(key, days);
    return days.has(day);
  };
}

/** Returns the whole days of a holiday: several for a long one, none for half a day, since people work on it. */
function wholeDays(it: { date: string; start: Date; end: Date }): Day[] {
  // An hour of tolerance, because a day is 23 hours long when the clocks go forward.
  const count = Math.floor((it.end.getTime() - it.start.getTime() + HOUR) / DAY);
  return Array.from({ length: count }, (_, i) => addDays(it.date.slice(0, 10), i));
}

export async function isRegion(region: Region): Promise<boolean> {
  const calendar = new (await library())();
  const [country = '', state] = region.split('-');
  const named = state ? calendar.getStates(country) : calendar.getCountries();
  return Object.hasOwn(named ?? {}, state ?? country);
}

/** Returns all countries, sorted by name. */
export async function allCountries(): Promise<NamedRegion[]> {
  return byName(new (await library())().getCountries('en'), '');
}

/** Returns the parts of a country that have holidays of their own, sorted by name. */
export async function statesOf(country: Region): Promise<NamedRegion[]> {
  return byName(new (await library())().getStates(country, 'en'), `${country}-`);
}

function byName(named: Readonly<Record<string, string>> | undefined, prefix: string): NamedRegion[] {
  return Object.entries(named ?? {})
    .map(([code, name]) => ({ region: `${prefix}${code}`, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Imports the holiday library on first use, because it is large. */
async function library() {
  return (await import('date-holidays')).default;
}
