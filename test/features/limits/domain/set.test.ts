import { type Choices, choicesFor, limitsFrom, setBy } from '../../../../src/features/limits/domain/set.js';

const BEFORE = new Date('2026-11-01T08:00:00Z');
const NOW = new Date('2026-11-23T08:00:00Z');

const choices: Choices = { posts: 'day-2', postsChannel: 'HOME', promotion: '1', promotionChannel: 'SHOW' };
const before = setBy(choices, undefined, BEFORE);

test('what an organizer chose is what is set, and what they see when they come back', () => {
  expect(limitsFrom('HOME', before)).toEqual({
    homeChannelId: 'HOME',
    posts: { channelId: 'HOME', most: 2, per: 'day', since: BEFORE },
    promotion: { channelId: 'SHOW', most: 1, since: BEFORE },
  });
  expect(choicesFor('HOME', before)).toEqual(choices);
  expect(choicesFor('HOME', undefined)).toEqual({
    posts: 'no',
    postsChannel: 'HOME',
    promotion: 'no',
    promotionChannel: 'HOME',
  });
});

test.each<[string, Partial<Choices>, { posts: Date | undefined; promotion: Date | undefined }]>([
  ['nothing', {}, { posts: BEFORE, promotion: BEFORE }],
  ['the number', { posts: 'day-1' }, { posts: NOW, promotion: BEFORE }],
  ['the period', { posts: 'week-2' }, { posts: NOW, promotion: BEFORE }],
  ['the channel', { promotionChannel: 'HOME' }, { posts: BEFORE, promotion: NOW }],
  ['how much promotion', { promotion: '2' }, { posts: BEFORE, promotion: NOW }],
  ['that there is one', { posts: 'no' }, { posts: undefined, promotion: BEFORE }],
  ['that there is a channel', { promotionChannel: null }, { posts: BEFORE, promotion: undefined }],
])('a limit applies from when it was set to what it is: an organizer changes %s', (_, change, since) => {
  const { posts, promotion } = limitsFrom('HOME', setBy({ ...choices, ...change }, before, NOW));
  expect({ posts: posts?.since, promotion: promotion?.since }).toEqual(since);
});
