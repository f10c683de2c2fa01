import { suitability } from '../../src/slack/channels.js';

const open = { isArchived: false, isShared: false, isMember: false, isPrivate: false };

test.each([
  ['a public channel is joined', open, 'join'],
  ['a channel that Hearth is in is ready', { ...open, isMember: true, isPrivate: true }, 'ready'],
  ['a private channel that Hearth is not in needs an invitation', { ...open, isPrivate: true }, 'private'],
  ['an archived channel is unsuitable', { ...open, isMember: true, isArchived: true }, 'archived'],
  ['a channel shared with other organizations is unsuitable', { ...open, isMember: true, isShared: true }, 'shared'],
])('%s', (_, channel, verdict) => {
  expect(suitability(channel)).toBe(verdict);
});
