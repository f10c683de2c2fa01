import fc from 'fast-check';
import { addDays, daysBetween, weekdayOf } from '../../../../src/core/calendar.js';
import { described } from '../../../../src/features/challenges/domain/check.js';
import { lengthOf, slotsBetween } from '../../../../src/features/challenges/domain/days.js';
import { filledIn, inputOf } from '../../../../src/features/challenges/domain/filling.js';
import {
  type Base,
  type Filled,
  LENGTHS,
  suggested,
  usualFirstDay,
} from '../../../../src/features/challenges/domain/form.js';
import { MEASURES, RHYTHMS } from '../../../../src/features/challenges/domain/plan.js';
import { builtIn, scaledTarget, TEMPLATES } from '../../../../src/features/challenges/domain/templates.js';

const TODAY = '2026-11-25';
const reader = { today: TODAY, locale: 'en-GB' };
const base = (template: (typeof TEMPLATES)[number] = 'most-days'): Base => ({
  ...{ template, plan: builtIn(template), teams: [], groupTarget: null },
});
const filled = (more: Partial<Filled> = {}): Filled => suggested(base(), more, TODAY);
const problemsOf = (more: Partial<Filled>) => {
  const it = described(filled(more), reader);
  return 'problems' in it ? it.problems : {};
};

test('a form is a challenge as soon as it is opened, and begins on the next Monday', () => {
  expect(described(filled(), reader)).toEqual({
    challenge: {
      ...{ template: 'most-days', name: 'Most days', unit: '', measure: 'days', rhythm: 'daily', weekdays: [] },
      task: 'Spend ten minutes writing, moving or learning. Gaps are fine.',
      ...{ firstDay: '2026-11-30', lastDay: '2026-12-13', target: 10, graceDays: 3, groupTarget: null, teams: [] },
      ...{ visibility: 'everyone', hasRanks: false, asksLink: false, prompts: [], promptPace: 'daily' },
    },
  });
});

test.each([
  ['most-days', 7, 5],
  ['most-days', 30, 20],
  ['ship', 28, 3],
  ['ship', 14, 1],
  ['conversations', 21, 10],
  ['conversations', 14, 7],
  ['read', 14, 100],
] as const)('%s in %i days: %i', (template, days, expected) => {
  expect(scaledTarget(template, builtIn(template), { ...builtIn(template), days })).toBe(expected);
});

const team = (name: string, ...userIds: string[]) => ({ name, userIds });
const teams = (...all: ReturnType<typeof team>[]): Partial<Filled> => ({
  ...{ teamCount: '2', teamName: all.map(({ name }) => name), teamPeople: all.map(({ userIds }) => userIds) },
});

test.each<[string, Partial<Filled>, Record<string, string>]>([
  ['begins today', { firstDay: TODAY }, {}],
  ['begins yesterday', { firstDay: '2026-11-24' }, { firstDay: 'That day is over. Choose today or a later day.' }],
  ['has no first day', { firstDay: null }, { firstDay: 'Choose a day.' }],
  ['begins in years', { firstDay: '2029-01-01' }, { firstDay: 'That’s more than a year away. Choose an earlier day.' }],
  ['has no last day', { length: 'own', lastDay: null }, { lastDay: 'Choose a day.' }],
  ['ends before', { length: 'own', lastDay: '2026-11-29' }, { lastDay: 'Choose a day after the first day.' }],
  ['takes a day', { length: 'own', lastDay: '2026-11-30', target: '1' }, {}],
  ['takes 100 days', { length: 'own', lastDay: '2027-03-09' }, {}],
  ['takes 101 days', { length: 'own', lastDay: '2027-03-10' }, { lastDay: 'A challenge can last up to 100 days.' }],
  ['asks for all days', { target: '14' }, {}],
  [
    'asks for too many days',
    { target: '15' },
    { target: 'There’s only room for 14 days. Lower the target, or make the challenge longer.' },
  ],
  [
    'asks for weeks',
    { rhythm: 'weekly', target: '3' },
    { target: 'There’s only room for 2 weeks. Lower the target, or make the challenge longer.' },
  ],
  ['asks for half a day', { target: '1.5' }, { target: 'Write a whole number above 0.' }],
  ['asks for nothing', { target: '0' }, { target: 'Write a whole number above 0.' }],
  ['counts with decimals', { measure: 'amount', unit: 'km', target: '42,19' }, {}],
  [
    'counts words',
    { measure: 'amount', unit: 'km', target: 'ten' },
    { target: 'Write a number above 0, such as 12 or 4.5.' },
  ],
  ['has no unit', { measure: 'count', unit: '\u200B' }, { unit: 'Write at least a word.' }],
  ['has an invisible name', { name: '\u200B\u2060 ' }, { name: 'Write at least a word.' }],
  ['has an invisible task', { task: '\u00AD' }, { task: 'Write at least a word.' }],
  ['has a long name', { name: 'x'.repeat(61) }, { name: 'Keep it to 60 characters.' }],
  ['has no weekdays', { rhythm: 'weekdays', weekdays: [] }, { weekdays: 'Choose at least one day.' }],
  ['has two days of the week', { rhythm: 'weekly', weekdays: [1, 2], target: '2' }, { weekdays: 'Choose one day.' }],
  [
    'falls on none of its days',
    { rhythm: 'weekdays', weekdays: [7], length: 'own', lastDay: '2026-12-01', target: '1' },
    { weekdays: 'None of these days falls between the first day and the last.' },
  ],
  ['has a prompt a day', { prompts: 'x\n\n'.repeat(14) }, {}],
  [
    'has a prompt too many',
    { prompts: 'x\n'.repeat(15) },
    { prompts: 'That’s too many: the challenge lasts 14 days.' },
  ],
  [
    'has a prompt a week',
    { prompts: 'x\ny\nz', promptPace: 'weekly' },
    { prompts: 'That’s too many: the challenge lasts 2 weeks.' },
  ],
  ['has 32 prompts', { prompts: 'x\n'.repeat(32), length: '30' }, { prompts: 'Keep it to 31 prompts.' }],
  ['has a target for all', { groupTarget: '60' }, {}],
  ['has none for all', { groupTarget: '-' }, { groupTarget: 'Write a number above 0, such as 12 or 4.5.' }],
  [
    'shows teams without any',
    { visibility: 'team' },
    { visibility: 'There are no teams yet. Add some, or choose something else.' },
  ],
  ['has teams', teams(team('Owls', 'U1'), team('Larks')), {}],
  ['has a team twice', teams(team('Owls'), team('owls ')), { 'teamName.1': 'Another team has this name.' }],
  ['has a nameless team', teams(team('Owls'), team('\u200B')), { 'teamName.1': 'Write at least a word.' }],
  [
    'has a member twice',
    teams(team('Owls', 'U1'), team('Larks', 'U2', 'U1')),
    { 'teamPeople.1': 'Someone here is already in another team.' },
  ],
])('a challenge that %s', (_, more, expected) => {
  expect(problemsOf({ ...(more.length === 'own' ? { target: '1' } : {}), ...more })).toEqual(expected);
});

