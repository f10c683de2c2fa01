import { isAway } from '../../../../src/core/away.js';
import { stepOf } from '../../../../src/features/checkins/domain/due.js';

const OPENED = new Date('2026-11-23T09:00:00Z');
const DEADLINE = new Date('2026-11-23T18:00:00Z');
const asUsual = {
  isStatusAway: false,
  isHoliday: false,
  pace: 'usual',
  isDayOfWeek: false,
  heardAt: undefined,
  remindedToday: false,
} as const;
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
])('stepOf returns the next step of a check-in when %s', (_, occurrence, takesPart, away, now, step) => {
  expect(stepOf({ ...asUsual, occurrence, takesPart, lost: false, away, quietUntil: undefined, now }).kind).toBe(step);
});

test.each([
  ['the check-in is due', waiting, OPENED, 'pass'],
  ['the member was asked before', asked, new Date('2026-11-23T16:00:00Z'), 'end'],
  ['the day is over', waiting, DEADLINE, 'move'],
])('no member is asked while the channel is lost: %s', (_, occurrence, now, step) => {
  expect(
    stepOf({ ...asUsual, occurrence, takesPart: true, lost: true, away: notAway, quietUntil: undefined, now }).kind,
  ).toBe(step);
});

test.each([
  ['unreminded', false, 'ask', 'end'],
  ['weekly', true, 'ask', 'end'],
  ['weekly', false, 'pass', 'end'],
  ['pausing', true, 'pause', 'end'],
  ['pausing', false, 'pass', 'end'],
  ['paused', true, 'pass', 'end'],
  ['usual', false, 'ask', 'remind'],
] as const)(
  'at the pace “%s” (first day of the week: %s) the member gets: %s, then %s',
  (pace, isFirstOfWeek, first, then) => {
    const facts = {
      takesPart: true,
      lost: false,
      away: notAway,
      isStatusAway: false,
      quietUntil: undefined,
      isHoliday: false,
      pace,
      isDayOfWeek: isFirstOfWeek,
      heardAt: undefined,
      remindedToday: false,
    };
    expect([
      stepOf({ ...facts, occurrence: waiting, now: OPENED }).kind,
      stepOf({ ...facts, occurrence: asked, now: new Date('2026-11-23T16:00:00Z') }).kind,
    ]).toEqual([first, then]);
  },
);

test('nobody is asked or reminded while their Slack status says that they are away', () => {
  const facts = { ...asUsual, takesPart: true, lost: false, away: notAway, isStatusAway: true };
  const quietUntil = new Date('2026-11-23T15:00:00Z');
  const steps = [waiting, asked].map((it) => stepOf({ ...facts, occurrence: it, quietUntil, now: OPENED }).kind);
  expect(steps).toEqual(['rest', 'end']);
});

test('nobody is asked or reminded on a public holiday of theirs', () => {
  const facts = { ...asUsual, takesPart: true, lost: false, away: notAway, quietUntil: undefined, isHoliday: true };
  const steps = [waiting, asked].map((occurrence) => stepOf({ ...facts, occurrence, now: OPENED }).kind);
  expect(steps).toEqual(['pass', 'end']);
});

test('the message about a pause waits until the member may be disturbed', () => {
  const facts = {
    takesPart: true,
    lost: false,
    away: notAway,
    isStatusAway: false,
    isHoliday: false,
    pace: 'pausing',
    isDayOfWeek: true,
    heardAt: undefined,
    remindedToday: false,
  } as const;
  const step = stepOf({ ...facts, occurrence: waiting, quietUntil: new Date('2026-11-23T10:00:00Z'), now: OPENED });
  expect(step).toEqual({ kind: 'wait', until: new Date('2026-11-23T10:00:00Z') });
});

test.each([
  ['2026-11-19', false],
  ['2026-11-20', true],
  ['2026-11-23', true],
  ['2026-11-24', false],
])('a member who is away from 20 to 23 November is away on %s: %s', (day, away) => {
  expect(isAway(away20To23, day)).toBe(away);
});

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

test.each([
  [
    'a check-in that opens within an hour of a message waits',
    waiting,
    at('08:30'),
    { kind: 'wait', until: at('09:30') },
  ],
  ['one that opens an hour after it does not', waiting, at('08:00'), { kind: 'ask' }],
  ['a reminder within an hour of a message waits', asked, at('15:20'), { kind: 'wait', until: at('16:20') }],
  ['a reminder that would come after the deadline is not sent', asked, at('17:10'), { kind: 'end' }],
] as const)('%s', (_, occurrence, heardAt, step) => {
  const now = occurrence.askedAt ? new Date(Math.max(at('16:00').getTime(), heardAt.getTime() + 60_000)) : OPENED;
  const facts = { ...asUsual, takesPart: true, lost: false, away: notAway, quietUntil: undefined, heardAt };
  expect(stepOf({ ...facts, occurrence, now })).toEqual(step);
});

test('a member who got a reminder on this day gets no other', () => {
  const facts = { ...asUsual, takesPart: true, lost: false, away: notAway, quietUntil: undefined, remindedToday: true };
  expect(stepOf({ ...facts, occurrence: asked, now: at('16:00') })).toEqual({ kind: 'end' });
});
