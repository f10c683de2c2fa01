import { type Community, isIdle, isSilent, restsOn } from '../../src/core/communities.js';

const AT = new Date('2026-11-23T09:00Z');
const running = { closedAt: null, pausedUntil: null, channelLostAt: null, announcedAt: AT } as Community;

test.each([
  ['a running community', running, [false, false, false]],
  ['on the last day of a pause', { ...running, pausedUntil: '2026-11-24' }, [true, true, true]],
  ['on the day on which it goes on', { ...running, pausedUntil: '2026-11-23' }, [false, false, false]],
  ['a closed one', { ...running, closedAt: AT }, [true, true, true]],
  ['without its channel', { ...running, channelLostAt: AT }, [false, true, true]],
  ['before it is announced', { ...running, announcedAt: null }, [false, false, true]],
])('%s rests, is idle, is silent', (_, community, expected) => {
  expect([restsOn, isIdle, isSilent].map((is) => is(community, '2026-11-23'))).toEqual(expected);
});
