import fc from 'fast-check';
import { addDays } from '../../../../src/core/calendar.js';
import { milestone, type PastDay, streakOf } from '../../../../src/features/checkins/domain/streak.js';

const FIRST = '2026-01-01';
const NOW = new Date('2027-06-01T00:00:00Z');

/** Returns past days from letters: (a)nswered, (s)kipped, a(w)ay, (m)issed, (n)ot asked, (p)ending; oldest first. */
function past(letters: string): PastDay[] {
  const outcomes = { a: 'answered', s: 'skipped', w: 'away' } as const;
  return [...letters].map((letter, i) => {
    const day = addDays(FIRST, i);
    const deadlineAt = letter === 'p' ? new Date(NOW.getTime() + 1) : new Date(`${day}T18:00:00Z`);
    return {
      day,
      deadlineAt,
      askedAt: letter === 'n' ? null : new Date(`${day}T09:00:00Z`),
      outcome: outcomes[letter as 'a'] ?? null,
    };
  });
}

const streak = (letters: string) => streakOf(past(letters), NOW);

test.each([
  ['no days, no streak', '', { current: 0, best: 0, reserve: 2, used: 0, answered: 0, asked: 0, covered: undefined }],
  [
    'three answers in a row',
    'aaa',
    { current: 3, best: 3, reserve: 2, used: 0, answered: 3, asked: 3, covered: undefined },
  ],
  [
    'skipped, away and unasked days are neutral',
    'aswna',
    { current: 2, best: 2, reserve: 2, used: 0, answered: 2, asked: 2, covered: undefined },
  ],
  [
    'today does not count before its deadline',
    'aap',
    { current: 2, best: 2, reserve: 2, used: 0, answered: 2, asked: 2, covered: undefined },
  ],
  [
    'a missed day uses a reserve day and keeps the streak',
    'aam',
    { current: 2, best: 2, reserve: 1, used: 1, answered: 2, asked: 3, covered: '2026-01-03' },
  ],
  [
    'the next answer continues the streak',
    'aama',
    { current: 3, best: 3, reserve: 1, used: 1, answered: 3, asked: 4, covered: undefined },
  ],
  [
    'a missed day without a reserve day ends the streak',
    'aammm',
    { current: 0, best: 2, reserve: 0, used: 0, answered: 2, asked: 5, covered: undefined },
  ],
  [
    'a missed day without a streak uses no reserve day',
    'mmma',
    { current: 1, best: 1, reserve: 2, used: 0, answered: 1, asked: 4, covered: undefined },
  ],
  [
    'ten answers earn a reserve day',
    `${'a'.repeat(10)}`,
    { current: 10, best: 10, reserve: 3, used: 0, answered: 10, asked: 10, covered: undefined },
  ],
  [
    'three reserve days are the most',
    'a'.repeat(40),
    { current: 40, best: 40, reserve: 3, used: 0, answered: 20, asked: 20, covered: undefined },
  ],
  [
    'the best streak is kept',
    'aaaammma',
    { current: 1, best: 4, reserve: 0, used: 0, answered: 5, asked: 8, covered: undefined },
  ],
])('%s', (_, letters, expected) => {
  expect(streak(letters)).toEqual(expected);
});

test('a late answer gives the reserve day back', () => {
  expect(streak('aam').reserve).toBe(1);
  expect(streak('aaa').reserve).toBe(2);
});

test.each([
  [4, 3, undefined],
  [5, 4, 5],
  [5, 5, undefined],
  [5, 12, undefined],
  [10, 9, 10],
  [50, 49, 50],
  [60, 59, undefined],
  [100, 99, 100],
  [150, 149, 150],
])('a streak of %i after a best of %i celebrates %s', (current, bestBefore, expected) => {
  const best = Math.max(current, bestBefore);
  expect(milestone({ ...streak(''), current, best }, bestBefore)).toBe(expected);
});

const letters = fc.array(fc.constantFrom(...'aaaaaaswmmn'), { maxLength: 120 }).map((all) => all.join(''));

test('neutral days never change a streak', () => {
  fc.assert(
    fc.property(letters, fc.nat(), fc.constantFrom(...'swn'), (all, where, neutral) => {
      const i = where % (all.length + 1);
      const { covered: _, ...without } = streak(all);
      const { covered: __, ...with_ } = streak(all.slice(0, i) + neutral + all.slice(i));
      expect(with_).toEqual(without);
    }),
  );
});

test('a late answer for the latest day never makes a streak worse', () => {
  fc.assert(
    fc.property(letters, (all) => {
      const [before, after] = [streak(`${all}m`), streak(`${all}a`)];
      expect(after.current).toBeGreaterThan(before.current);
      expect(after.best).toBeGreaterThanOrEqual(before.best);
      expect(after.reserve).toBeGreaterThanOrEqual(before.reserve);
    }),
  );
});

test('the numbers of a streak stay within their bounds', () => {
  fc.assert(
    fc.property(letters, (all) => {
      const it = streak(all);
      expect(it.reserve).toBeGreaterThanOrEqual(0);
      expect(it.reserve).toBeLessThanOrEqual(3);
      expect(it.best).toBeGreaterThanOrEqual(it.current);
      expect(it.asked).toBeLessThanOrEqual(20);
      expect(it.answered).toBeLessThanOrEqual(it.asked);
    }),
  );
});
