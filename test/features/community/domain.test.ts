import { nameOfChannel } from '../../../src/features/community/domain.js';

test.each([
  ['indie-makers', 'Indie makers'],
  ['ship_it--now', 'Ship it now'],
  ['über-uns', 'Über uns'],
])('the community of #%s is named %s', (channel, name) => {
  expect(nameOfChannel(channel)).toBe(name);
});
