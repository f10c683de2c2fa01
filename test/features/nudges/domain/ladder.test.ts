import {
  DEFAULT_POLICY,
  type Facts,
  hasReturned,
  returnedWithin,
  type Step,
  silenceOf,
  stepOf,
} from '../../../../src/features/nudges/domain/ladder.js';

const at = (day: string, time = '10:00') => new Date(`${day}T${time}:00Z`);
const home = { awayFrom: null, awayUntil: null };

/** Ann joined in spring, was last active on 1 November and comes about daily. */
const ann: Facts = {
  nudgeCase: { stage: null, stageAt: null, heldOut: false, quietSince: null, since: at('2026-04-01') },
  policy: DEFAULT_POLICY,
  member: true,
  joinedAt: at('2026-04-01'),
  lost: false,
  away: home,
  snoozedUntil: null,
  lastActive: '2026-11-01',
  gap: 1,
  zone: 'UTC',
  now: at('2026-11-08'),
};
const wait = (day: string): Step => ({ kind: 'wait', until: at(day) });
const climb = (to: 'hello' | 'ask' | 'last', day: string): Step => ({ kind: 'climb', to, until: at(day) });
const over = (outcome: 'returned' | 'away' | 'silent'): Step => ({ kind: 'over', outcome });

test.each<[string, Partial<Facts>, Step]>([
  ['silent for seven days', {}, climb('hello', '2026-11-15')],
  ['silent for six', { now: at('2026-11-07') }, wait('2026-11-08')],
  ['active today', { lastActive: '2026-11-08' }, wait('2026-11-15')],
  ['who comes every four days is not quiet after eleven', { gap: 4, now: at('2026-11-12') }, wait('2026-11-13')],
  ['but after twelve', { gap: 4, now: at('2026-11-13') }, climb('hello', '2026-11-20')],
  [
    'a community that wants five times the gap',
    { gap: 4, policy: { ...DEFAULT_POLICY, timesGap: 5 } },
    wait('2026-11-21'),
  ],
  ['a community that waits three weeks', { policy: { ...DEFAULT_POLICY, leastDays: 21 } }, wait('2026-11-22')],
  ['nobody knows a rhythm', { gap: undefined }, climb('hello', '2026-11-15')],
  ['never active, in the first week', { lastActive: undefined, joinedAt: at('2026-11-03') }, wait('2026-11-10')],
  ['never active, after it', { lastActive: undefined, joinedAt: at('2026-11-01') }, climb('hello', '2026-11-15')],
  [
    'silence before Hearth came does not count',
    { nudgeCase: { ...ann.nudgeCase, since: at('2026-11-06') } },
    wait('2026-11-13'),
  ],
  ['away', { away: { awayFrom: '2026-11-02', awayUntil: '2026-11-20' } }, wait('2026-11-21')],
  ['back from being away', { away: { awayFrom: '2026-11-02', awayUntil: '2026-11-05' } }, wait('2026-11-12')],
  ['going to be away', { away: { awayFrom: '2026-11-20', awayUntil: '2026-11-25' } }, climb('hello', '2026-11-15')],
  ['snoozed', { snoozedUntil: at('2026-11-10', '09:00') }, wait('2026-11-11')],
  ['a snooze that is over', { snoozedUntil: at('2026-11-07', '09:00') }, climb('hello', '2026-11-15')],
  ['the channel is lost', { lost: true }, wait('2026-11-09')],
  ['everything is off', { policy: { ...DEFAULT_POLICY, stages: [] } }, wait('2026-11-15')],
  ['no member any more', { member: false }, { kind: 'end' }],
])('while watched: %s', (_, facts, step) => {
  expect(stepOf({ ...ann, ...facts })).toEqual(step);
});

const inStage = (stage: 'hello' | 'ask' | 'last', stageAt: string): Facts['nudgeCase'] => ({
  ...ann.nudgeCase,
  stage,
  stageAt: at(stageAt),
  quietSince: '2026-11-01',
});

