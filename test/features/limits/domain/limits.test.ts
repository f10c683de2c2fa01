import fc from 'fast-check';
import { addDays, allZones, dayIn, instantAt, weekdayOf } from '../../../../src/core/calendar.js';
import { DAY, MINUTE } from '../../../../src/core/durations.js';
import {
  isPromotion,
  type Limits,
  nextStart,
  PERIODS,
  type Post,
  startOf,
} from '../../../../src/features/limits/domain/limits.js';
import { type Author, noteAbout, type Over, overAmong } from '../../../../src/features/limits/domain/over.js';

const ZONE = 'Europe/Berlin';
const LONG_AGO = new Date('2026-01-01T00:00:00Z');

/** Returns a post at that local time in Berlin. */
function postAt(day: string, time: string, more: Partial<Post> = {}): Post {
  const at = instantAt(day, time, ZONE);
  return {
    ...{ channelId: 'HOME', ts: `${at.getTime() / 1000}.000100`, at, day: dayIn(ZONE, at) },
    ...{ isMarked: false, hostSince: undefined, ...more },
  };
}

const onePerDay: Limits = {
  homeChannelId: 'HOME',
  posts: { channelId: 'HOME', most: 1, per: 'day', since: LONG_AGO },
  promotion: undefined,
};
const onePerWeek: Limits = { ...onePerDay, posts: { channelId: 'HOME', most: 1, per: 'week', since: LONG_AGO } };
const showcase: Limits = {
  ...{ homeChannelId: 'HOME', posts: undefined },
  promotion: { channelId: 'SHOW', most: 1, since: LONG_AGO },
};
const marked = { isMarked: true };
const linked = { hostSince: LONG_AGO };
const inShow = { channelId: 'SHOW' };

/** Returns what is over as lines: the rule, the local time of the post, and the day from which they may post again. */
const lines = (all: readonly Over[]) =>
  all.map(({ rule, post, again }) => `${rule} ${post.at.toISOString().slice(8, 16)} ${again ?? 'now'}`);

test.each<[string, Limits, Post[], string, string[]]>([
  ['no limits', { ...onePerDay, posts: undefined }, [postAt('2026-11-23', '09:00')], '2026-11-23', []],
  ['as many as there may be', onePerDay, [postAt('2026-11-23', '09:00')], '2026-11-23', []],
  [
    'the second on one day',
    onePerDay,
    [postAt('2026-11-23', '09:00'), postAt('2026-11-23', '10:00')],
    '2026-11-23',
    ['posts 23T09:00 2026-11-24'],
  ],
  [
    'the earlier of two is not over, whichever arrives first',
    onePerDay,
    [postAt('2026-11-23', '10:00'), postAt('2026-11-23', '09:00')],
    '2026-11-23',
    ['posts 23T09:00 2026-11-24'],
  ],
  [
    'one before midnight and one after it',
    onePerDay,
    [postAt('2026-11-23', '23:59'), postAt('2026-11-24', '00:00')],
    '2026-11-24',
    [],
  ],
  [
    'in another channel',
    onePerDay,
    [postAt('2026-11-23', '09:00'), postAt('2026-11-23', '09:01', inShow)],
    '2026-11-23',
    [],
  ],
  [
    'a second one in the week, on Sunday',
    onePerWeek,
    [postAt('2026-11-23', '09:00'), postAt('2026-11-29', '23:59')],
    '2026-11-29',
    ['posts 29T22:59 2026-11-30'],
  ],
  [
    'a second one on the Monday after',
    onePerWeek,
    [postAt('2026-11-29', '23:59'), postAt('2026-11-30', '00:00')],
    '2026-11-30',
    [],
  ],
  [
    'last week’s, when the week is over',
    onePerWeek,
    [postAt('2026-11-23', '09:00'), postAt('2026-11-24', '09:00')],
    '2026-11-30',
    [],
  ],
  [
    'earlier posts count, but only those after the limit was set are over it',
    {
      ...onePerWeek,
      posts: { channelId: 'HOME', most: 1, per: 'week', since: instantAt('2026-11-25', '00:00', ZONE) },
    },
    [postAt('2026-11-23', '09:00'), postAt('2026-11-24', '09:00'), postAt('2026-11-25', '09:00')],
    '2026-11-25',
    ['posts 25T08:00 2026-11-30'],
  ],
  ['promotion in its channel', showcase, [postAt('2026-11-23', '09:00', inShow)], '2026-11-23', []],
  [
    'too much promotion in its channel',
    showcase,
    [postAt('2026-11-23', '09:00', inShow), postAt('2026-11-24', '09:00', inShow)],
    '2026-11-24',
    ['promotion 24T08:00 2026-11-30'],
  ],
  ['a listed link elsewhere', showcase, [postAt('2026-11-23', '09:00', linked)], '2026-11-23', ['place 23T08:00 now']],
  ['a marked post elsewhere', showcase, [postAt('2026-11-23', '09:00', marked)], '2026-11-23', ['place 23T08:00 now']],
  [
    'a marked post elsewhere, after this week’s in the channel',
    showcase,
    [postAt('2026-11-23', '09:00', inShow), postAt('2026-11-24', '09:00', marked)],
    '2026-11-24',
    ['place 24T08:00 2026-11-30'],
  ],
  [
    'promotion elsewhere doesn’t use up what there may be in the channel',
    showcase,
    [postAt('2026-11-23', '09:00', marked), postAt('2026-11-24', '09:00', inShow)],
    '2026-11-24',
    ['place 23T08:00 2026-11-30'],
  ],
  [
    'in the home channel, only links and marks make a post promotion',
    { ...showcase, promotion: { channelId: 'HOME', most: 1, since: LONG_AGO } },
    [
      postAt('2026-11-23', '09:00'),
      postAt('2026-11-23', '10:00'),
      postAt('2026-11-23', '11:00', linked),
      postAt('2026-11-23', '12:00', marked),
    ],
    '2026-11-23',
    ['promotion 23T11:00 2026-11-30'],
  ],
  [
    'in the week in which the clocks go back',
    onePerDay,
    [postAt('2026-10-25', '00:30'), postAt('2026-10-25', '23:30'), postAt('2026-10-26', '00:30')],
    '2026-10-25',
    ['posts 25T22:30 2026-10-26'],
  ],
])('over a limit: %s', (_, limits, posts, today, expected) => {
  expect(lines(overAmong(limits, posts, today))).toEqual(expected);
});

