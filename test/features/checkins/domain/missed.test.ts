import { answerableLate, missedOf, openThen } from '../../../../src/features/checkins/domain/missed.js';
import type { Outcome } from '../../../../src/features/checkins/domain/outcome.js';

const NOW = new Date('2026-11-27T10:00:00Z');
const TODAY = '2026-11-27';

/** One check-in a day, the last one today: `+` answered, `~` answered late, `-` skipped, `o` missed, ` ` not asked. */
function days(marks: string) {
  const outcomes: Record<string, Outcome | null> = { '+': 'answered', '~': 'answered', '-': 'skipped', o: null };
  return [...marks].map((mark, i) => {
    const opensAt = new Date(NOW.getTime() - (marks.length - 1 - i) * 24 * 3_600_000);
    const askedAt = mark === ' ' ? null : opensAt;
    return {
      day: opensAt.toISOString().slice(0, 10),
      ...{ opensAt, askedAt, askedIn: null, outcome: outcomes[mark] ?? null, late: mark === '~' },
    };
  });
}

test.each([
  ['nothing before today', 'o', [], []],
  ['a missed day', 'oo', ['26'], ['26']],
  ['three missed days', 'ooooo', ['24', '25', '26'], ['24', '25', '26']],
  ['an answered day counts as one of the three', 'oo++o', ['24'], ['24']],
  ['so does a day on which nobody asked, as when asking has backed off', 'o o+o', ['25'], ['25']],
  ['a late answer may be changed, but is not missed', '~oo', ['25', '26'], ['26']],
  ['one that was skipped or answered in time is over', '-++', [], []],
])('%s', (_, marks, answerable, missed) => {
  const ofMonth = (all: readonly { readonly day: string }[]) => all.map(({ day }) => day.slice(-2));
  expect(ofMonth(answerableLate(days(marks), TODAY, NOW))).toEqual(answerable);
  expect(ofMonth(missedOf(days(marks), TODAY, NOW))).toEqual(missed);
});

test('a late answer speaks of what was open on its day, and not of what was promised since', () => {
  const open = { madeIn: null, endedIn: null, state: 'open' as const };
  const before = { ...open, madeOn: '2026-11-23' };
  const since = { ...open, madeOn: '2026-11-25' };
  const ticked = { ...before, state: 'done' as const, endedIn: 'itself' };
  const itsOwn = { ...open, madeOn: '2026-11-25', madeIn: 'late' };
  expect(openThen([before, since, ticked, itsOwn], { id: 'late', day: '2026-11-25' })).toEqual([before, itsOwn]);
});
