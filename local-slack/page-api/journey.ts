import { Temporal } from 'temporal-polyfill';
import type { Person } from '../person/person.js';
import { changed } from '../world/world.js';
import type { Read } from './acts.js';
import type { Journey, Page } from './page.js';

/** The length of a step. An advance can be stopped after each one. */
const STEP_MS = 2 * 3_600_000;

/**
 * Advances the clock in steps, so that people can watch and stop it. Resolves when the clock arrives or stops. An
 * advance in progress goes on to the later of both ends.
 */
export function travel(page: Page, person: Person, how: Read<'advance'>): Promise<void> {
  const from = page.world.clock.now().getTime();
  const to = destination(from, person.user.zone, how);
  if (page.journey) {
    page.journey.to = Math.max(page.journey.to, to);
    return page.journey.arrival;
  }
  const journey: Journey = { from, to, stopped: false, arrival: Promise.resolve() };
  page.journey = journey;
  journey.arrival = go(page, journey);
  return journey.arrival;
}

async function go(page: Page, journey: Journey): Promise<void> {
  const { world } = page;
  changed(world, { what: 'clock' });
  try {
    for (let now = journey.from; now < journey.to && !journey.stopped; now = world.clock.now().getTime()) {
      await world.clock.advance({ until: new Date(Math.min(journey.to, now + STEP_MS)) });
    }
  } finally {
    page.journey = undefined;
    changed(world, { what: 'clock' });
  }
}

/** The end of an advance in milliseconds since 1970. `morning` is the next 9:00 in the zone. */
export function destination(from: number, zone: string, how: Read<'advance'>): number {
  if ('until' in how) return how.until;
  if ('minutes' in how) return from + how.minutes * 60_000;
  const now = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  if (how.to === 'tomorrow') return now.add({ days: 1 }).epochMilliseconds;
  if (how.to === 'next week') return now.add({ weeks: 1 }).epochMilliseconds;
  const nine = now.with({ hour: 9, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  return (nine.epochMilliseconds > from ? nine : nine.add({ days: 1 })).epochMilliseconds;
}
