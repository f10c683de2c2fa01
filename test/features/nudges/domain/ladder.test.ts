import {
  defaultPolicy,
  type Facts,
  hasReturned,
  returnedWithin,
  type Step,
  silenceOf,
  stepOf,
} from '../../../../src/features/nudges/domain/ladder.js';

const at = (day: string, time = '10:00') => new Date(`${day}T${time}:00Z`);
const notAway = { awayFrom: null, awayUntil: null };

const POLICY = { ...defaultPolicy(10), holdOutPercent: 10 };

/** Ann joined in spring, was last active on 1 November and is usually active every day. */
const ann: Facts = {
  nudgeCase: { stage: null, stageAt: null, heldOut: false, quietSince: null, since: at('2026-04-01') },
  policy: POLICY,
  member: true,
  joinedAt: at('2026-04-01'),
  lost: false,
  away: notAway,
  snoozedUntil: null,
  lastActive: '2026-11-01',
  gap: 1,
  zone: 'UTC',
  now: at('2026-11-08'),
};
const wait = (day: string): Step => ({ kind: 'wait', until: at(day) });
const advance = (to: 'hello' | 'ask' | 'last', day: string): Step => ({ kind: 'advance', to, until: at(day) });
const over = (outcome: 'returned' | 'away' | 'silent'): Step => ({ kind: 'over', outcome });

test.each<[string, Partial<Facts>, Step]>([
  ['silent for seven days', {}, advance('hello', '2026-11-15')],
  ['silent for six days', { now: at('2026-11-07') }, wait('2026-11-08')],
  ['active today', { lastActive: '2026-11-08' }, wait('2026-11-15')],
  ['active every four days, and silent for eleven', { gap: 4, now: at('2026-11-12') }, wait('2026-11-13')],
  ['active every four days, and silent for twelve', { gap: 4, now: at('2026-11-13') }, advance('hello', '2026-11-20')],
  [
    'the community requires five times the usual gap',
    { gap: 4, policy: { ...POLICY, timesGap: 5 } },
    wait('2026-11-21'),
  ],
  ['the community waits three weeks', { policy: { ...POLICY, leastDays: 21 } }, wait('2026-11-22')],
  ['the usual gap is unknown', { gap: undefined }, advance('hello', '2026-11-15')],
  ['never active, in the first week', { lastActive: undefined, joinedAt: at('2026-11-03') }, wait('2026-11-10')],
  [
    'never active, after the first week',
    { lastActive: undefined, joinedAt: at('2026-11-01') },
    advance('hello', '2026-11-15'),
  ],
  [
    'silent before Hearth was installed, which does not count',
    { nudgeCase: { ...ann.nudgeCase, since: at('2026-11-06') } },
    wait('2026-11-13'),
  ],
  ['away', { away: { awayFrom: '2026-11-02', awayUntil: '2026-11-20' } }, wait('2026-11-21')],
  ['back from being away', { away: { awayFrom: '2026-11-02', awayUntil: '2026-11-05' } }, wait('2026-11-12')],
  ['away in the future', { away: { awayFrom: '2026-11-20', awayUntil: '2026-11-25' } }, advance('hello', '2026-11-15')],
  ['snoozed', { snoozedUntil: at('2026-11-10', '09:00') }, wait('2026-11-11')],
  ['snoozed in the past', { snoozedUntil: at('2026-11-07', '09:00') }, advance('hello', '2026-11-15')],
  ['the channel is lost', { lost: true }, wait('2026-11-09')],
  ['all stages are off', { policy: { ...POLICY, stages: [] } }, wait('2026-11-15')],
  ['no longer a member', { member: false }, { kind: 'end' }],
])('the step of a member in no stage: %s', (_, facts, step) => {
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
    'six days after the hello',
    { nudgeCase: inStage('hello', '2026-11-08'), now: at('2026-11-14') },
    wait('2026-11-15'),
  ],
  [
    'a week after the hello',
    { nudgeCase: inStage('hello', '2026-11-08'), now: at('2026-11-15') },
    advance('ask', '2026-11-29'),
  ],
  [
    'two weeks after a peer was asked',
    { nudgeCase: inStage('ask', '2026-11-15'), now: at('2026-11-29') },
    advance('last', '2027-02-27'),
  ],
  [
    'within ninety days after the last stage',
    { nudgeCase: inStage('last', '2026-11-29'), now: at('2027-02-26') },
    wait('2027-02-27'),
  ],
  [
    'ninety days after the last stage',
    { nudgeCase: inStage('last', '2026-11-29'), now: at('2027-02-27') },
    over('silent'),
  ],
  [
    'active again after the hello',
    { nudgeCase: inStage('hello', '2026-11-08'), lastActive: '2026-11-08' },
    over('returned'),
  ],
  [
    'active for the first time',
    { nudgeCase: { ...inStage('hello', '2026-11-08'), quietSince: null } },
    over('returned'),
  ],
  [
    'active again after the last stage',
    { nudgeCase: inStage('last', '2026-11-29'), lastActive: '2026-12-24' },
    over('returned'),
  ],
  [
    'away, which ends the case',
    { nudgeCase: inStage('ask', '2026-11-08'), away: { awayFrom: '2026-11-07', awayUntil: '2026-11-09' } },
    over('away'),
  ],
  [
    'snoozed, which ends the case',
    { nudgeCase: inStage('ask', '2026-11-08'), snoozedUntil: at('2026-11-10', '09:00') },
    over('away'),
  ],
  ['the channel is lost', { nudgeCase: inStage('hello', '2026-11-01'), lost: true }, wait('2026-11-09')],
  ['no longer a member', { nudgeCase: inStage('ask', '2026-11-08'), member: false }, { kind: 'end' }],
  [
    'the later stages are off and pass without a message',
    { nudgeCase: inStage('hello', '2026-11-01'), policy: { ...POLICY, stages: ['hello'] } },
    advance('ask', '2026-11-22'),
  ],
  [
    'in the comparison group, which waits for the whole ladder',
    { nudgeCase: { ...inStage('hello', '2026-11-01'), heldOut: true }, now: at('2026-11-30') },
    wait('2027-02-20'),
  ],
  [
    'in the comparison group, at the end of the ladder',
    { nudgeCase: { ...inStage('hello', '2026-11-01'), heldOut: true }, now: at('2027-02-20') },
    over('silent'),
  ],
])('the step of a member in a stage: %s', (_, facts, step) => {
  expect(stepOf({ ...ann, ...facts })).toEqual(step);
});

