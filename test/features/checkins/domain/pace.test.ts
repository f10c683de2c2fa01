import fc from 'fast-check';
import { addDays, instantAt } from '../../../../src/core/calendar.js';
import {
  COUNTED_AS,
  isFirstOfWeek,
  PAUSED_AFTER,
  type PastCheckin,
  paceAfter,
  unansweredDays,
} from '../../../../src/features/checkins/domain/pace.js';
import { TIMES } from '../../../../src/features/community/domain.js';

const MONDAY = '2026-11-23';
const NOW = instantAt(addDays(MONDAY, 4), '20:00', 'UTC');

type Kind = 'answered' | 'skipped' | 'away' | 'missed' | 'not asked' | 'open';

function checkin(kind: Kind, daysAgo: number): PastCheckin {
  const day = addDays(MONDAY, 4 - daysAgo);
  const at = (time: string) => instantAt(day, time, 'UTC');
  const outcome = kind === 'answered' || kind === 'skipped' || kind === 'away' ? kind : null;
  const deadlineAt = kind === 'open' ? new Date(NOW.getTime() + 1) : at('18:00');
  const answeredAt = kind === 'answered' ? at('10:00') : null;
  return { day, deadlineAt, askedAt: kind === 'not asked' ? null : at('09:00'), answeredAt, outcome };
}

const days = (...newestFirst: Kind[]) => newestFirst.map((kind, i) => checkin(kind, i));

const NO_CHOICE = { countedFrom: null, countedAs: 0 };

test.each<[string, PastCheckin[], number]>([
  ['nothing yet', [], 0],
  ['three missed days', days('missed', 'missed', 'missed'), 3],
  ['an answer since', days('answered', 'missed', 'missed'), 0],
  ['an answer before', days('missed', 'missed', 'answered', 'missed'), 2],
  ['a skipped day, which is a response', days('missed', 'skipped', 'missed'), 1],
  ['days away between', days('missed', 'away', 'missed'), 2],
  ['days on which nobody asked between', days('missed', 'not asked', 'missed'), 2],
  ['a check-in whose deadline is ahead', days('open', 'missed'), 1],
  ['two communities on each day', [...days('missed', 'missed'), ...days('missed', 'missed')], 2],
])('unansweredDays counts the latest days in a row without a response, with %s', (_, newestFirst, expected) => {
  expect(unansweredDays(newestFirst, NO_CHOICE, NOW)).toBe(expected);
});

test('check-ins that were asked before the member started again do not count', () => {
  const startedAgain = instantAt(addDays(MONDAY, 3), '12:00', 'UTC');
  expect(unansweredDays(days('missed', 'missed', 'missed'), { countedFrom: startedAgain, countedAs: 0 }, NOW)).toBe(1);
});

test.each<[string, Kind[], string]>([
  ['before the next check-in', ['not asked', 'not asked', 'not asked', 'missed'], 'weekly'],
  ['after three more without an answer', ['missed', 'missed', 'missed', 'answered'], 'pausing'],
  ['after an answer', ['answered', 'missed', 'missed', 'missed'], 'usual'],
  ['after an answer and two missed days', ['missed', 'missed', 'answered', 'missed'], 'unreminded'],
])('a member who chose three days ago to be asked once a week, %s', (_, newestFirst, pace) => {
  const choice = { countedFrom: instantAt(addDays(MONDAY, 1), '12:00', 'UTC'), countedAs: COUNTED_AS.weekly };
  expect(paceAfter(unansweredDays(days(...newestFirst), choice, NOW), false)).toBe(pace);
});

test('a member is asked as usual, then without reminders, then weekly, then not at all', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((unanswered) => paceAfter(unanswered, false))).toEqual([
    'usual',
    'usual',
    'unreminded',
    'weekly',
    'weekly',
    'weekly',
    'pausing',
    'pausing',
  ]);
  expect(paceAfter(PAUSED_AFTER, true)).toBe('paused');
});

test('an answer brings the usual pace back, whatever came before it', () => {
  const kind = fc.constantFrom<Kind>('answered', 'skipped', 'away', 'missed', 'not asked', 'open');
  fc.assert(
    fc.property(fc.array(kind, { maxLength: 40 }), fc.boolean(), (before, isPaused) => {
      expect(paceAfter(unansweredDays(days('answered', ...before), NO_CHOICE, NOW), isPaused)).toBe('usual');
    }),
  );
});

test.each([
  [MONDAY, [1, 3, 5], true],
  [addDays(MONDAY, 2), [1, 3, 5], false],
  [addDays(MONDAY, 2), [5, 3], true],
] as const)('%s is the first of the check-in days %j: %s', (day, days, isFirst) => {
  const rhythm = { ...TIMES.daily, days };
  expect(isFirstOfWeek(day, rhythm)).toBe(isFirst);
});
