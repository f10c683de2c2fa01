import { cheersMessage } from '../../../../src/features/challenges/views/thread.js';

const cheers = (to: string, ...from: string[]) => from.map((one) => ({ from: one, to }));

test.each([
  ['nobody', [], undefined],
  ['two for one', cheers('Ann', 'Ben', 'Kim'), 'Cheers yesterday: Ben and Kim → Ann'],
  ['four for one', cheers('Ann', 'Ben', 'Kim', 'Mia', 'Noor'), 'Cheers yesterday: Ben, Kim, Mia and 1 other → Ann'],
  ['five for one', cheers('Ann', 'B', 'C', 'D', 'E', 'F'), 'Cheers yesterday: B, C, D and 2 others → Ann'],
  [
    'one for each of five',
    ['Ben', 'Kim', 'Mia', 'Noor', 'Tia'].flatMap((to) => cheers(to, 'Ann')),
    'Cheers yesterday: Ann → Ben · Ann → Kim · Ann → Mia · and 2 more',
  ],
])('the cheers of a day name a few people: %s', (_, all, text) => {
  expect(cheersMessage(all, true)?.text).toBe(text);
});
