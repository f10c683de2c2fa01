import fc from 'fast-check';
import { addDays, dayIn, timeIn, type Weekday } from '../../../../src/core/calendar.js';
import type { Plan } from '../../../../src/features/challenges/domain/plan.js';
import { isReminded, nextReminder, type ReminderFacts } from '../../../../src/features/challenges/domain/reminders.js';
import { MOST_DAYS, plans } from '../../../support/challenge-plans.js';

const BERLIN = 'Europe/Berlin';
const at = (iso: string) => new Date(iso);

const WEEKLY: Plan = { ...MOST_DAYS, rhythm: 'weekly', weekdays: [4], target: 2 };
const ANY: Plan = { ...MOST_DAYS, measure: 'count', rhythm: 'any', weekdays: [2, 4] as Weekday[], target: 14 };

test.each<[string, Plan, string, string | undefined]>([
  ['before it begins, on the first day', MOST_DAYS, '2026-11-20T12:00Z', '2026-11-23T16:00'],
  ['later today', MOST_DAYS, '2026-11-24T12:00Z', '2026-11-24T16:00'],
  ['tomorrow, once it was today', MOST_DAYS, '2026-11-24T16:00Z', '2026-11-25T16:00'],
  ['not after the last day', MOST_DAYS, '2026-12-06T16:00Z', undefined],
  ['in a weekly rhythm, on its day', WEEKLY, '2026-11-23T12:00Z', '2026-11-26T16:00'],
  ['or on the weekday of the first day', { ...WEEKLY, weekdays: [] }, '2026-11-23T17:00Z', '2026-11-30T16:00'],
  ['on chosen weekdays', { ...MOST_DAYS, rhythm: 'weekdays', weekdays: [3] }, '2026-11-23T12:00Z', '2026-11-25T16:00'],
  ['for any rhythm, on the weekdays of the plan', ANY, '2026-11-24T17:00Z', '2026-11-26T16:00'],
])('the next reminder: %s', (_, plan, now, expected) => {
  expect(nextReminder(plan, '17:00', BERLIN, at(now))?.toISOString().slice(0, 16)).toBe(expected);
});

const DUE: ReminderFacts = {
  at: at('2026-11-26T16:00Z'),
  now: at('2026-11-26T16:00Z'),
  time: '17:00',
  zone: BERLIN,
  joined: '2026-11-23',
  done: 1,
  target: 10,
  latest: '2026-11-23',
  isPaused: false,
  isHeld: false,
};

test.each<[string, Plan, Partial<ReminderFacts>, boolean]>([
  ['who haven’t logged today', MOST_DAYS, {}, true],
  ['who have never logged', MOST_DAYS, { done: 0, latest: undefined }, true],
  ['not who have logged today', MOST_DAYS, { latest: '2026-11-26' }, false],
  ['not who have finished', MOST_DAYS, { done: 10 }, false],
  ['not who pause', MOST_DAYS, { isPaused: true }, false],
  ['not who must not be disturbed', MOST_DAYS, { isHeld: true }, false],
  ['not hours too late', MOST_DAYS, { now: at('2026-11-26T19:00Z') }, false],
  ['not who moved to another zone meanwhile', MOST_DAYS, { zone: 'Asia/Tokyo' }, false],
  ['not who chose another time meanwhile', MOST_DAYS, { time: '18:00' }, false],
  ['not who have logged this week', WEEKLY, {}, false],
  ['who haven’t logged this week', WEEKLY, { latest: undefined, done: 0 }, true],
  ['who are behind', ANY, { done: 2 }, true],
  ['not who keep pace', ANY, { done: 3 }, false],
  ['not who keep pace since they joined', ANY, { joined: '2026-11-25', target: 12, done: 1 }, false],
])('those are reminded: %s', (_, plan, facts, expected) => {
  expect(isReminded(plan, { ...DUE, ...facts })).toBe(expected);
});

test('reminders come on days of the challenge, at that time, one after the other, also when the clocks change', () => {
  fc.assert(
    fc.property(plans, fc.constantFrom(BERLIN, 'America/New_York', 'Asia/Tokyo'), (plan, zone) => {
      const found = [];
      let now = at('2025-12-01T00:00Z');
      for (;;) {
        const next = nextReminder(plan, '08:30', zone, now);
        if (!next) break;
        expect(next > now).toBe(true);
        expect(timeIn(zone, next)).toBe('08:30');
        found.push(dayIn(zone, next));
        now = next;
      }
      expect(found.every((day) => day >= plan.firstDay && day <= plan.lastDay)).toBe(true);
      expect(new Set(found).size).toBe(found.length);
      const first = found[0] ?? addDays(plan.lastDay, 1);
      if (plan.rhythm === 'daily') expect(first).toBe(plan.firstDay);
    }),
  );
});
