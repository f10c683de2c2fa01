import { isAway } from '../../../../src/core/away.js';
import { stepOf } from '../../../../src/features/checkins/domain/due.js';

const OPENED = new Date('2026-11-23T09:00:00Z');
const DEADLINE = new Date('2026-11-23T18:00:00Z');
const home = { awayFrom: null, awayUntil: null };
const gone = { awayFrom: '2026-11-20', awayUntil: '2026-11-23' };

const waiting = { day: '2026-11-23', deadlineAt: DEADLINE, askedAt: null, outcome: null };
const asked = { ...waiting, askedAt: OPENED };

test.each([
  ['its time has come', waiting, true, home, OPENED, 'ask'],
  ['a worker was late, but not too late', waiting, true, home, new Date('2026-11-23T17:59:59Z'), 'ask'],
  ['Hearth was down all day', waiting, true, home, DEADLINE, 'move'],
  ['the member is away', waiting, true, gone, OPENED, 'rest'],
  ['the member answered early', { ...waiting, outcome: 'answered' as const }, true, home, OPENED, 'next'],
  ['the member skipped early', { ...waiting, outcome: 'skipped' as const }, true, home, OPENED, 'next'],
  ['the member has left', waiting, false, home, OPENED, 'end'],
  ['asked, and no answer yet', asked, true, home, new Date('2026-11-23T16:00:00Z'), 'remind'],
  [
    'asked, and answered',
    { ...asked, outcome: 'answered' as const },
    true,
    home,
    new Date('2026-11-23T16:00:00Z'),
    'end',
  ],
  [
    'asked, and skipped',
    { ...asked, outcome: 'skipped' as const },
    true,
    home,
    new Date('2026-11-23T16:00:00Z'),
    'end',
  ],
  ['asked, and away since', asked, true, gone, new Date('2026-11-23T16:00:00Z'), 'end'],
  ['asked, and left since', asked, false, home, new Date('2026-11-23T16:00:00Z'), 'end'],
  ['the deadline has passed', asked, true, home, DEADLINE, 'end'],
])('%s', (_, occurrence, member, away, now, step) => {
  expect(stepOf({ occurrence, member, lost: false, away, quietUntil: undefined, now })).toBe(step);
});

test.each([
  ['its time has come', waiting, OPENED, 'next'],
  ['it was asked before', asked, new Date('2026-11-23T16:00:00Z'), 'end'],
  ['its day is over', waiting, DEADLINE, 'move'],
])('while the channel is lost nobody is asked: %s', (_, occurrence, now, step) => {
  expect(stepOf({ occurrence, member: true, lost: true, away: home, quietUntil: undefined, now })).toBe(step);
});

test.each([
  ['2026-11-19', false],
  ['2026-11-20', true],
  ['2026-11-23', true],
  ['2026-11-24', false],
])('away from 20 to 23 November, %s counts: %s', (day, away) => {
  expect(isAway(gone, day)).toBe(away);
});
