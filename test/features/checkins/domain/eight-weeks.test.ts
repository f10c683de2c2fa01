import { everyWeek, firstWeek, roughly } from '../../../../src/features/checkins/domain/eight-weeks.js';

test('eight weeks end with the current one', () => {
  expect(firstWeek('2026-11-25')).toBe('2026-10-05');
  expect(firstWeek('2026-11-23')).toBe('2026-10-05');
  expect(firstWeek('2026-11-29')).toBe('2026-10-05');
});

test('weeks without check-ins are shown, but none before the first one with some', () => {
  const some = { asked: 4, answered: 3, late: 1, skipped: 1, away: 0, people: 2 };
  const none = { asked: 0, answered: 0, late: 0, skipped: 0, away: 0, people: 0 };
  const counted = [
    { week: '2026-11-23', ...some },
    { week: '2026-11-09', ...some },
  ];
  expect(everyWeek('2026-10-05', counted)).toEqual([
    { week: '2026-11-09', ...some },
    { week: '2026-11-16', ...none },
    { week: '2026-11-23', ...some },
  ]);
  expect(everyWeek('2026-10-05', [])).toEqual([]);
});

test.each([
  [10_000, '1 minute'],
  [35 * 60_000, '35 minutes'],
  [119 * 60_000, '119 minutes'],
  [150 * 60_000, '3 hours'],
])('%s milliseconds are roughly %s', (ms, words) => {
  expect(roughly(ms)).toBe(words);
});