test.each<[string, Partial<Facts>, Step]>([
  [
    'six days after the word to them',
    { nudgeCase: inStage('hello', '2026-11-08'), now: at('2026-11-14') },
    wait('2026-11-15'),
  ],
  ['a week after it', { nudgeCase: inStage('hello', '2026-11-08'), now: at('2026-11-15') }, climb('ask', '2026-11-29')],
  [
    'two weeks after somebody was asked',
    { nudgeCase: inStage('ask', '2026-11-15'), now: at('2026-11-29') },
    climb('last', '2027-02-27'),
  ],
  [
    'in the silence that follows',
    { nudgeCase: inStage('last', '2026-11-29'), now: at('2027-02-26') },
    wait('2027-02-27'),
  ],
  ['after it', { nudgeCase: inStage('last', '2026-11-29'), now: at('2027-02-27') }, over('silent')],
  [
    'a sign of life after the word',
    { nudgeCase: inStage('hello', '2026-11-08'), lastActive: '2026-11-08' },
    over('returned'),
  ],
  ['a first sign ever', { nudgeCase: { ...inStage('hello', '2026-11-08'), quietSince: null } }, over('returned')],
  [
    'a sign of life after the last one',
    { nudgeCase: inStage('last', '2026-11-29'), lastActive: '2026-12-24' },
    over('returned'),
  ],
  [
    'going away is a sign of life',
    { nudgeCase: inStage('ask', '2026-11-08'), away: { awayFrom: '2026-11-07', awayUntil: '2026-11-09' } },
    over('away'),
  ],
  [
    'so is a snooze',
    { nudgeCase: inStage('ask', '2026-11-08'), snoozedUntil: at('2026-11-10', '09:00') },
    over('away'),
  ],
  ['the channel is lost', { nudgeCase: inStage('hello', '2026-11-01'), lost: true }, wait('2026-11-09')],
  ['left', { nudgeCase: inStage('ask', '2026-11-08'), member: false }, { kind: 'end' }],
  [
    'the next stages are off, and go by in silence',
    { nudgeCase: inStage('hello', '2026-11-01'), policy: { ...DEFAULT_POLICY, stages: ['hello'] } },
    climb('ask', '2026-11-22'),
  ],
  [
    'who is left alone is so for the whole ladder',
    { nudgeCase: { ...inStage('hello', '2026-11-01'), heldOut: true }, now: at('2026-11-30') },
    wait('2027-02-20'),
  ],
  [
    'and then watched again',
    { nudgeCase: { ...inStage('hello', '2026-11-01'), heldOut: true }, now: at('2027-02-20') },
    over('silent'),
  ],
])('on the ladder: %s', (_, facts, step) => {
  expect(stepOf({ ...ann, ...facts })).toEqual(step);
});

test('silence is counted in days of the member’s own calendar', () => {
  const now = at('2026-11-08', '16:00');
  expect(silenceOf({ ...ann, now })).toBe(7);
  expect(silenceOf({ ...ann, now, zone: 'Asia/Tokyo' })).toBe(8);
  expect(stepOf({ ...ann, now, zone: 'Asia/Tokyo' })).toEqual({
    kind: 'climb',
    to: 'hello',
    until: new Date('2026-11-16T01:00:00Z'),
  });
});

test.each([
  ['nothing', null, undefined, false],
  ['no more than before', '2026-11-01', '2026-11-01', false],
  ['something taken back', '2026-11-01', '2026-10-20', false],
  ['something new', '2026-11-01', '2026-11-09', true],
  ['the first ever', null, '2026-11-09', true],
])('whether somebody returned: %s', (_, quietSince, lastActive, returned) => {
  expect(hasReturned({ nudgeCase: { quietSince }, lastActive })).toBe(returned);
});

test.each([
  ['the day before', '2026-11-09', false],
  ['the same day', '2026-11-10', true],
  ['six days later', '2026-11-16', true],
  ['a week later', '2026-11-17', false],
])('back within seven days of 10 November: %s', (_, day, returned) => {
  expect(returnedWithin(['2026-10-01', day], at('2026-11-10', '18:00'), 'UTC')).toBe(returned);
});