test('a link makes a post promotion only after its host has been on the list for a week', () => {
  const hostSince = instantAt('2026-11-16', '09:00', ZONE);
  expect(['08:59', '09:00'].map((time) => isPromotion(showcase, postAt('2026-11-23', time, { hostSince })))).toEqual([
    false,
    true,
  ]);
});

const twoToday = [postAt('2026-11-23', '09:00'), postAt('2026-11-23', '10:00')] as const;
const member: Author = { joinedAt: LONG_AGO, isExempt: false, notedAt: undefined };

test.each<[string, Post, readonly Post[], Author, string | undefined]>([
  ['the post is over', twoToday[1], twoToday, member, 'posts'],
  ['the post came late, and put a later one over', twoToday[0], twoToday, member, 'posts'],
  ['only an earlier post is over', postAt('2026-11-23', '11:00', inShow), twoToday, member, undefined],
  ['an exempt organizer', twoToday[1], twoToday, { ...member, isExempt: true }, undefined],
  ['a newcomer', twoToday[1], twoToday, { ...member, joinedAt: instantAt('2026-11-16', '10:01', ZONE) }, undefined],
  [
    'after the first week',
    twoToday[1],
    twoToday,
    { ...member, joinedAt: instantAt('2026-11-16', '10:00', ZONE) },
    'posts',
  ],
  ['noted this week', twoToday[1], twoToday, { ...member, notedAt: instantAt('2026-11-16', '12:01', ZONE) }, undefined],
  ['noted a week ago', twoToday[1], twoToday, { ...member, notedAt: instantAt('2026-11-16', '12:00', ZONE) }, 'posts'],
])('a note: %s', (_, post, posts, author, rule) => {
  const now = instantAt('2026-11-23', '12:00', ZONE);
  expect(noteAbout(post, onePerDay, posts, author, { now, today: '2026-11-23' })?.rule).toBe(rule);
});

test('a note about a post that is over two limits says where it belongs', () => {
  const both = { ...showcase, posts: onePerDay.posts };
  const posts = [twoToday[0], { ...twoToday[1], ...marked }];
  const it = { now: instantAt('2026-11-23', '12:00', ZONE), today: '2026-11-23' };
  expect(noteAbout(twoToday[1], both, posts, member, it)?.rule).toBe('place');
});

const zone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  ...allZones(),
);
/** Minutes around both changes of the clocks. */
const minutes = fc.oneof(
  fc.integer({ min: 0, max: 40 * 24 * 60 }),
  fc.integer({ min: 17 * 24 * 60, max: 19 * 24 * 60 }),
);
const start = fc.constantFrom(Date.parse('2026-03-10T00:00Z'), Date.parse('2026-10-07T00:00Z'));

