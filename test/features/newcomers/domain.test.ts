import fc from 'fast-check';
import {
  type Candidate,
  type Facts,
  greetersFor,
  isHttpsLink,
  isNew,
  nextListAt,
  type Step,
  stepOf,
  whoseTurn,
} from '../../../src/features/newcomers/domain.js';

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

test.each([
  [1, 1],
  [30, 1],
  [31, 2],
  [150, 2],
  [151, 5],
  [2_000, 5],
])('a community of %d members needs %d greeters', (members, greeters) => {
  expect(greetersFor(members)).toBe(greeters);
});

const asked = (userId: string, askedAt: Date | undefined, isAvailable = true) => ({ userId, askedAt, isAvailable });

test.each<[string, Candidate[], string | undefined]>([
  ['the one asked longest ago', [asked('Ann', at('24T10:00')), asked('Ben', at('23T10:00'))], 'Ben'],
  ['one who was never asked', [asked('Ann', at('23T10:00')), asked('Ben', undefined)], 'Ben'],
  ['the first of those who were never asked', [asked('Ann', undefined), asked('Ben', undefined)], 'Ann'],
  ['somebody who is around', [asked('Ann', undefined, false), asked('Ben', at('23T10:00'))], 'Ben'],
  ['somebody else than the newcomer', [asked('Mia', undefined), asked('Ben', at('23T10:00'))], 'Ben'],
  ['nobody if all are away', [asked('Ann', undefined, false)], undefined],
  ['nobody if there is nobody', [], undefined],
])('the greeter of a newcomer is %s', (_, candidates, greeter) => {
  expect(whoseTurn(candidates, 'Mia')).toBe(greeter);
});

const NAMES = ['Ann', 'Ben', 'Kim', 'Lea', 'Noor'];
/** For each newcomer, the greeters who are available when they join. */
const arrivals = fc.array(fc.subarray(NAMES), { maxLength: 60 });

/** Returns who greets each of these newcomers. */
function greetersIn(available: readonly (readonly string[])[]): (string | undefined)[] {
  const askedAt = new Map<string, Date>();
  return available.map((around, i) => {
    const candidates = NAMES.map((name) => asked(name, askedAt.get(name), around.includes(name)));
    const greeter = whoseTurn(candidates, 'Mia');
    if (greeter) askedAt.set(greeter, new Date(JOINED.getTime() + i));
    return greeter;
  });
}

test('greeters take turns, however often each of them is away', () => {
  fc.assert(
    fc.property(arrivals, (available) => {
      const greeters = greetersIn(available);
      greeters.forEach((greeter, i) => {
        const around = available[i] ?? [];
        const lastAsked = (name: string) => greeters.slice(0, i).lastIndexOf(name);
        expect(greeter === undefined).toBe(around.length === 0);
        if (greeter) expect(lastAsked(greeter)).toBe(Math.min(...around.map(lastAsked)));
      });
    }),
  );
});

test('greeters who are always there greet equally many newcomers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (count) => {
      const greeters = greetersIn(Array.from({ length: count }, () => NAMES));
      const counts = NAMES.map((name) => greeters.filter((it) => it === name).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }),
  );
});

test.each([
  ['now if there was none', undefined, at('30T10:00')],
  ['now if the last one began a week ago', at('23T10:00'), at('30T10:00')],
  ['a week after the last one', at('28T09:00'), new Date('2026-12-05T09:00:00Z')],
])('the next list of newcomers begins %s', (_, last, next) => {
  expect(nextListAt(last, at('30T10:00'))).toEqual(next);
});

test.each([
  ['https://join.slack.com/t/makers/shared_invite/zt-1a2b~c', true],
  ['http://join.slack.com/t/makers', false],
  ['join.slack.com/t/makers', false],
  ['javascript:alert(1)', false],
  ['https://ann:secret@join.slack.com', false],
  ['https://join.slack.com/t|Join', false],
  ['https://join.slack.com/ <!channel>', false],
])('%s is a link to hand on: %s', (text, isLink) => {
  expect(isHttpsLink(text)).toBe(isLink);
});
