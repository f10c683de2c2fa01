import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { dayIn, timeIn } from '../../src/core/calendar.js';
import { LATER } from './earlier.js';
import { checkIn } from './past.js';

/**
 * Returns a function that lets these members check in, each once a day, a little later than the one before. Call it
 * whenever the clock has moved.
 */
export function whoGoOn(others: readonly DrivenPerson[], now: () => Date): () => Promise<void> {
  const last = new Map<string, string>();
  return async () => {
    for (const [i, person] of others.entries()) {
      const { zone } = person.user;
      const day = dayIn(zone, now());
      if (last.get(person.id) === day || timeIn(zone, now()) < `09:${10 + 10 * i}`) continue;
      const isAsked = person.directMessages().at(-1)?.includes('[Check in]') ?? false;
      last.set(person.id, day);
      if (isAsked) await checkIn(person, { next: [LATER[(Number(day.slice(-2)) + i) % LATER.length] ?? ''] });
    }
  };
}
