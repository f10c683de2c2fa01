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

type IsHoliday = (day: Day) => boolean;

/** Built calendars by region, because building one takes a millisecond. */
const known = new Map<Region, IsHoliday>();

/** Returns a function that tells if a day is a public holiday in the region. An unknown region has none. */
export async function holidaysIn(region: Region | undefined): Promise<IsHoliday> {
  if (!region) return () => false;
  const found = known.get(region);
  if (found) return found;
  if (!(await isRegion(region))) return () => false;
  const isHoliday = isHolidayIn(await calendarOf(region));
  known.set(region, isHoliday);
  return isHoliday;
}

function isHolidayIn(calendar: Awaited<ReturnType<typeof calendarOf>>): IsHoliday {
  const years = new Map<string, ReadonlySet<Day>>();
  return (day) => {
    const year = day.slice(0, 4);
    const days = years.get(year) ?? new Set(calendar.getHolidays(year).flatMap(wholeDays));
    years.set(year, days);
    return days.has(day);
  };
}

async function calendarOf(region: Region) {
  const Holidays = await library();
  const [country = '', state] = region.split('-');
  const types = { types: ['public' as const] };
  return state ? new Holidays(country, state, types) : new Holidays(country, types);
}

export interface NamedDay {
  readonly day: Day;
  readonly name: string;
}

/** Returns the next public holidays of the region from that day on, with their English names, soonest first. */
export async function nextHolidays(region: Region | undefined, from: Day, count: number): Promise<NamedDay[]> {
  if (!region || !(await isRegion(region))) return [];
  const calendar = await calendarOf(region);
  const year = Number(from.slice(0, 4));
  const ahead = [year, year + 1]
    .flatMap((it) => calendar.getHolidays(it, 'en'))
    .flatMap((it) =>
      wholeDays(it)
        .slice(0, 1)
        .map((day) => ({ day, name: it.name })),
    );
  return ahead.filter((it) => it.day >= from).slice(0, count);
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
