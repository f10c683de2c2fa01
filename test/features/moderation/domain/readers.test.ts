import { mayAllRead } from '../../../../src/features/moderation/domain/readers.js';

const members = ['Ann', 'Gus'];
const guests = new Set(['Gus', 'Gwen']);

test.each([
  ['members of a private channel', false, ['Ann', 'Gus'], true],
  ['someone outside a private channel', false, ['Ann', 'Ben'], false],
  ['someone outside a public channel', true, ['Ann', 'Ben'], true],
  ['a guest in a public channel', true, ['Gus'], true],
  ['a guest outside a public channel', true, ['Ann', 'Gwen'], false],
])('%s', (_, isPublic, people, may) => {
  expect(mayAllRead({ isPublic, members }, people, guests)).toBe(may);
});
