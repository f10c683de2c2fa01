import { type Facts, isNew, type Step, stepOf } from '../../../src/features/newcomers/domain.js';

const at = (text: string) => new Date(`2026-11-${text}:00Z`);

const JOINED = at('23T10:00');

test.each<[string, Partial<Facts>, Step]>([
  ['has not written is checked again', {}, { kind: 'wait', until: at('25T00:00') }],
  ['has just written waits a day for an answer', { wroteAt: at('24T09:00') }, { kind: 'wait', until: at('25T09:00') }],
  [
    'has waited a day for an answer needs a greeter',
    { wroteAt: at('23T12:00') },
    { kind: 'greet', until: at('25T00:00') },
  ],
  ['got an answer needs no greeter', { wroteAt: at('23T12:00'), answered: true }, { kind: 'over' }],
  ['has not written for a month is no longer new', { joinedAt: new Date('2026-10-25T12:00:00Z') }, { kind: 'over' }],
  ['has waited a month for an answer waits no longer', { wroteAt: new Date('2026-10-25T12:00:00Z') }, { kind: 'over' }],
])('a newcomer who %s', (_, facts, step) => {
  expect(stepOf({ joinedAt: JOINED, wroteAt: undefined, answered: false, now: at('24T12:00'), ...facts })).toEqual(
    step,
  );
});

test.each([
  ['joins after the set-up', at('23T10:00'), at('20T10:00'), true],
  ['was a member at the set-up', at('20T09:59'), at('20T10:00'), false],
  ['joins during the set-up', at('20T09:59'), null, false],
  ['joined long ago', at('21T09:00'), at('20T10:00'), false],
])('isNew is correct for a member who %s', (_, joinedAt, openedAt, verdict) => {
  expect(isNew(joinedAt, openedAt, at('23T10:01'))).toBe(verdict);
});
