import { isAway } from '../../../../src/core/away.js';
import { stepOf } from '../../../../src/features/checkins/domain/due.js';

const OPENED = new Date('2026-11-23T09:00:00Z');
const DEADLINE = new Date('2026-11-23T18:00:00Z');
const notAway = { awayFrom: null, awayUntil: null };
const away20To23 = { awayFrom: '2026-11-20', awayUntil: '2026-11-23' };

const waiting = { day: '2026-11-23', deadlineAt: DEADLINE, askedAt: null, outcome: null };
const asked = { ...waiting, askedAt: OPENED };

test.each([
  ['it is due', waiting, true, notAway, OPENED, 'ask'],
  ['the worker is late but the deadline is ahead', waiting, true, notAway, new Date('2026-11-23T17:59:59Z'), 'ask'],
  ['Hearth was down all day', waiting, true, notAway, DEADLINE, 'move'],
  ['the member is away', waiting, true, away20To23, OPENED, 'rest'],
  ['the member answered early', { ...waiting, outcome: 'answered' as const }, true, notAway, OPENED, 'next'],
  ['the member skipped early', { ...waiting, outcome: 'skipped' as const }, true, notAway, OPENED, 'next'],
  ['the member has left', waiting, false, notAway, OPENED, 'end'],
  ['the member was asked and has not answered', asked, true, notAway, new Date('2026-11-23T16:00:00Z'), 'remind'],
  [
    'the member was asked and answered',
    { ...asked, outcome: 'answered' as const },
    true,
    notAway,
    new Date('2026-11-23T16:00:00Z'),
    'end',
  ],
  [
    'the member was asked and skipped',
    { ...asked, outcome: 'skipped' as const },
    true,
    notAway,
    new Date('2026-11-23T16:00:00Z'),
    'end',
  ],
  ['the member was asked and is away now', asked, true, away20To23, new Date('2026-11-23T16:00:00Z'), 'end'],
  ['the member was asked and has left', asked, false, notAway, new Date('2026-11-23T16:00:00Z'), 'end'],
  ['the deadline has passed', asked, true, notAway, DEADLINE, 'end'],
])('stepOf returns the next step of a check-in when %s', (_, occurrence, member, away, now, step) => {
  expect(stepOf({ occurrence, member, lost: false, away, quietUntil: undefined, now })).toBe(step);
});

test.each([
  ['the check-in is due', waiting, OPENED, 'next'],
  ['the member was asked before', asked, new Date('2026-11-23T16:00:00Z'), 'end'],
  ['the day is over', waiting, DEADLINE, 'move'],
])('no member is asked while the channel is lost: %s', (_, occurrence, now, step) => {
  expect(stepOf({ occurrence, member: true, lost: true, away: notAway, quietUntil: undefined, now })).toBe(step);
});

test.each([
  ['2026-11-19', false],
  ['2026-11-20', true],
  ['2026-11-23', true],
  ['2026-11-24', false],
])('a member who is away from 20 to 23 November is away on %s: %s', (day, away) => {
  expect(isAway(away20To23, day)).toBe(away);
});
