import { Temporal } from 'temporal-polyfill';
import type { Person } from '../person/person.js';
import { changed } from '../world/world.js';
import type { Read } from './acts.js';
import type { Page } from './page.js';

/** How far the clock goes before it looks whether it should stop. */
const STEP_MS = 15 * 60_000;

/** Advances the clock, step by step, so that everybody sees it move and can stop it. Resolves when it has arrived. */
export async function travel(page: Page, person: Person, how: Read<'advance'>): Promise<void> {
  const { world } = page;
  if (page.journey) throw new Error('The clock is on its way already.');
  const from = world.clock.now().getTime();
  const journey = { from, to: destination(from, person.user.zone, how), stopped: false };
  page.journey = journey;
  changed(world, { what: 'clock' });
  try {
    for (let now = from; now < journey.to && !journey.stopped; now = world.clock.now().getTime()) {
      await world.clock.advance({ until: new Date(Math.min(journey.to, now + STEP_MS)) });
    }
  } finally {
    page.journey = undefined;
    changed(world, { what: 'clock' });
  }
}

/** Where an advance leads, in milliseconds since 1970: `morning` is the next 9:00 in that zone. */
export function destination(from: number, zone: string, how: Read<'advance'>): number {
  if ('minutes' in how) return from + how.minutes * 60_000;
  const now = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  if (how.to === 'tomorrow') return now.add({ days: 1 }).epochMilliseconds;
  if (how.to === 'next week') return now.add({ weeks: 1 }).epochMilliseconds;
  const nine = now.with({ hour: 9, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  return (nine.epochMilliseconds > from ? nine : nine.add({ days: 1 })).epochMilliseconds;
}
