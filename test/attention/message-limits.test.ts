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
import { NOTHING_REQUESTED, type Requested, requestedFrom } from '../../src/attention/requested.js';
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

/** A change between two flushes. */
const change = fc.oneof(
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
type Change = typeof change extends fc.Arbitrary<infer It> ? It : never;

const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS);

/** Returns the local day, time and weekday. Uses another library than the rules, so that they share no bug. */
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
  nextCheckAt: Date | undefined;
  end: 'sent' | 'dropped' | undefined;
}

/** Simulates a recipient with waiting messages behind the attention gate, without a database. */
class SimulatedRecipient {
  recipient: Recipient;
  readonly items: Item[] = [];
  readonly messages: { at: Date; nudge: boolean }[] = [];

  constructor(
    zone: string,
    readonly limits: Limits,
  ) {
    this.recipient = {
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
      requested: NOTHING_REQUESTED,
      recent: this.messages,
    };
  }

  apply(it: Change, now: Date): void {
    if ('minutes' in it) return;
    if ('asks' in it) {
      const dueAt = minutesAfter(now, it.later);
      this.items.push({ ...it.asks, dueAt, nextCheckAt: dueAt, end: undefined });
      return;
    }
    this.recipient = { ...this.recipient, ...this.changed(it, now) };
    for (const item of this.items) if (item.nextCheckAt) item.nextCheckAt = item.dueAt > now ? item.dueAt : now;
  }

  private changed(it: Exclude<Change, { minutes: number } | { asks: unknown }>, now: Date): Partial<Recipient> {
    const in_ = (minutes: number | null) => (minutes === null ? null : minutesAfter(now, minutes));
    if ('movesTo' in it) return { zone: it.movesTo };
    if ('hours' in it) return it.hours;
    if ('days' in it) return { workingDays: it.days };
    if ('snoozedFor' in it) return { snoozedUntil: in_(it.snoozedFor) };
    if ('dndFor' in it) return { dndUntil: in_(it.dndFor) };
    if ('stops' in it) return { stopped: [...this.recipient.stopped, it.stops] };
    if ('status' in it) {
      const minutes = typeof it.status === 'number' ? it.status : null;
      return { statusAway: it.status !== 'here', statusAwayUntil: in_(minutes) };
    }
    if (it.awayFor < 0) return { awayFrom: null, awayUntil: null };
    const awayUntil = wall(this.recipient.zone, new Date(now.getTime() + it.awayFor * DAY_MS)).day;
    return { awayFrom: wall(this.recipient.zone, now).day, awayUntil };
  }

  /** Sends the messages that are due, as a flush does, and returns them. Assumes that none of them is outdated. */
  flush(now: Date): Item[] {
    const due = this.items.filter((it) => it.nextCheckAt && it.nextCheckAt <= now);
    const parts: Item[] = [];
    for (const it of due.sort((a, b) => expiresAt(a).getTime() - expiresAt(b).getTime())) {
      const soFar = { parts: parts.length, nudge: parts.some((part) => part.weight === 'nudge') };
      const verdict = verdictFor(it, this.recipient, this.limits, now, soFar);
      if (verdict.kind === 'go') parts.push(it);
      if (verdict.kind === 'later')
        it.nextCheckAt = new Date(Math.min(verdict.until.getTime(), expiresAt(it).getTime() + 1));
      if (verdict.kind === 'later' && it.whenHeld === 'drop') throw new Error('It should have been dropped.');
      if (verdict.kind === 'drop') Object.assign(it, { nextCheckAt: undefined, end: 'dropped' });
    }
    for (const part of parts) Object.assign(part, { nextCheckAt: undefined, end: 'sent' });
    if (parts.length > 0) this.messages.push({ at: now, nudge: parts.some((part) => part.weight === 'nudge') });
    return parts;
  }

