import { bandOf, isInBand, ownRhythm } from '../../../../src/features/checkins/domain/own-times.js';
import { remindAtOf, slotOn } from '../../../../src/features/checkins/domain/schedule.js';

const programme = {
  repeats: 'weekly' as const,
  days: [1, 2, 3, 4, 5] as const,
  weeksFrom: '2026-01-05',
  ...{ time: '09:00', deadline: '18:00', deadlineDays: 0, bandHours: 2 },
};

test.each([
  ['two hours around nine', {}, { from: '07:00', until: '11:00' }],
  ['none', { bandHours: 0 }, undefined],
  ['not before midnight', { time: '01:00', bandHours: 4 }, { from: '00:00', until: '05:00' }],
  ['at least an hour before the deadline', { time: '15:00', bandHours: 4 }, { from: '11:00', until: '17:00' }],
  ['not before the time itself', { time: '17:30', bandHours: 4 }, { from: '13:30', until: '17:30' }],
  [
    'on the same day, if the deadline is on a later one',
    { time: '22:00', bandHours: 4, deadlineDays: 1 },
    { from: '18:00', until: '23:59' },
  ],
])('members choose a time: %s', (_, change, band) => {
  expect(bandOf({ ...programme, ...change })).toEqual(band);
});

test.each([
  ['07:00', true],
  ['11:00', true],
  ['06:59', false],
  ['11:01', false],
])('%s is in the band: %s', (time, is) => {
  expect(isInBand(time, programme)).toBe(is);
});

test('a time that the organizers no longer allow counts for nothing', () => {
  const own = { ownTime: '11:00', remindHours: 1 };
  expect(ownRhythm(programme, own)).toEqual({ ...programme, time: '11:00', remindHours: 1 });
  expect(ownRhythm({ ...programme, bandHours: 1 }, own)).toEqual({ ...programme, bandHours: 1, remindHours: 1 });
  expect(ownRhythm(programme, undefined)).toEqual({ ...programme, remindHours: null });
});

test.each([
  [4, '2026-11-23T14:00:00.000Z'],
  [2, '2026-11-23T16:00:00.000Z'],
  [1, '2026-11-23T17:00:00.000Z'],
  [null, '2026-11-23T16:00:00.000Z'],
  [0, '2026-11-23T18:00:00.000Z'],
])('a reminder %s hours before the deadline comes at %s', (remindHours, at) => {
  expect(slotOn('2026-11-23', { ...programme, remindHours }, 'UTC').remindAt.toISOString()).toBe(at);
});

test('no reminder comes in the first half of a check-in', () => {
  const [opens, closes] = [new Date('2026-11-23T09:00:00Z'), new Date('2026-11-23T13:00:00Z')];
  expect(remindAtOf(opens, closes, 4)).toEqual(new Date('2026-11-23T11:00:00Z'));
});
