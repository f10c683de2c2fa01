import fc from 'fast-check';
import { DAY } from '../../../../src/core/durations.js';
import {
  changeAfter,
  isEnding,
  isLiving,
  type Partner,
  STATES,
} from '../../../../src/features/partners/domain/terms.js';

const partner = (state: Partner['state'], renews: boolean | null = null): Partner => ({ userId: 'U', state, renews });
const STARTED = true;

test.each<[string, Partner[], boolean, ReturnType<typeof changeAfter>]>([
  ['a question waits', [partner('in'), partner('asked')], !STARTED, undefined],
  ['it starts once one of them says yes', [partner('in'), partner('in')], !STARTED, { kind: 'start' }],
  ['the third may still answer', [partner('in'), partner('in'), partner('asked')], !STARTED, { kind: 'start' }],
  ['two who were suggested wait for both', [partner('in'), partner('asked')], !STARTED, undefined],
  ['one of two says not now', [partner('in'), partner('declined')], !STARTED, { kind: 'end', end: 'declined' }],
  ['one of three says not now', [partner('in'), partner('declined'), partner('asked')], !STARTED, undefined],
  [
    'one of three says not now, and one doesn’t answer',
    [partner('in'), partner('declined'), partner('expired')],
    !STARTED,
    { kind: 'end', end: 'declined' },
  ],
  ['nobody answers', [partner('in'), partner('expired')], !STARTED, { kind: 'end', end: 'expired' }],
  ['the asker leaves', [partner('left'), partner('asked')], !STARTED, { kind: 'end', end: 'left' }],
  ['one of two partners leaves', [partner('in'), partner('left')], STARTED, { kind: 'end', end: 'left' }],
  ['one of three partners leaves', [partner('in'), partner('in'), partner('left')], STARTED, undefined],
  ['the third says not now', [partner('in'), partner('in'), partner('declined')], STARTED, undefined],
  ['one wants to go on', [partner('in', true), partner('in')], STARTED, undefined],
  ['one doesn’t', [partner('in', true), partner('in', false)], STARTED, undefined],
  ['both want to go on', [partner('in', true), partner('in', true)], STARTED, { kind: 'renew' }],
  ['the third has left', [partner('in', true), partner('in', true), partner('left')], STARTED, { kind: 'renew' }],
  ['the third does not want to', [partner('in', true), partner('in', true), partner('in')], STARTED, undefined],
])('%s', (_, partners, isStarted, change) => {
  expect(changeAfter(partners, isStarted)).toEqual(change);
});

test('it goes on with two at least, begins with two who agreed, and is renewed by all', () => {
  const one = fc.record({
    userId: fc.constant('U'),
    state: fc.constantFrom(...STATES),
    renews: fc.option(fc.boolean()),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 2, maxLength: 3 }), fc.boolean(), (partners, isStarted) => {
      const kind = changeAfter(partners, isStarted)?.kind;
      const living = partners.filter(isLiving);
      expect(kind === 'end').toBe(living.length < 2);
      if (kind === 'start') expect(living.filter(({ state }) => state === 'in').length).toBeGreaterThan(1);
      if (kind === 'renew') expect(living.filter(({ renews }) => !renews)).toEqual([]);
    }),
  );
});

test.each([
  [8, false],
  [7, true],
  [1, true],
])('%i days before the end, they are asked whether to go on: %s', (days, isAsked) => {
  const now = new Date('2026-12-14T10:00:00Z');
  expect(isEnding(new Date(now.getTime() + days * DAY), now)).toBe(isAsked);
});