test('silence is counted in days of the member’s time zone', () => {
  const now = at('2026-11-08', '16:00');
  expect(silenceOf({ ...ann, now })).toBe(7);
  expect(silenceOf({ ...ann, now, zone: 'Asia/Tokyo' })).toBe(8);
  expect(stepOf({ ...ann, now, zone: 'Asia/Tokyo' })).toEqual({
    kind: 'advance',
    to: 'hello',
    until: new Date('2026-11-16T01:00:00Z'),
  });
});

test.each([
  ['no activity', null, undefined, false],
  ['no new activity', '2026-11-01', '2026-11-01', false],
  ['removed activity', '2026-11-01', '2026-10-20', false],
  ['new activity', '2026-11-01', '2026-11-09', true],
  ['the first activity', null, '2026-11-09', true],
])('hasReturned is correct for %s', (_, quietSince, lastActive, returned) => {
  expect(hasReturned({ nudgeCase: { quietSince }, lastActive })).toBe(returned);
});

test.each([
  ['the day before', '2026-11-09', false],
  ['the same day', '2026-11-10', true],
  ['six days later', '2026-11-16', true],
  ['a week later', '2026-11-17', false],
])('returnedWithin counts seven days from 10 November: %s', (_, day, returned) => {
  expect(returnedWithin(['2026-10-01', day], at('2026-11-10', '18:00'), 'UTC')).toBe(returned);
});

test('only communities of 100 members or more have a comparison group by default', () => {
  expect([99, 100].map((members) => defaultPolicy(members).holdOutPercent)).toEqual([0, 10]);
});
