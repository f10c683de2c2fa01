import { addDays } from '../../../../src/core/calendar.js';
import { everyWeek, type WeekCounts } from '../../../../src/features/checkins/domain/eight-weeks.js';
import { eightWeeksPicture } from '../../../../src/features/checkins/views/eight-weeks-picture.js';

const FROM = '2026-10-05';
const week = (n: number, it: Partial<WeekCounts> = {}): WeekCounts => ({
  week: addDays(FROM, 7 * n),
  ...{ asked: 10, answered: 8, late: 1, skipped: 2, away: 0, people: 5 },
  ...it,
});
const drawn = (...weeks: WeekCounts[]) =>
  eightWeeksPicture('programme', { medianMs: undefined, weeks: everyWeek(FROM, weeks) });

test('the picture says in words what it shows, without weeks in which few were asked', () => {
  expect(drawn(week(5), week(6, { people: 2 }), week(7, { answered: 10, late: 0, skipped: 0, away: 3 }))).toMatchObject(
    {
      title: 'Check-ins per week',
      alt: [
        'Columns show the check-ins of each week: answered on time, answered late, and not answered.',
        'Week of 9 Nov: 8 of 10 answered, 1 late, 2 skipped.',
        'Week of 23 Nov: 10 of 10 answered, 3 away.',
      ].join(' '),
    },
  );
});

test('its key changes with the figures, and only with them', () => {
  const [one, same, other] = [drawn(week(6), week(7)), drawn(week(6), week(7)), drawn(week(6), week(7, { late: 2 }))];
  expect(one?.key).toMatch(/^checkins\.eight-weeks:programme:[0-9a-f]{16}$/);
  expect(same?.key).toBe(one?.key);
  expect(other?.key).not.toBe(one?.key);
});

test.each([
  ['no weeks', []],
  ['one week', [week(7)]],
  ['one week with enough members', [week(6, { people: 2 }), week(7)]],
  ['one week with somebody to ask', [week(6, { asked: 0, answered: 0, late: 0 }), week(7)]],
])('%s have no picture', (_, weeks) => {
  expect(drawn(...weeks)).toBeUndefined();
});
