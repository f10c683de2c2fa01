import fc from 'fast-check';
import {
  DEFAULT_LIMITS,
  expiresAt,
  type Limits,
  type Recipient,
  verdictFor,
  type Waiting,
} from '../../src/attention/domain.js';
import { quietUntil } from '../../src/attention/quiet-hours.js';
import type { Weekday } from '../../src/core/calendar.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const HOLIDAYS = ['2026-03-30', '2026-10-26', '2026-10-27', '2026-12-25'];

const zone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'UTC',
);
const quiet = fc.constantFrom(
  { quietFrom: '20:00', quietUntil: '08:00' },
  { quietFrom: '22:30', quietUntil: '02:00' },
  { quietFrom: '00:00', quietUntil: '12:00' },
  { quietFrom: '09:00', quietUntil: '17:00' },
  { quietFrom: '00:00', quietUntil: '00:00' },
);
const workingDays = fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 });
const topic = fc.constantFrom('hello', 'event', 'answer', 'digest');
const kind = fc.record({
  topic,
  weight: fc.constantFrom('nudge' as const, 'notice' as const),
  whenHeld: fc.constantFrom('later' as const, 'later' as const, 'drop' as const),
  patienceMs: fc.constantFrom(2 * HOUR_MS, 20 * HOUR_MS, 3 * DAY_MS, 30 * DAY_MS),
});
const limits = fc.record({
  nudgeDays: fc.constantFrom(7, 14),
  perDay: fc.constantFrom(1, 2),
  perWeek: fc.constantFrom(2, 5),
});
const ahead = fc.integer({ min: 1, max: 4 * 24 * 60 });

