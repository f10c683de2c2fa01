import fc from 'fast-check';
import { addDays } from '../../../../src/core/calendar.js';
import { keptOf, pageOf, stripOf } from '../../../../src/features/checkins/domain/history.js';
import type { Outcome } from '../../../../src/features/checkins/domain/outcome.js';

const MONDAY = '2026-11-02';
const TODAY = '2026-12-02';

const checkin = (day: string, outcome: Outcome | null = 'answered', asked = true) => ({
  day,
  outcome,
  askedAt: asked ? new Date(`${day}T09:00:00Z`) : null,
});

test('the strip has a mark for each day of five weeks up to today, whatever became of it', () => {
  const history = [
    checkin('2026-11-01'),
    checkin(MONDAY),
    checkin('2026-11-03', null),
    checkin('2026-11-04', 'skipped'),
    checkin('2026-11-05', 'away'),
    checkin('2026-11-06', null, false),
    checkin('2026-12-01', 'rested'),
    checkin(TODAY, 'answered', false),
    checkin('2026-12-03', null, false),
  ];
  expect(stripOf(history, TODAY)).toEqual({
    weeks: ['●○––···', '·······', '·······', '·······', '·–●'],
    answered: 2,
  });
});

test('of several check-ins on one day, the strip shows an answer', () => {
  for (const both of [[checkin(TODAY), checkin(TODAY, 'skipped')] as const, [checkin(TODAY, null), checkin(TODAY)]])
    expect(stripOf(both, TODAY).weeks.at(-1)).toBe('··●');
});

test('pages are the weeks with an answer, the latest first', () => {
  const [old, older] = [addDays(MONDAY, -14), addDays(MONDAY, -15)];
  const history = [checkin(older), checkin(old), checkin(MONDAY, null), checkin('2026-11-10'), checkin('2026-11-12')];
  const [first, second] = [addDays(old, -7), '2026-11-09'];
  expect(pageOf(history, undefined)).toEqual({
    week: second,
    checkins: [checkin('2026-11-12'), checkin('2026-11-10')],
    earlier: old,
    later: undefined,
  });
  expect(pageOf(history, old)).toEqual({ week: old, checkins: [checkin(old)], earlier: first, later: second });
  expect(pageOf(history, first)).toMatchObject({ week: first, earlier: undefined, later: old });
  // A week whose answers are gone shows the one before it, or the first one.
  expect(pageOf(history, addDays(old, 7))?.week).toBe(old);
  expect(pageOf(history, addDays(first, -7))?.week).toBe(first);
  expect(pageOf([checkin(MONDAY, 'skipped')], undefined)).toBeUndefined();
});

test('turning the pages shows each answer exactly once', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 40 });
  fc.assert(
    fc.property(days, (offsets) => {
      const history = offsets.sort((a, b) => a - b).map((n) => checkin(addDays(MONDAY, n)));
      const seen: string[] = [];
      for (let page = pageOf(history, undefined); page; page = page.earlier ? pageOf(history, page.earlier) : undefined)
        seen.push(...page.checkins.map(({ day }) => day));
      expect(seen.reverse()).toEqual(history.map(({ day }) => day));
    }),
    { numRuns: 50 },
  );
});

const promise = (id: string, state: 'open' | 'done' | 'dropped', madeOn = MONDAY, ended: string | null = 'later') => ({
  id,
  state,
  madeOn,
  madeIn: 'first',
  endedIn: state === 'open' ? null : ended,
});

test.each([
  ['nothing was promised', [], { done: 0, of: 0 }],
  ['done and dropped ones count', [promise('a', 'done'), promise('b', 'dropped')], { done: 1, of: 2 }],
  ['an open one counts once a later check-in was answered', [promise('a', 'open')], { done: 0, of: 1 }],
  ['an open one of the latest check-in has time', [promise('a', 'open', TODAY)], { done: 0, of: 0 }],
  ['one of the latest check-in that is done counts', [promise('a', 'done', TODAY)], { done: 1, of: 1 }],
  ['one that is ticked on the list counts', [promise('a', 'done', MONDAY, 'a')], { done: 1, of: 1 }],
  ['other things that were done were not promised', [promise('a', 'done', MONDAY, 'first')], { done: 0, of: 0 }],
])('of commitments, %s', (_, newestFirst, kept) => {
  expect(keptOf(newestFirst, () => TODAY)).toEqual(kept);
});

test('only the latest twenty commitments count', () => {
  const many = Array.from({ length: 30 }, (_, n) => promise(String(n), n < 15 ? 'done' : 'dropped'));
  expect(keptOf(many, () => TODAY)).toEqual({ done: 15, of: 20 });
});