  /** Returns true if no message may be sent to the recipient at this time. */
  isQuietTime(now: Date): boolean {
    const { zone, quietFrom, quietUntil, awayFrom, awayUntil, ...rest } = this.recipient;
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

  countSince(now: Date, ms: number, nudges = false): number {
    return this.messages.filter((it) => now.getTime() - it.at.getTime() < ms && (it.nudge || !nudges)).length;
  }

  /** Returns the messages that could be sent now as the first part of a DM. */
  sendable(now: Date): Item[] {
    const { perDay, perWeek, nudgeDays } = this.limits;
    const full = this.countSince(now, DAY_MS) >= perDay || this.countSince(now, 7 * DAY_MS) >= perWeek;
    if (this.isQuietTime(now) || full || this.countSince(now, HOUR_MS) > 0) return [];
    const nudged = this.countSince(now, nudgeDays * DAY_MS, true) > 0;
    return this.items.filter(
      (it) =>
        !it.end &&
        it.dueAt <= now &&
        now <= expiresAt(it) &&
        !this.recipient.stopped.includes(it.topic) &&
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

test('no recipient gets messages above the limits or at a quiet time, and every message is sent or dropped', () => {
  fc.assert(
    fc.property(
      zone,
      limits,
      begin,
      fc.array(change, { minLength: 20, maxLength: 120 }),
      (home, limit, start, changes) => {
        let now = new Date(start);
        const member = new SimulatedRecipient(home, limit);
        for (const it of changes) {
          if ('minutes' in it) now = minutesAfter(now, it.minutes);
          member.apply(it, now);
          const possible = member.sendable(now);
          const isQuiet = member.isQuietTime(now);
          const parts = member.flush(now);
          if (isQuiet) expect(parts).toEqual([]);
          // If messages can be sent, the one that expires first is sent first.
          if (possible.length > 0)
            expect(parts[0] && expiresAt(parts[0])).toEqual(possible.map(expiresAt).sort((a, b) => +a - +b)[0]);
          expect(parts.length).toBeLessThanOrEqual(3);
          expect(parts.filter((part) => part.weight === 'nudge').length).toBeLessThanOrEqual(1);
          expect(parts.filter((part) => member.recipient.stopped.includes(part.topic))).toEqual([]);
          expect(member.countSince(now, DAY_MS)).toBeLessThanOrEqual(limit.perDay);
          expect(member.countSince(now, 7 * DAY_MS)).toBeLessThanOrEqual(limit.perWeek);
          expect(member.countSince(now, limit.nudgeDays * DAY_MS, true)).toBeLessThanOrEqual(1);
          expect(member.items.filter((one) => !one.end && now > expiresAt(one))).toEqual([]);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('quietUntil returns the exact end of quiet hours and of days away', () => {
  fc.assert(
    fc.property(
      zone,
      quiet,
      fc.integer({ min: 0, max: 400 * 96 }),
      fc.integer({ min: -1, max: 3 }),
      (home, hours, quarter, away) => {
        const now = minutesAfter(new Date('2026-01-01T00:00:00Z'), quarter * 15);
        const member = new SimulatedRecipient(home, DEFAULT_LIMITS);
        member.apply({ hours }, now);
        member.apply({ days: [1, 2, 3, 4, 5, 6, 7] }, now);
        member.apply({ awayFor: away }, now);
        member.recipient = { ...member.recipient, isHoliday: () => false };
        const until = quietUntil(member.recipient, now);
        expect(until !== undefined).toBe(member.isQuietTime(now));
        if (!until) return;
        expect(member.isQuietTime(until)).toBe(false);
        expect(member.isQuietTime(minutesAfter(until, -1))).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

const NOON = new Date('2026-11-25T12:00:00Z');
const around = (minutes: number) => minutesAfter(NOON, minutes);

test.each<[string, Partial<Requested>, 'nudge' | 'notice', Date | undefined]>([
  [
    'a nudge waits for the next day if there is a check-in today, which would have carried it',
    { isToday: true },
    'nudge',
    new Date('2026-11-26T00:00:00Z'),
  ],
  ['so does a notice', { isToday: true }, 'notice', new Date('2026-11-26T00:00:00Z')],
  ['a notice waits until an hour after a check-in that is near', { nextAt: around(50) }, 'notice', around(110)],
  ['a notice waits for an hour after a check-in of the day before', { lastAt: around(-20) }, 'notice', around(40)],
  ['it does not wait any longer', { lastAt: around(-60) }, 'notice', undefined],
])('%s', (_, requested, weight, until) => {
  const { recipient, limits } = new SimulatedRecipient('UTC', DEFAULT_LIMITS);
  const it = { topic: 'any', weight, whenHeld: 'later', dueAt: NOON, patienceMs: 7 * 24 * HOUR_MS } as const;
  const now = { ...recipient, requested: { ...NOTHING_REQUESTED, ...requested } };
  const verdict = verdictFor(it, now, limits, NOON, { parts: 0, nudge: false });
  expect('until' in verdict ? verdict.until : undefined).toEqual(until);
});

test('what a person asked for from several features counts together', async () => {
  const sources = [
    { isToday: false, lastAt: around(-50), nextAt: around(90) },
    { isToday: true, lastAt: around(-20), nextAt: undefined },
    NOTHING_REQUESTED,
  ].map((it) => async () => it);
  expect(await requestedFrom(sources)({} as never, {} as never, NOON)).toEqual({
    isToday: true,
    lastAt: around(-20),
    nextAt: around(90),
  });
});
