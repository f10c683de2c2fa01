import fc from 'fast-check';
import { addDays } from '../../../../src/core/calendar.js';
import { curveOf } from '../../../../src/features/challenges/domain/curve.js';
import { lengthOf } from '../../../../src/features/challenges/domain/days.js';
import {
  type Milestone,
  type MilestoneFacts,
  milestonesIn,
  toCelebrate,
} from '../../../../src/features/challenges/domain/milestones.js';
import type { Plan } from '../../../../src/features/challenges/domain/plan.js';
import { progressOf } from '../../../../src/features/challenges/domain/progress.js';
import { MOST_DAYS, plans } from '../../../support/challenge-plans.js';

const NOTHING: MilestoneFacts = { isLogged: false, total: 0, groupTarget: null, active: [] };
const today = { today: '2026-11-25', latest: '2026-11-25' };
const before = { today: '2026-11-25', latest: '2026-11-24' };
const WEEKLY: Plan = { ...MOST_DAYS, rhythm: 'weekly' };

test.each<[string, Plan, Partial<MilestoneFacts>, Milestone[]]>([
  ['nothing', MOST_DAYS, {}, []],
  ['a log', MOST_DAYS, { isLogged: true, total: 1 }, ['first-log']],
  ['no half way while the target isn’t fixed', MOST_DAYS, { total: 9 }, []],
  ['not quite half way', MOST_DAYS, { total: 9, groupTarget: 19 }, []],
  ['half way', MOST_DAYS, { total: 10, groupTarget: 20 }, ['half-way']],
  ['the target', MOST_DAYS, { total: 20, groupTarget: 20 }, ['half-way', 'target']],
  ['everyone, who are three', MOST_DAYS, { active: [today, today, today] }, ['everyone-today']],
  ['two are too few', MOST_DAYS, { active: [today, today] }, []],
  ['not yet everyone', MOST_DAYS, { active: [today, today, today, before] }, []],
  ['everyone this week', WEEKLY, { active: [today, before, today] }, ['everyone-today']],
])('milestones: %s', (_, plan, facts, expected) => {
  expect(milestonesIn(plan, { ...NOTHING, ...facts })).toEqual(expected);
});

test('the half way isn’t celebrated together with the target', () => {
  expect(toCelebrate(['half-way', 'target'])).toEqual(['target']);
  expect(toCelebrate(['first-log', 'half-way'])).toEqual(['first-log', 'half-way']);
});

test('the curve sums up what was logged until each day, next to the plan', () => {
  const plan: Plan = { ...MOST_DAYS, lastDay: '2026-11-26' };
  const logs = [
    { participantId: 'ann', day: '2026-11-24', amount: 1 },
    { participantId: 'ann', day: '2026-11-23', amount: 1 },
    { participantId: 'ann', day: '2026-11-23', amount: 1 },
    { participantId: 'ben', day: '2026-11-23', amount: 1 },
  ];
  expect(curveOf(plan, { logs, groupTarget: 8 })).toEqual([
    { day: '2026-11-23', done: 2, planned: 2 },
    { day: '2026-11-24', done: 3, planned: 4 },
    { day: '2026-11-25', done: 3, planned: 6 },
    { day: '2026-11-26', done: 3, planned: 8 },
  ]);
});

test('the plan of a challenge by week rises evenly within a week', () => {
  const curve = curveOf(WEEKLY, { logs: [], groupTarget: 14 });
  expect(curve.map(({ planned }) => Math.round(planned))).toEqual(Array.from({ length: 14 }, (_, n) => n + 1));
});

test('the curve never falls, and ends at the sum of all progress and at the target', () => {
  const logged = plans.chain((plan) =>
    fc.record({
      plan: fc.constant(plan),
      logs: fc.array(
        fc.record({
          participantId: fc.constantFrom('ann', 'ben'),
          day: fc.nat({ max: lengthOf(plan) - 1 }).map((n) => addDays(plan.firstDay, n)),
          amount: fc.integer({ min: 1, max: 10_000 }).map((it) => it / 100),
        }),
      ),
    }),
  );
  fc.assert(
    fc.property(logged, ({ plan, logs }) => {
      const curve = curveOf(plan, { logs, groupTarget: 10 });
      const done = curve.map((it) => it.done);
      expect(done).toEqual([...done].sort((a, b) => a - b));
      const of = (id: string) =>
        progressOf(
          plan,
          logs.filter((it) => it.participantId === id),
        );
      expect(done.at(-1)).toBeCloseTo(of('ann') + of('ben'), 6);
      const hasDays = curve.some((it) => it.planned > 0);
      expect(curve.at(-1)?.planned).toBe(hasDays ? 10 : 0);
    }),
  );
});
