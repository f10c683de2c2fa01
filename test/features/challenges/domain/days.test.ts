import fc from 'fast-check';
import { addDays, dayIn } from '../../../../src/core/calendar.js';
import { daysToLog, lengthOf, logRefusal, slotsBetween } from '../../../../src/features/challenges/domain/days.js';
import { MOST_DAYS, plans } from '../../../support/challenge-plans.js';

test.each([
  ['daily', '2026-11-23', '2026-12-06', 14],
  ['daily', '2026-12-01', '2026-12-31', 6],
  ['weekdays', '2026-11-23', '2026-12-06', 4],
  ['weekly', '2026-11-23', '2026-12-06', 2],
  ['weekly', '2026-11-29', '2026-12-06', 2],
  ['any', '2026-12-07', '2026-12-06', 0],
] as const)('%s, from %s to %s: %i slots', (rhythm, from, to, expected) => {
  expect(slotsBetween({ ...MOST_DAYS, rhythm, weekdays: [2, 4] }, from, to)).toBe(expected);
});

test.each([
  ['2026-11-23', '2026-11-22', 'not-begun'],
  ['2026-11-25', '2026-11-24', 'future'],
  ['2026-11-22', '2026-11-24', 'outside'],
  ['2026-11-23', '2026-11-26', undefined],
  ['2026-11-23', '2026-11-27', 'too-late'],
  ['2026-12-06', '2026-12-09', undefined],
  ['2026-12-07', '2026-12-07', 'outside'],
  ['2026-12-06', '2026-12-10', 'too-late'],
] as const)('%s, logged on %s: %s', (day, today, expected) => {
  expect(logRefusal(MOST_DAYS, day, today)).toBe(expected);
});

test('each day of a challenge can be logged on that day and for the days of grace, and on no other', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      for (let n = 0; n < lengthOf(plan); n++) {
        const day = addDays(plan.firstDay, n);
        const on = Array.from({ length: plan.graceDays + 3 }, (_, late) => addDays(day, late - 1)).filter((today) =>
          daysToLog(plan, today).includes(day),
        );
        expect(on).toEqual(Array.from({ length: plan.graceDays + 1 }, (_, late) => addDays(day, late)));
      }
    }),
  );
});

test('a member who moves between zones can log every day, also when the clocks change', () => {
  const zones = fc.constantFrom('Pacific/Auckland', 'Europe/Berlin', 'America/Los_Angeles', 'UTC', 'Asia/Kathmandu');
  fc.assert(
    fc.property(plans, fc.array(zones, { minLength: 1, maxLength: 8 }), (plan, moves) => {
      const start = Date.parse(`${plan.firstDay}T00:00:00Z`) - 86_400_000;
      const logged = new Set<string>();
      for (let hour = 0; hour < (lengthOf(plan) + 2) * 24; hour += 6) {
        const zone = moves[Math.floor(hour / 48) % moves.length] ?? 'UTC';
        for (const day of daysToLog(
          { ...plan, graceDays: Math.max(1, plan.graceDays) },
          dayIn(zone, new Date(start + hour * 3_600_000)),
        ))
          logged.add(day);
      }
      expect(logged.size).toBe(lengthOf(plan));
    }),
    { numRuns: 30 },
  );
});
