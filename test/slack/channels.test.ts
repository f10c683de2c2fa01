import { suitability } from '../../src/slack/channels.js';

const open = { isArchived: false, isShared: false, isMember: false, isPrivate: false };

test.each([
  ['a public channel is joined', open, 'join'],
  ['one it is in is ready', { ...open, isMember: true, isPrivate: true }, 'ready'],
  ['a private one it is not in needs an invitation', { ...open, isPrivate: true }, 'private'],
  ['an archived one is none', { ...open, isMember: true, isArchived: true }, 'archived'],
  ['nor is one shared with others', { ...open, isMember: true, isShared: true }, 'shared'],
])('%s', (_, channel, verdict) => {
  expect(suitability(channel)).toBe(verdict);
});