/** What can happen between one look and the next. */
const happening = fc.oneof(
  { weight: 12, arbitrary: fc.record({ asks: kind, later: fc.constantFrom(0, 0, 90) }) },
  { weight: 12, arbitrary: fc.record({ minutes: fc.integer({ min: 1, max: 300 }) }) },
  { weight: 3, arbitrary: fc.record({ minutes: fc.integer({ min: 300, max: 3_000 }) }) },
  { weight: 1, arbitrary: fc.record({ movesTo: zone }) },
  { weight: 1, arbitrary: fc.record({ hours: quiet }) },
  { weight: 1, arbitrary: fc.record({ days: workingDays }) },
  { weight: 1, arbitrary: fc.record({ awayFor: fc.integer({ min: -1, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ snoozedFor: fc.option(ahead) }) },
  { weight: 1, arbitrary: fc.record({ status: fc.constantFrom('here', 'away', 90, 3_000) }) },
  { weight: 1, arbitrary: fc.record({ dndFor: fc.option(ahead) }) },
  { weight: 1, arbitrary: fc.record({ stops: topic }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer It> ? It : never;

const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS);

/** What a wall clock and a calendar there show, told by another library than the rules use. */
function wall(zone: string, at: Date) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part.weekday ?? '') + 1;
  return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}`, weekday };
}

interface Item extends Waiting {
  lookAt: Date | undefined;
  end: 'sent' | 'dropped' | undefined;
}

/** Somebody for whom features have messages, and the gate before them, without a database. */
class Person {
  listener: Recipient;
  readonly items: Item[] = [];
  readonly messages: { at: Date; nudge: boolean }[] = [];

  constructor(
    zone: string,
    readonly limits: Limits,
  ) {
    this.listener = {
      zone,
      quietFrom: '20:00',
      quietUntil: '08:00',
      awayFrom: null,
      awayUntil: null,
      statusAway: false,
      statusAwayUntil: null,
      here: true,
      workingDays: [1, 2, 3, 4, 5],
      isHoliday: (day) => HOLIDAYS.includes(day),
      stopped: [],
      snoozedUntil: null,
      dndUntil: null,
      unreachableUntil: null,
      recent: this.messages,
    };
  }

  happens(it: Happening, now: Date): void {
    if ('minutes' in it) return;
    if ('asks' in it) {
      const dueAt = minutesAfter(now, it.later);
      this.items.push({ ...it.asks, dueAt, lookAt: dueAt, end: undefined });
      return;
    }
    this.listener = { ...this.listener, ...this.changed(it, now) };
    for (const item of this.items) if (item.lookAt) item.lookAt = item.dueAt > now ? item.dueAt : now;
  }

  private changed(it: Exclude<Happening, { minutes: number } | { asks: unknown }>, now: Date): Partial<Recipient> {
    const in_ = (minutes: number | null) => (minutes === null ? null : minutesAfter(now, minutes));
    if ('movesTo' in it) return { zone: it.movesTo };
    if ('hours' in it) return it.hours;
    if ('days' in it) return { workingDays: it.days };
    if ('snoozedFor' in it) return { snoozedUntil: in_(it.snoozedFor) };
    if ('dndFor' in it) return { dndUntil: in_(it.dndFor) };
    if ('stops' in it) return { stopped: [...this.listener.stopped, it.stops] };
    if ('status' in it) {
      const minutes = typeof it.status === 'number' ? it.status : null;
      return { statusAway: it.status !== 'here', statusAwayUntil: in_(minutes) };
    }
    if (it.awayFor < 0) return { awayFrom: null, awayUntil: null };
    const awayUntil = wall(this.listener.zone, new Date(now.getTime() + it.awayFor * DAY_MS)).day;
    return { awayFrom: wall(this.listener.zone, now).day, awayUntil };
  }

  /** As a flush does it; what all parts say is always still true. */
  flush(now: Date): Item[] {
    const due = this.items.filter((it) => it.lookAt && it.lookAt <= now);
    const parts: Item[] = [];
    for (const it of due.sort((a, b) => expiresAt(a).getTime() - expiresAt(b).getTime())) {
      const soFar = { parts: parts.length, nudge: parts.some((part) => part.weight === 'nudge') };
      const verdict = verdictFor(it, this.listener, this.limits, now, soFar);
      if (verdict.kind === 'go') parts.push(it);
      if (verdict.kind === 'later')
        it.lookAt = new Date(Math.min(verdict.until.getTime(), expiresAt(it).getTime() + 1));
      if (verdict.kind === 'later' && it.whenHeld === 'drop') throw new Error('It should have been dropped.');
      if (verdict.kind === 'drop') Object.assign(it, { lookAt: undefined, end: 'dropped' });
    }
    for (const part of parts) Object.assign(part, { lookAt: undefined, end: 'sent' });
    if (parts.length > 0) this.messages.push({ at: now, nudge: parts.some((part) => part.weight === 'nudge') });
    return parts;
  }

  /** Whether it is a moment at which they want to hear nothing at all. */
  wantsPeace(now: Date): boolean {
    const { zone, quietFrom, quietUntil, awayFrom, awayUntil, ...rest } = this.listener;
    const { day, time, weekday } = wall(zone, now);
    const inQuiet =
      quietFrom <= quietUntil ? quietFrom <= time && time < quietUntil : time >= quietFrom || time < quietUntil;
    return (
      inQuiet ||
      (awayFrom !== null && awayUntil !== null && awayFrom <= day && day <= awayUntil) ||
      (rest.statusAway && (rest.statusAwayUntil ?? now) >= now && rest.statusAwayUntil?.getTime() !== now.getTime()) ||
      (rest.snoozedUntil ?? now) > now ||
      (rest.dndUntil ?? now) > now ||
      !rest.workingDays.some((it) => it === weekday) ||
      rest.isHoliday(day)
    );
  }

  heardSince(now: Date, ms: number, nudges = false): number {
    return this.messages.filter((it) => now.getTime() - it.at.getTime() < ms && (it.nudge || !nudges)).length;
  }

  /** What could go now as the first part of a message. */
  couldHear(now: Date): Item[] {
    const { perDay, perWeek, nudgeDays } = this.limits;
    const full = this.heardSince(now, DAY_MS) >= perDay || this.heardSince(now, 7 * DAY_MS) >= perWeek;
    if (this.wantsPeace(now) || full || this.heardSince(now, HOUR_MS) > 0) return [];
    const nudged = this.heardSince(now, nudgeDays * DAY_MS, true) > 0;
    return this.items.filter(
      (it) =>
        !it.end &&
        it.dueAt <= now &&
        now <= expiresAt(it) &&
        !this.listener.stopped.includes(it.topic) &&
        !(it.weight === 'nudge' && nudged),
    );
  }
}

const begin = fc.constantFrom(
  '2026-03-27T18:00:00Z',
  '2026-10-23T03:00:00Z',
  '2026-04-03T10:00:00Z',
  '2026-12-22T12:00:00Z',
);

test('whatever happens, nobody gets more than the caps, or anything at a wrong time, and nothing waits for ever', () => {
  fc.assert(
    fc.property(
      zone,
      limits,
      begin,
      fc.array(happening, { minLength: 20, maxLength: 120 }),
      (home, most, start, life) => {
        let now = new Date(start);
        const person = new Person(home, most);
        for (const it of life) {
          if ('minutes' in it) now = minutesAfter(now, it.minutes);
          person.happens(it, now);
          const could = person.couldHear(now);
          const peace = person.wantsPeace(now);
          const parts = person.flush(now);
          if (peace) expect(parts).toEqual([]);
          // Somebody who may hear something hears what has least time left.
          if (could.length > 0)
            expect(parts[0] && expiresAt(parts[0])).toEqual(could.map(expiresAt).sort((a, b) => +a - +b)[0]);
          expect(parts.length).toBeLessThanOrEqual(3);
          expect(parts.filter((part) => part.weight === 'nudge').length).toBeLessThanOrEqual(1);
          expect(parts.filter((part) => person.listener.stopped.includes(part.topic))).toEqual([]);
          expect(person.heardSince(now, DAY_MS)).toBeLessThanOrEqual(most.perDay);
          expect(person.heardSince(now, 7 * DAY_MS)).toBeLessThanOrEqual(most.perWeek);
          expect(person.heardSince(now, most.nudgeDays * DAY_MS, true)).toBeLessThanOrEqual(1);
          expect(person.items.filter((one) => !one.end && now > expiresAt(one))).toEqual([]);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('what people asked for waits for the end of their quiet hours and of their days away, and no longer', () => {
  fc.assert(
    fc.property(
      zone,
      quiet,
      fc.integer({ min: 0, max: 400 * 96 }),
      fc.integer({ min: -1, max: 3 }),
      (home, hours, quarter, away) => {
        const now = minutesAfter(new Date('2026-01-01T00:00:00Z'), quarter * 15);
        const person = new Person(home, DEFAULT_LIMITS);
        person.happens({ hours }, now);
        person.happens({ days: [1, 2, 3, 4, 5, 6, 7] }, now);
        person.happens({ awayFor: away }, now);
        person.listener = { ...person.listener, isHoliday: () => false };
        const until = quietUntil(person.listener, now);
        expect(until !== undefined).toBe(person.wantsPeace(now));
        if (!until) return;
        expect(person.wantsPeace(until)).toBe(false);
        expect(person.wantsPeace(minutesAfter(until, -1))).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
