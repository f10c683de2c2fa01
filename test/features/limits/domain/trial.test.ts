import { addDays, dayIn, instantAt } from '../../../../src/core/calendar.js';
import type { Limits, Post } from '../../../../src/features/limits/domain/limits.js';
import { type Counted, trialOf } from '../../../../src/features/limits/domain/trial.js';

const ZONE = 'Europe/Berlin';
const TODAY = '2026-11-23';

/** Returns the posts of these days before today, several on a day if it is there several times. */
const postsOn = (...daysAgo: number[]): Post[] =>
  daysAgo.map((ago, i) => {
    const at = new Date(instantAt(addDays(TODAY, -ago), '09:00', ZONE).getTime() + i * 1000);
    const ts = `${at.getTime() / 1000}.000100`;
    return { channelId: 'HOME', ts, at, day: dayIn(ZONE, at), isMarked: false, hostSince: undefined };
  });

const member = (more: Partial<Counted>): Counted => ({ joinedAt: new Date(0), isExempt: false, posts: [], ...more });

const limits: Limits = {
  homeChannelId: 'HOME',
  posts: { channelId: 'HOME', most: 1, per: 'day', since: instantAt(TODAY, '09:00', ZONE) },
  promotion: undefined,
};

test.each<[string, Counted[], { times: number; people: number }]>([
  ['nobody', [], { times: 0, people: 0 }],
  ['one post a day', [member({ posts: postsOn(3, 2, 1) })], { times: 0, people: 0 }],
  ['two on one day, before there was a limit', [member({ posts: postsOn(3, 3) })], { times: 1, people: 1 }],
  ['ten on one day: one note', [member({ posts: postsOn(...Array(10).fill(3)) })], { times: 1, people: 1 }],
  [
    'two on each of three days of a week: one note',
    [member({ posts: postsOn(5, 5, 4, 4, 3, 3) })],
    { times: 1, people: 1 },
  ],
  ['two on days a week apart: two notes', [member({ posts: postsOn(12, 12, 5, 5) })], { times: 2, people: 1 }],
  ['two people', [member({ posts: postsOn(12, 12, 5, 5) }), member({ posts: postsOn(1, 1) })], { times: 3, people: 2 }],
  ['an exempt organizer', [member({ isExempt: true, posts: postsOn(3, 3) })], { times: 0, people: 0 }],
  [
    'a newcomer, in their first week and after it',
    [member({ joinedAt: instantAt(addDays(TODAY, -12), '08:00', ZONE), posts: postsOn(10, 10, 2, 2) })],
    { times: 1, people: 1 },
  ],
])('what limits would have done: %s', (_, members, expected) => {
  expect(trialOf(limits, members)).toEqual(expected);
});
