import fc from 'fast-check';
import { addDays, dayIn, daysBetween, instantAt, type Weekday, weekdayOf } from '../../../../src/core/calendar.js';
import { REPEATS } from '../../../../src/core/programme-schema.js';
import type { Rhythm } from '../../../../src/core/programmes.js';
import { stepOf } from '../../../../src/features/checkins/domain/due.js';
import { ownRhythm, slotAfterChoice } from '../../../../src/features/checkins/domain/own-times.js';
import { type Slot, slotAfterChange, slotFrom, slotOn } from '../../../../src/features/checkins/domain/schedule.js';

const weekdays: Rhythm = {
  repeats: 'weekly',
  days: [1, 2, 3, 4, 5],
  weeksFrom: '2026-01-05',
  time: '09:00',
  deadline: '18:00',
  deadlineDays: 0,
};
const at = (text: string) => new Date(text);

test('a check-in opens, reminds two hours before its deadline, and closes in the member’s time zone', () => {
  expect(slotOn('2026-11-23', weekdays, 'America/New_York')).toEqual({
    day: '2026-11-23',
    opensAt: at('2026-11-23T14:00:00Z'),
    remindAt: at('2026-11-23T21:00:00Z'),
    deadlineAt: at('2026-11-23T23:00:00Z'),
  });
});

test('a check-in that is open for less than four hours reminds half way', () => {
  const short = { ...weekdays, deadline: '10:30' };
  expect(slotOn('2026-11-23', short, 'UTC').remindAt).toEqual(at('2026-11-23T09:45:00Z'));
});

test.each([
  [
    'a member who joins in the morning is asked on the same day',
    undefined,
    '2026-11-23T08:00:00Z',
    '2026-11-23T08:00:00Z',
    '2026-11-23',
  ],
  [
    'a member who joins after the opening is asked on the next day',
    undefined,
    '2026-11-23T09:00:00Z',
    '2026-11-23T09:00:00Z',
    '2026-11-24',
  ],
  [
    'a member who joins on Friday evening is asked on Monday',
    undefined,
    '2026-11-27T20:00:00Z',
    '2026-11-27T20:00:00Z',
    '2026-11-30',
  ],
  [
    'a member who was asked today is asked again tomorrow',
    '2026-11-23',
    '2026-11-01T00:00:00Z',
    '2026-11-23T08:00:00Z',
    '2026-11-24',
  ],
  [
    'a member who moves to a zone where the check-in is already open is asked today',
    '2026-11-20',
    '2026-11-01T00:00:00Z',
    '2026-11-23T11:00:00Z',
    '2026-11-23',
  ],
  [
    'a member who moves to a zone where the day is over is asked tomorrow',
    '2026-11-20',
    '2026-11-01T00:00:00Z',
    '2026-11-23T18:00:00Z',
    '2026-11-24',
  ],
  [
    'a schedule that changes at noon asks nobody before tomorrow',
    '2026-11-20',
    '2026-11-23T12:00:00Z',
    '2026-11-23T12:00:00Z',
    '2026-11-24',
  ],
])('%s', (_, last, since, now, day) => {
  const slot = slotAfterChange({ last, since: at(since), rhythm: weekdays, zone: 'UTC', now: at(now) });
  expect(slot).toEqual(slotOn(day, weekdays, 'UTC'));
});

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Santiago',
  'UTC',
];
const zone = fc.constantFrom(...zones);
const anyRhythm = fc.record({
  repeats: fc.constantFrom('weekly' as const, ...REPEATS),
  days: fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
  weeksFrom: fc.constantFrom('2025-12-31', '2026-03-02', '2026-11-01'),
  time: fc.constantFrom('00:00', '00:30', '02:30', '07:15', '09:00', '13:00'),
  deadline: fc.constantFrom('13:30', '18:00', '23:59'),
  deadlineDays: fc.constantFrom(0, 0, 0, 1, 4),
});
/** A check-in may stay open until the day of the next one. */
const rhythm = anyRhythm.map((it) => {
  const next = it.days.map((day) => Math.min(...it.days.map((other) => (other - day + 6) % 7)) + 1);
  return { ...it, deadlineDays: Math.min(it.deadlineDays, ...next) };
});
const fixedZone = fc.constantFrom(undefined, undefined, 'Europe/Berlin');

/** Counts the weeks since a Monday long ago. */
const weekNumber = (day: string) => Math.floor(daysBetween('2001-01-01', day) / 7);

function isCheckinDay(day: string, { repeats, days, weeksFrom }: Rhythm): boolean {
  if (!days.includes(weekdayOf(day))) return false;
  if (repeats === 'monthly') {
    const before = Array.from({ length: Number(day.slice(8)) - 1 }, (_, i) => addDays(day, -i - 1));
    return before.length < 7 && !before.some((it) => days.includes(weekdayOf(it)));
  }
  const weeks = { weekly: 1, 'two-weekly': 2, 'four-weekly': 4 }[repeats];
  return (weekNumber(day) - weekNumber(weeksFrom)) % weeks === 0;
}

/** The own time of a member; null for that of the programme. */
const ownTime = fc.constantFrom(null, '00:00', '01:30', '06:45', '08:00', '12:30');

/** A change between two sweeps. */
const change = fc.oneof(
  { weight: 20, arbitrary: fc.record({ minutes: fc.integer({ min: 1, max: 90 }) }) },
  { weight: 2, arbitrary: fc.record({ minutes: fc.integer({ min: 1, max: 60 }), movesTo: zone }) },
  { weight: 1, arbitrary: fc.record({ minutes: fc.integer({ min: 600, max: 6_000 }) }) }, // Hearth is down
  { weight: 1, arbitrary: fc.record({ minutes: fc.constant(5), changesTo: rhythm }) },
  { weight: 2, arbitrary: fc.record({ minutes: fc.integer({ min: 1, max: 600 }), chooses: ownTime }) },
  { weight: 1, arbitrary: fc.record({ minutes: fc.constant(5), clockBackBy: fc.integer({ min: 1, max: 180 }) }) },
);