const values = fc.record({
  firstDay: fc.integer({ min: -10, max: 400 }).map((n) => addDays(TODAY, n)),
  length: fc.constantFrom(...LENGTHS),
  lastDay: fc.integer({ min: -10, max: 500 }).map((n) => addDays(TODAY, n)),
  measure: fc.constantFrom(...MEASURES),
  rhythm: fc.constantFrom(...RHYTHMS),
  template: fc.constantFrom(...TEMPLATES),
});

test('whatever is chosen, the suggested target fits, and the challenge lies within its limits', () => {
  fc.assert(
    fc.property(values, ({ template, ...chosen }) => {
      const it = described(suggested(base(template), { ...chosen, name: 'N', task: 'T', unit: 'u' }, TODAY), reader);
      if ('problems' in it) {
        // With few days left, none may be one of the chosen weekdays, or fewer than usual.
        const allowed = ['firstDay', 'lastDay', ...(chosen.rhythm === 'weekdays' ? ['weekdays', 'target'] : [])];
        expect(allowed).toEqual(expect.arrayContaining(Object.keys(it.problems)));
        return;
      }
      const { challenge } = it;
      expect(challenge.firstDay >= TODAY).toBe(true);
      expect(lengthOf(challenge)).toBeLessThanOrEqual(100);
      if (challenge.measure === 'days')
        expect(challenge.target).toBeLessThanOrEqual(slotsBetween(challenge, challenge.firstDay, challenge.lastDay));
    }),
  );
});

test('the usual first day is the next Monday', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (n) => {
      const today = addDays(TODAY, n);
      const day = usualFirstDay(today);
      expect(weekdayOf(day)).toBe(1);
      expect(daysBetween(today, day)).toBeGreaterThanOrEqual(1);
      expect(daysBetween(today, day)).toBeLessThanOrEqual(7);
    }),
  );
});

test('what was typed stays until its suggestion changes, and all counts in the end', () => {
  const typed = {
    ...{ firstDay: '2026-12-01', groupTarget: '50', teamName: { 0: 'Owls' }, teamPeople: { 0: ['U1'] } },
    ...{ length: { 'most-days': '30' }, name: { 'most-days': 'Ours' }, target: { 'most-days-14-days-daily': '9' } },
  };
  const open = filledIn(base(), typed, TODAY, false);
  expect(open).toMatchObject({
    ...{ firstDay: '2026-12-01', groupTarget: '50', length: '30', name: 'Ours', target: '20' },
    ...{ teamName: ['Owls'], teamPeople: [['U1']] },
  });
  expect(filledIn(base('ship'), typed, TODAY, false)).toMatchObject({
    ...{ firstDay: '2026-12-01', groupTarget: '50', length: '28', name: 'Ship every week', target: '3' },
  });
  expect(filledIn(base(), typed, TODAY, true)).toMatchObject({ length: '30', name: 'Ours', target: '9' });
});

test.each([
  ['firstDay', 'firstDay'],
  ['target', 'target.a-14'],
  ['teamName.0', 'teamName.0'],
  ['teamName.1', undefined],
  ['prompts', undefined],
])('the input of %s is %s', (name, expected) => {
  expect(inputOf({ firstDay: null, target: { 'a-14': '9' }, teamName: { 0: 'x' } }, name)).toBe(expected);
});
