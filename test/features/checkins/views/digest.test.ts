import { type DigestFacts, digestMessage } from '../../../../src/features/checkins/views/digest.js';

const thing = (n: number) => ({ name: `Member ${n}`, text: `Thing ${n}` });
const latest = [1, 2, 3].map(thing);
const FULL: DigestFacts = {
  people: 9,
  done: { count: 7, latest },
  streaks: [{ name: 'Ann Berger', length: 10 }],
  more: [],
  helpers: [
    { name: 'Ben Okafor', to: ['Ann Berger', 'Mia Laurent', 'Noor Haddad', 'Tomo Sato'] },
    { name: 'Ann Berger', to: ['Ben Okafor', 'Mia Laurent', 'Noor Haddad'] },
    { name: 'Mia Laurent', to: ['Ann Berger'] },
    { name: 'Noor Haddad', to: ['Ann Berger'] },
  ],
};

test('a digest has five lines at most, and shortens its lists', () => {
  expect(digestMessage(FULL).text?.split('\n')).toEqual([
    '*Last week’s check-ins:* 9 people checked in · 7 shared things are done',
    '✓  Member 1: Thing 1',
    '✓  Member 2: Thing 2',
    'Helping each other: Ben Okafor replied to Ann Berger, Mia Laurent and 2 others; Ann Berger replied to Ben Okafor, Mia Laurent and Noor Haddad; Mia Laurent replied to Ann Berger; 1 other replied too',
    'New streak milestones: Ann Berger (10)',
  ]);
});

test.each([
  [{ helpers: [] }, 5],
  [{ streaks: [] }, 5],
  [{ streaks: [], helpers: [] }, 4],
  [{ done: { count: 0, latest: [] }, streaks: [], helpers: [] }, 1],
])('a digest without %j has %i lines', (less, lines) => {
  expect(digestMessage({ ...FULL, ...less }).text?.split('\n')).toHaveLength(lines);
});