/** Simulates a member with the sweep and the replanning after changes, without a database. */
class Member {
  readonly asked: string[] = [];
  waiting: Slot;
  /** The latest time that the clock has shown. A day that was over then stays over if the clock is set back. */
  latest: Date;
  /** The time of joining or of the latest schedule change. Check-ins that opened up to then are not asked for. */
  since: Date;
  private ownTime: string | null = null;
  private chosenAt: Date;

  constructor(
    private zone: string,
    private readonly fixedZone: string | undefined,
    private rhythm: Rhythm,
    now: Date,
  ) {
    this.since = now;
    this.chosenAt = now;
    this.latest = now;
    this.waiting = this.planned(now);
  }

  get effectiveZone() {
    return this.fixedZone ?? this.zone;
  }

  private planned(now: Date) {
    return slotAfterChange({
      last: this.asked.at(-1),
      since: this.since,
      rhythm: this.own,
      zone: this.effectiveZone,
      now,
    });
  }

  moves(to: string, now: Date) {
    this.zone = to;
    this.waiting = this.planned(now);
  }

  chooses(time: string | null, now: Date) {
    const before = this.waiting;
    this.ownTime = time;
    this.chosenAt = now;
    this.waiting = slotAfterChoice(this.planned(now), this.waiting, now);
    expect(this.waiting.day <= before.day).toBe(true);
  }

  private get own() {
    return ownRhythm({ ...this.rhythm, bandHours: 4 }, { ownTime: this.ownTime, remindHours: null });
  }

  changes(to: Rhythm, now: Date) {
    this.rhythm = to;
    this.since = now;
    this.waiting = this.planned(now);
  }

  sweep(now: Date) {
    this.latest = now > this.latest ? now : this.latest;
    for (let rounds = 0; this.waiting.opensAt <= now && rounds < 3; rounds += 1) {
      const occurrence = { ...this.waiting, askedAt: null, outcome: null };
      const step = stepOf({
        isHoliday: false,
        isStatusAway: false,
        pace: 'usual',
        isDayOfWeek: false,
        heardAt: undefined,
        remindedToday: false,
        occurrence,
        takesPart: true,
        lost: false,
        away: { awayFrom: null, awayUntil: null },
        quietUntil: undefined,
        now,
      });
      if (step.kind === 'ask') this.asked.push(this.waiting.day);
      const from = step.kind === 'ask' ? addDays(this.waiting.day, 1) : this.waiting.day;
      this.waiting = slotFrom(from, this.own, this.effectiveZone, now);
    }
  }

  /** Returns the check-in that is open now in the member's time zone, if there is one. */
  open(now: Date): Slot | undefined {
    const today = slotOn(dayIn(this.effectiveZone, now), this.own, this.effectiveZone);
    const isOpen = isCheckinDay(today.day, this.rhythm) && today.opensAt <= now && this.latest < today.deadlineAt;
    // A time that was over when it was chosen counts from the next day on.
    return isOpen && today.opensAt > this.since && today.opensAt > this.chosenAt ? today : undefined;
  }
}

test('no local day is asked twice or skipped, despite zone changes, clock changes and downtime', () => {
  const start = fc.constantFrom(
    '2026-03-05T12:00:00Z',
    '2026-03-27T12:00:00Z',
    '2026-10-22T12:00:00Z',
    '2026-10-30T03:00:00Z',
    '2026-09-04T22:00:00Z',
  );
  fc.assert(
    fc.property(
      zone,
      fixedZone,
      rhythm,
      start,
      fc.array(change, { minLength: 10, maxLength: 80 }),
      (home, fixed, first, begin, changes) => {
        let now = at(begin);
        const member = new Member(home, fixed, first, now);
        for (const it of changes) {
          now = new Date(now.getTime() + it.minutes * 60_000);
          if ('movesTo' in it) member.moves(it.movesTo, now);
          if ('chooses' in it) member.chooses(it.chooses, now);
          if ('changesTo' in it) member.changes(it.changesTo, now);
          if ('clockBackBy' in it) now = new Date(now.getTime() - it.clockBackBy * 60_000);
          member.sweep(now);
          const open = member.open(now);
          if (open) expect(member.asked.some((day) => day >= open.day)).toBe(true);
        }
        expect(member.asked).toEqual([...new Set(member.asked)].sort());
      },
    ),
    { numRuns: 200 },
  );
});

test('a member in one zone is asked on every check-in day at the right time, across DST changes', () => {
  fc.assert(
    fc.property(zone, fixedZone, rhythm, (home, fixed, it) => {
      const effectiveZone = fixed ?? home;
      let now = instantAt('2026-01-01', '00:00', effectiveZone);
      const member = new Member(home, fixed, it, new Date(now.getTime() - 1));
      const times: Date[] = [];
      while (member.waiting.day < '2027-04-01') {
        now = member.waiting.opensAt;
        times.push(now);
        member.sweep(now);
      }
      const days = Array.from({ length: 455 }, (_, i) => addDays('2026-01-01', i)).filter((day) =>
        isCheckinDay(day, it),
      );
      expect(member.asked).toEqual(days);
      expect(times).toEqual(member.asked.map((day) => instantAt(day, it.time, effectiveZone)));
    }),
    { numRuns: 12 },
  );
});
