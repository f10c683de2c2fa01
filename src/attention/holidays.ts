import { getTimezone } from 'countries-and-timezones';
import { addDays, type Day } from '../core/calendar.js';
import { DAY } from '../core/durations.js';

/** Whose holidays count, such as `DE` or `DE-BY`. */
export type Region = string;

export interface NamedRegion {
  readonly region: Region;
  readonly name: string;
}

/** The country whose clocks a zone is named for; undefined for zones without one, such as UTC. */
export function countryOf(zone: string): Region | undefined {
  return getTimezone(zone)?.countries[0];
}

const known = new Map<string, ReadonlySet<Day>>();

/** Tells of each day whether it is a public holiday there. No day is one in a region that nobody knows. */
export async function holidaysIn(region: Region | undefined): Promise<(day: Day) => boolean> {
  if (!region || !(await isRegion(region))) return () => false;
  const Holidays = await library();
  const [country = '', state] = region.split('-');
  const calendar = state
    ? new Holidays(country, state, { types: ['public'] })
    : new Holidays(country, { types: ['public'] });
  return (day) => {
    const key = `${region} ${day.slice(0, 4)}`;
    const days = known.get(key) ?? new Set(calendar.getHolidays(day.slice(0, 4)).flatMap(wholeDays));
    known.set(key, days);
    return days.has(day);
  };
}

/** Some last for several days; some for half a day, on which people are at work. */
function wholeDays(it: { date: string; start: Date; end: Date }): Day[] {
  const count = Math.round((it.end.getTime() - it.start.getTime()) / DAY);
  return Array.from({ length: count }, (_, i) => addDays(it.date.slice(0, 10), i));
}

export async function isRegion(region: Region): Promise<boolean> {
  const calendar = new (await library())();
  const [country = '', state] = region.split('-');
  const named = state ? calendar.getStates(country) : calendar.getCountries();
  return Object.hasOwn(named ?? {}, state ?? country);
}

/** All countries, by name. */
export async function allCountries(): Promise<NamedRegion[]> {
  return byName(new (await library())().getCountries('en'), '');
}

/** The parts of a country that have holidays of their own, by name. */
export async function statesOf(country: Region): Promise<NamedRegion[]> {
  return byName(new (await library())().getStates(country, 'en'), `${country}-`);
}

function byName(named: Readonly<Record<string, string>> | undefined, prefix: string): NamedRegion[] {
  return Object.entries(named ?? {})
    .map(([code, name]) => ({ region: `${prefix}${code}`, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Big, so it is not there before somebody needs it. */
async function library() {
  return (await import('date-holidays')).default;
}
