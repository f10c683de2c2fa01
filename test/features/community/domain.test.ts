import type { Weekday } from '../../../src/core/calendar.js';
import type { Community } from '../../../src/core/communities.js';
import { deadlineProblem } from '../../../src/core/programmes.js';
import { draftOf, nameOfChannel, sizeToTell, TIMES, timesOf } from '../../../src/features/community/domain.js';

test.each([
  ['indie-makers', 'Indie makers'],
  ['ship_it--now', 'Ship it now'],
  ['über-uns', 'Über uns'],
])('the community of #%s is named %s', (channel, name) => {
  expect(nameOfChannel(channel)).toBe(name);
});

const times = { ...TIMES.daily, days: [1, 3] as Weekday[] };

test.each([
  ['the same day, later', { ...times, deadlineDays: 0 }, undefined],
  ['the same day, at the same time', { ...times, deadline: '09:00', deadlineDays: 0 }, 'too-early'],
  ['the next day, without a check-in', { ...times, deadlineDays: 1 }, undefined],
  ['the next day, before its check-in', { ...times, days: [1, 2], deadline: '08:00', deadlineDays: 1 }, undefined],
  ['the next day, as its check-in opens', { ...times, days: [1, 2], deadline: '09:00', deadlineDays: 1 }, 'too-late'],
  ['the Monday after a Sunday', { ...times, days: [7, 1], deadlineDays: 1 }, 'too-late'],
  ['once a week, from Monday to Tuesday', TIMES.weekly, undefined],
  ['after the check-in that follows', { ...times, deadlineDays: 3 }, 'too-late'],
  ['in the week without check-ins', { ...times, days: [5], repeats: 'two-weekly', deadlineDays: 6 }, undefined],
  ['six days later, once a month', { ...times, days: [1, 2], repeats: 'monthly', deadlineDays: 6 }, undefined],
] as const)('a deadline %s', (_, it, problem) => {
  expect(deadlineProblem(it)).toBe(problem);
});

test.each([
  ['daily', TIMES.daily],
  ['weekly', TIMES.weekly],
  ['own', { ...TIMES.daily, deadline: '17:00' }],
] as const)('the form of a community shows its rhythm: %s', (rhythm, it) => {
  const draft = draftOf({ fixedZone: null } as Community, it);
  expect([draft.rhythm, timesOf(draft)]).toEqual([rhythm, it]);
});

test.each([
  [149, 149, 0, undefined],
  [150, 149, 0, undefined],
  [150, 150, 0, 150],
  [300, 150, 150, undefined],
  [500, 500, 150, undefined],
  [501, 200, 150, 500],
  [501, 20, 0, 500],
  [501, 200, 500, undefined],
  [149, 149, 500, undefined],
])('of %d members, %d active, when organizers were told of %d: %s', (members, active, told, size) => {
  expect(sizeToTell({ members, active, told })).toBe(size);
});
