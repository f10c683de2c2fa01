import { type Facts, isNew, type Step, stepOf } from '../../../src/features/newcomers/domain.js';

const at = (text: string) => new Date(`2026-11-${text}:00Z`);

const JOINED = at('23T10:00');

test.each<[string, Partial<Facts>, Step]>([
  ['has not written is looked at again', {}, { kind: 'wait', until: at('25T00:00') }],
  ['wrote is given a day', { wroteAt: at('24T09:00') }, { kind: 'wait', until: at('25T09:00') }],
  ['waited a day needs a greeter', { wroteAt: at('23T12:00') }, { kind: 'greet', until: at('25T00:00') }],
  ['was answered needs nobody', { wroteAt: at('23T12:00'), answered: true }, { kind: 'over' }],
  ['never wrote is not new for ever', { joinedAt: new Date('2026-10-25T12:00:00Z') }, { kind: 'over' }],
  ['waited a month waits no longer', { wroteAt: new Date('2026-10-25T12:00:00Z') }, { kind: 'over' }],
])('who %s', (_, facts, step) => {
  expect(stepOf({ joinedAt: JOINED, wroteAt: undefined, answered: false, now: at('24T12:00'), ...facts })).toEqual(
    step,
  );
});

test.each([
  ['joins', at('23T10:00'), at('20T10:00'), true],
  ['was there at the set-up', at('20T09:59'), at('20T10:00'), false],
  ['comes while it is set up', at('20T09:59'), null, false],
  ['joined long ago', at('21T09:00'), at('20T10:00'), false],
])('whether who %s is new', (_, joinedAt, openedAt, verdict) => {
  expect(isNew(joinedAt, openedAt, at('23T10:01'))).toBe(verdict);
});
