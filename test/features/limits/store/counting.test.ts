import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { dayIn } from '../../../../src/core/calendar.js';
import { type Database, openDatabase } from '../../../../src/core/database/database.js';
import { createLog } from '../../../../src/core/log.js';
import { savePeople } from '../../../../src/core/people.js';
import { TIMES } from '../../../../src/features/community/domain.js';
import { createCommunity, join } from '../../../../src/features/community/store/communities.js';
import { countDeletion, countPost, markPost, type PostIds } from '../../../../src/features/limits/store/posts.js';
import { freshDatabase, type TestDatabase } from '../../../support/database.js';
import { allRows } from '../../../support/rows.js';

const T = 'T1';
const ANN = 'U0ANN';
const NOW = new Date('2026-11-23T12:00:00Z');

let database: TestDatabase;
let db: Database;
let communityId: string;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase(database.url, 4, createLog('silent'));
  communityId = await db.inWorkspace(T, async (tx) => {
    const { id } = await createCommunity(tx, {
      ...{ id: randomUUID(), workspaceId: T, channelId: 'C1', name: 'Makers', kind: 'makers' },
      ...{ problem: '', audience: '', outcome: '', ...TIMES.daily, checkinEnrolment: 'joiners' },
      ...{ createdBy: ANN, createdAt: NOW, announceAt: NOW, fixedZone: null },
    });
    const profile = { zone: 'UTC', locale: 'en-GB', standing: 'full' as const, picture: null };
    await savePeople(tx, T, [{ userId: ANN, name: 'Ann', ...profile }], NOW);
    await join(tx, { workspaceId: T, communityId: id, userIds: [ANN], at: NOW });
    return id;
  });
});

afterAll(async () => {
  await db.close();
  await database.release();
});

const HOSTS = [randomUUID(), randomUUID()];

/** What happens to a post, `after` seconds after it was posted, with the host of its link then. */
interface Happening {
  readonly post: number;
  readonly kind: 'posted' | 'changed' | 'deleted' | 'marked';
  readonly after: number;
  readonly host: number | undefined;
}

/** A Sunday evening, so that some posts are from the week before the others. */
const START = Date.parse('2026-11-22T23:59:00Z') / 1000;
const postedAt = (post: number) => START + post * 30;

function ids(post: number): PostIds {
  const at = new Date(postedAt(post) * 1000);
  const ts = `${postedAt(post)}.000100`;
  return { workspaceId: T, communityId, channelId: 'C1', ts, userId: ANN, postedAt: at, day: dayIn('UTC', at) };
}

function happens({ post, kind, after, host }: Happening): Promise<unknown> {
  const contentTs = `${postedAt(post) + after}.000100`;
  return db.inWorkspace(T, async (tx) => {
    if (kind === 'deleted') await countDeletion(tx, ids(post), NOW);
    else if (kind === 'marked') await markPost(tx, ids(post), NOW);
    else await countPost(tx, ids(post), { hostId: HOSTS[host ?? -1], contentTs, now: NOW });
  });
}

/** Returns what is to be known of a post in the end, whatever the order in which Hearth hears of what happened. */
function expected(all: readonly Happening[], post: number) {
  const its = all.filter((it) => it.post === post);
  const contents = its.filter(({ kind }) => kind === 'posted' || kind === 'changed').sort((a, b) => b.after - a.after);
  const isDeleted = its.some(({ kind }) => kind === 'deleted');
  const hasMark = its.some(({ kind }) => kind === 'marked');
  return {
    ts: ids(post).ts,
    day: ids(post).day,
    host: HOSTS[contents[0]?.host ?? -1] ?? null,
    deleted: isDeleted,
    // A deleted post takes no mark, so this depends on which came first.
    marked: isDeleted ? 'either' : hasMark,
    unchecked: !isDeleted,
  };
}

const rows = async () =>
  (
    await allRows(
      database.url,
      `select ts, day::text, host_id as host, deleted_at is not null as deleted, marked_at is not null as marked,
       check_at is not null as unchecked from limit_posts order by ts`,
    )
  ).map((row) => ({ ...row, marked: row.deleted ? 'either' : row.marked }));

const host = fc.option(fc.constantFrom(0, 1), { nil: undefined });
const happenings = fc
  .array(
    fc.record({
      post: fc.nat({ max: 3 }),
      host,
      /** Edits may be a week later. */
      edits: fc.uniqueArray(fc.record({ after: fc.integer({ min: 1, max: 700_000 }), host }), {
        maxLength: 3,
        selector: ({ after }) => after,
      }),
      isMarked: fc.boolean(),
      isDeleted: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((posts) => [...new Map(posts.map((it) => [it.post, it])).values()])
  .map((posts) =>
    posts.flatMap(({ post, host, edits, isMarked, isDeleted }): Happening[] => [
      { post, kind: 'posted', after: 0, host },
      ...edits.map(({ after, host }): Happening => ({ post, kind: 'changed', after, host })),
      ...(isMarked ? [{ post, kind: 'marked', after: 1, host } as const] : []),
      ...(isDeleted ? [{ post, kind: 'deleted', after: 1, host } as const] : []),
    ]),
  );

const heard = happenings.chain((all) =>
  fc
    .array(fc.constantFrom(...all), { maxLength: 6 })
    .chain((again) =>
      fc
        .shuffledSubarray([...all, ...again], { minLength: all.length + again.length })
        .map((order) => ({ all, order })),
    ),
);

test('posts are counted exactly, in any order, with duplicates, and at the same time', async () => {
  await fc.assert(
    fc.asyncProperty(heard, fc.boolean(), async ({ all, order }, isConcurrent) => {
      await allRows(database.url, 'delete from limit_posts');
      if (isConcurrent) await Promise.all(order.map(happens));
      else for (const it of order) await happens(it);
      const posts = [...new Set(all.map(({ post }) => post))].sort();
      expect(await rows()).toEqual(posts.map((post) => expected(all, post)));
    }),
    { numRuns: 40 },
  );
});

test('a post is checked again when its link or its mark changes, but not for a preview of the link or a duplicate', async () => {
  await allRows(database.url, 'delete from limit_posts');
  const isToCheck = async (it: { host?: number; after?: number } | 'mark') => {
    await allRows(database.url, 'update limit_posts set check_at = null');
    const id = await db.inWorkspace(T, (tx) => {
      if (it === 'mark') return markPost(tx, ids(0), NOW);
      const contentTs = `${postedAt(0) + (it.after ?? 0)}.000100`;
      return countPost(tx, ids(0), { hostId: HOSTS[it.host ?? -1], contentTs, now: NOW });
    });
    return id !== undefined;
  };
  expect(await isToCheck({})).toBe(true);
  expect(await isToCheck({})).toBe(false);
  expect(await isToCheck({ after: 1 })).toBe(false);
  expect(await isToCheck({ after: 3, host: 0 })).toBe(true);
  expect(await isToCheck({ after: 2, host: 1 })).toBe(false);
  expect(await isToCheck({ after: 4, host: 0 })).toBe(false);
  expect(await isToCheck('mark')).toBe(true);
  expect(await isToCheck('mark')).toBe(false);
  await happens({ post: 0, kind: 'deleted', after: 5, host: undefined });
  expect(await isToCheck({ after: 6, host: 1 })).toBe(false);
});