const posts = fc
  .record({
    zone,
    start,
    at: fc.uniqueArray(minutes, { maxLength: 20 }),
    flags: fc.array(fc.record({ isMarked: fc.boolean(), channelId: fc.constantFrom('HOME', 'SHOW') }), {
      minLength: 20,
      maxLength: 20,
    }),
  })
  .map(({ zone, start, at, flags }) => ({
    zone,
    all: at.map((minute, i): Post => {
      const when = new Date(start + minute * MINUTE);
      const ts = `${when.getTime() / 1000}.000100`;
      return {
        ts,
        at: when,
        day: dayIn(zone, when),
        hostSince: undefined,
        channelId: 'HOME',
        isMarked: false,
        ...flags[i],
      };
    }),
  }));

const limits = fc.record({ most: fc.integer({ min: 1, max: 4 }), per: fc.constantFrom(...PERIODS) }).map(
  ({ most, per }): Limits => ({
    homeChannelId: 'HOME',
    posts: { channelId: 'HOME', most, per, since: LONG_AGO },
    promotion: { channelId: 'SHOW', most, since: LONG_AGO },
  }),
);

test('in each period the posts after the first ones are over, in whatever order they are counted', () => {
  fc.assert(
    fc.property(posts, limits, fc.nat(), ({ all }, limits, seed) => {
      const { per, most } = limits.posts ?? { per: 'day', most: 1 };
      const shuffled = [...all].sort(
        (a, b) => ((a.at.getTime() * (seed + 1)) % 997) - ((b.at.getTime() * (seed + 1)) % 997),
      );
      for (const today of new Set(all.map(({ day }) => day))) {
        const found = overAmong(limits, shuffled, today);
        expect(found).toEqual(overAmong(limits, all, today));
        const count = all.filter(
          ({ day, channelId }) => channelId === 'HOME' && startOf(per, day) === startOf(per, today),
        ).length;
        expect(found.filter(({ rule }) => rule === 'posts')).toHaveLength(Math.max(0, count - most));
      }
    }),
  );
});

test('after the day from which they may post again begins, in every zone, one more post is not over', () => {
  fc.assert(
    fc.property(posts, limits, ({ zone, all }, limits) => {
      for (const today of new Set(all.map(({ day }) => day))) {
        for (const { rule, post, again } of overAmong(limits, all, today)) {
          if (again === undefined) continue;
          const at = instantAt(again, '00:00', zone);
          // Some zones skip midnight, or even a day, when their offset changes.
          const day = dayIn(zone, at);
          expect([again > post.day, again > today, day >= again]).toEqual([true, true, true]);
          const before = all.filter((it) => it.day < again);
          const next = { ...post, at, day, isMarked: false, ts: `${at.getTime() / 1000}.000200` };
          const placed = rule === 'place' ? { ...next, ...inShow } : next;
          expect(overAmong(limits, [...before, placed], day).filter((it) => it.post === placed)).toEqual([]);
        }
      }
    }),
  );
});

test('a period begins on the day of its first post or on a Monday, and the next one follows it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PERIODS), fc.integer({ min: 0, max: 5000 }), (per, n) => {
      const day = addDays('2026-01-01', n);
      const [from, next] = [startOf(per, day), nextStart(per, day)];
      expect(from <= day && day < next).toBe(true);
      expect(next).toBe(addDays(from, per === 'day' ? 1 : 7));
      if (per === 'week') expect([weekdayOf(from), weekdayOf(next)]).toEqual([1, 1]);
      expect(startOf(per, addDays(next, -1))).toBe(from);
    }),
  );
});

test('a deletion can only take posts off the list of those that are over', () => {
  fc.assert(
    fc.property(posts, limits, fc.nat({ max: 19 }), ({ all }, limits, i) => {
      const left = all.filter((_, j) => j !== i);
      for (const today of new Set(all.map(({ day }) => day))) {
        const before = overAmong(limits, all, today).map(({ rule, post }) => `${rule} ${post.ts}`);
        const after = overAmong(limits, left, today).map(({ rule, post }) => `${rule} ${post.ts}`);
        expect(after.filter((it) => !before.includes(it))).toEqual([]);
      }
    }),
  );
});

test('notes to one person are at least a week apart, whatever they post', () => {
  fc.assert(
    fc.property(posts, limits, ({ all }, limits) => {
      const noted: number[] = [];
      const sorted = [...all].sort((a, b) => a.at.getTime() - b.at.getTime());
      for (const [i, post] of sorted.entries()) {
        const notedAt = noted.length > 0 ? new Date(noted.at(-1) ?? 0) : undefined;
        const it = { now: post.at, today: post.day };
        if (noteAbout(post, limits, sorted.slice(0, i + 1), { ...member, notedAt }, it)) noted.push(post.at.getTime());
      }
      expect(noted.slice(1).filter((at, i) => at - (noted[i] ?? 0) < 7 * DAY)).toEqual([]);
    }),
  );
});
