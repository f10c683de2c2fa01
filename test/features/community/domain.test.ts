import { nameOfChannel } from '../../../src/features/community/domain.js';

test.each([
  ['indie-makers', 'Indie makers'],
  ['ship_it--now', 'Ship it now'],
  ['über-uns', 'Über uns'],
])('#%s is called %s', (channel, name) => {
  expect(nameOfChannel(channel)).toBe(name);
});
