import fc from 'fast-check';
import { addDays } from '../../../../src/core/calendar.js';
import { lengthOf } from '../../../../src/features/challenges/domain/days.js';
import { deedsOf, mayLower, movedTo, targetsByDay } from '../../../../src/features/challenges/domain/managing.js';
import { STATES } from '../../../../src/features/challenges/domain/plan.js';
import { targetFrom } from '../../../../src/features/challenges/domain/target.js';
import { MOST_DAYS, plans } from '../../../support/challenge-plans.js';

test('only what may change is offered, templates to organizers, and copies to those who may propose', () => {
  const creator = {
    draft: [],
    proposed: [],
    scheduled: ['edit', 'move', 'cancel', 'copy'],
    running: ['edit', 'cancel', 'copy'],
    ended: ['copy'],
    cancelled: ['copy'],
  };
  expect(Object.fromEntries(STATES.map((it) => [it, deedsOf(it, { mayStart: false, mayPropose: true })]))).toEqual(
    creator,
  );
  for (const state of STATES) {
    const withoutCopy = creator[state].filter((it) => it !== 'copy');
    expect(deedsOf(state, { mayStart: false, mayPropose: false })).toEqual(withoutCopy);
    expect(deedsOf(state, { mayStart: true, mayPropose: true })).toEqual(
      creator[state].length > 0 ? [...creator[state], 'template'] : [],
    );
  }
});

test.each([
  ['2026-11-20', true],
  ['2026-11-29', true],
  ['2026-11-30', false],
  ['2026-12-06', false],
])('on %s, a week or more is left: %s', (today, expected) => {
  expect(mayLower(MOST_DAYS, today)).toBe(expected);
});

test('the target of each day is that of those who join on it, and a moved challenge keeps its length', () => {
  fc.assert(
    fc.property(plans, fc.nat({ max: 90 }), (plan, later) => {
      const byDay = targetsByDay(plan);
      expect(byDay.map(({ day }) => day)).toEqual(byDay.map((_, n) => addDays(plan.firstDay, n)));
      expect(byDay.map(({ target }) => target)).toEqual(byDay.map(({ day }) => targetFrom(plan, day)));
      expect(byDay).toHaveLength(lengthOf(plan));
      expect(lengthOf(movedTo(plan, addDays(plan.firstDay, later)))).toBe(lengthOf(plan));
    }),
  );
});
