import fc from 'fast-check';
import { addDays, dayIn, instantAt, type Weekday, weekdayOf } from '../../../../src/core/calendar.js';
import type { Rhythm } from '../../../../src/core/communities.js';
import { stepOf } from '../../../../src/features/checkins/domain/due.js';
import { type Slot, slotAfterChange, slotFrom, slotOn } from '../../../../src/features/checkins/domain/schedule.js';

const weekdays: Rhythm = {
  checkinDays: [1, 2, 3, 4, 5],
  checkinTime: '09:00',
  checkinDeadline: '18:00',
  fixedZone: null,
};
const at = (text: string) => new Date(text);

test('a check-in opens at its time, reminds two hours before its deadline, and closes by the clock of the zone', () => {
  expect(slotOn('2026-11-23', weekdays, 'America/New_York')).toEqual({
    day: '2026-11-23',
    opensAt: at('2026-11-23T14:00:00Z'),
    remindAt: at('2026-11-23T21:00:00Z'),
    deadlineAt: at('2026-11-23T23:00:00Z'),
  });
});

test('where there is less than four hours, the reminder comes half way', () => {
  const short = { ...weekdays, checkinDeadline: '10:30' };
  expect(slotOn('2026-11-23', short, 'UTC').remindAt).toEqual(at('2026-11-23T09:45:00Z'));
});

test.each([
  [
    'who joins in the morning is asked the same day',
    undefined,
    '2026-11-23T08:00:00Z',
    '2026-11-23T08:00:00Z',
    '2026-11-23',
  ],
  [
    'who joins after the opening is asked the next',
    undefined,
    '2026-11-23T09:00:00Z',
    '2026-11-23T09:00:00Z',
    '2026-11-24',
  ],
  [
    'who joins on Friday evening is asked on Monday',
    undefined,
    '2026-11-27T20:00:00Z',
    '2026-11-27T20:00:00Z',
    '2026-11-30',
  ],
  ['who was asked today is asked tomorrow', '2026-11-23', '2026-11-01T00:00:00Z', '2026-11-23T08:00:00Z', '2026-11-24'],
  [
    'who moves to where it is open already is asked today',
    '2026-11-20',
    '2026-11-01T00:00:00Z',
    '2026-11-23T11:00:00Z',
    '2026-11-23',
  ],
  ['but not to where it is over', '2026-11-20', '2026-11-01T00:00:00Z', '2026-11-23T18:00:00Z', '2026-11-24'],
  [
    'a rhythm that is new at noon asks nobody before tomorrow',
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
const rhythm = fc.record({
  checkinDays: fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
  checkinTime: fc.constantFrom('00:00', '00:30', '02:30', '07:15', '09:00', '13:00'),
  checkinDeadline: fc.constantFrom('13:30', '18:00', '23:59'),
  fixedZone: fc.constantFrom(null, null, 'Europe/Berlin'),
});

/** What can happen between one look of the sweep and the next. */
const happening = fc.oneof(
  { weight: 20, arbitrary: fc.record({ minutes: fc.integer({ min: 1, max: 90 }) }) },
  { weight: 2, arbitrary: fc.record({ minutes: fc.integer({ min: 1, max: 60 }), movesTo: zone }) },
  { weight: 1, arbitrary: fc.record({ minutes: fc.integer({ min: 600, max: 6_000 }) }) }, // Hearth is down
  { weight: 1, arbitrary: fc.record({ minutes: fc.constant(5), changesTo: rhythm }) },
  { weight: 1, arbitrary: fc.record({ minutes: fc.constant(5), clockBackBy: fc.integer({ min: 1, max: 180 }) }) },
);

/** One member's life, as the sweep and the hooks live it, without a database. */
class Member {
  readonly asked: string[] = [];
  waiting: Slot;
  /** What a clock that is set back later has shown before: a day that was over then is over. */
  latest: Date;
  /** Openings up to this instant were before they came, or before the rhythm was what it is. */
  since: Date;

  constructor(
    private zone: string,
    private rhythm: Rhythm,
    now: Date,
  ) {
    this.since = now;
    this.latest = now;
    this.waiting = this.planned(now);
  }

  get clock() {
    return this.rhythm.fixedZone ?? this.zone;
  }

  private planned(now: Date) {
    return slotAfterChange({ last: this.asked.at(-1), since: this.since, rhythm: this.rhythm, zone: this.clock, now });
  }

  moves(to: string, now: Date) {
    this.zone = to;
    this.waiting = this.planned(now);
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
        occurrence,
        member: true,
        lost: false,
        away: { awayFrom: null, awayUntil: null },
        quietUntil: undefined,
        now,
      });
      if (step === 'ask') this.asked.push(this.waiting.day);
      const from = step === 'ask' ? addDays(this.waiting.day, 1) : this.waiting.day;
      this.waiting = slotFrom(from, this.rhythm, this.clock, now);
    }
  }

  /** The check-in that is open for them by the clock on their wall, if one is. */
  open(now: Date): Slot | undefined {
    const today = slotOn(dayIn(this.clock, now), this.rhythm, this.clock);
    const runs =
      this.rhythm.checkinDays.includes(weekdayOf(today.day)) && today.opensAt <= now && this.latest < today.deadlineAt;
    return runs && today.opensAt > this.since ? today : undefined;
  }
}

test('whatever happens to zones, clocks and workers, no local day is asked twice and none that was open is skipped', () => {
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
      rhythm,
      start,
      fc.array(happening, { minLength: 10, maxLength: 80 }),
      (home, first, begin, life) => {
        let now = at(begin);
        const member = new Member(home, first, now);
        for (const it of life) {
          now = new Date(now.getTime() + it.minutes * 60_000);
          if ('movesTo' in it) member.moves(it.movesTo, now);
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

test('in a year of one zone, a member is asked on every check-in day, at their time, both clock changes included', () => {
  fc.assert(
    fc.property(zone, rhythm, (home, it) => {
      const clock = it.fixedZone ?? home;
      let now = instantAt('2026-01-01', '00:00', clock);
      const member = new Member(home, it, new Date(now.getTime() - 1));
      const times: Date[] = [];
      for (let i = 0; i < 300; i += 1) {
        now = member.waiting.opensAt;
        times.push(now);
        member.sweep(now);
      }
      const days = Array.from({ length: 2_200 }, (_, i) => addDays('2026-01-01', i)).filter((day) =>
        it.checkinDays.includes(weekdayOf(day)),
      );
      expect(member.asked).toEqual(days.slice(0, 300));
      expect(times).toEqual(member.asked.map((day) => instantAt(day, it.checkinTime, clock)));
    }),
    { numRuns: 12 },
  );
});
