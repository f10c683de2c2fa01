import type { WebClient } from '@slack/web-api';
import { dayIn } from '../../../core/calendar.js';
import { communityById, isSilent } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { MINUTE } from '../../../core/durations.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { accessTo } from '../../../slack/channels.js';
import { posted } from '../../../slack/outbound/ledger.js';
import { postDigest } from '../contracts.js';
import { dayPostKey, digestKey } from '../domain/delivery-keys.js';
import { isStale, longestOfEach, milestoneSince, nextDigest, weekOfDigest } from '../domain/digest.js';
import { helpersOf } from '../domain/replied.js';
import { digests } from '../schema/digest.js';
import {
  countPeople,
  type DigestRow,
  daysOfSharers,
  digestOf,
  hasCirclesIn,
  lastDaysOf,
  planDigest,
  sharedDone,
  type Week,
} from '../store/digest.js';
import { repliedIn } from '../store/replied.js';
import { digestMessage } from '../views/digest.js';

/** The most things that a digest quotes, if it has few other lines. */
const MOST_THINGS = 3;

/** Finds communities whose digest is due. */
export const digestsDue = dueWork('checkins.digests', {
  job: postDigest,
  table: digests,
  id: digests.communityId,
  dueAt: digests.dueAt,
  everyMs: MINUTE,
});

/** Posts the digest of a community, and plans the next one. */
export function digestWork(deps: Deps): Work {
  const { db, clock, deliver, slack } = deps;
  return work(postDigest, async ({ workspaceId, id }) => {
    const now = clock();
    const row = await db.inWorkspace(workspaceId, (tx) => digestOf(tx, id));
    if (!row || row.dueAt > now) return;
    const post = await db.inWorkspace(workspaceId, (tx) => postFor(tx, deps, row, now));
    if (post)
      await deliver.post(workspaceId, { ...post, to: await channelFor(row, post.to, () => slack(workspaceId)) });
    await db.inWorkspace(workspaceId, (tx) => planDigest(tx, row, nextDigest(row.zone, now)));
  });
}

/** Returns the post; undefined if there is nothing to say, or no place for it. Circles have no thread in common. */
async function postFor(tx: Tx, { inDigest }: Deps, { communityId, place, zone, dueAt }: DigestRow, now: Date) {
  const community = await communityById(tx, communityId);
  if (!community || isSilent(community, dayIn(zone, now)) || isStale(dueAt, now)) return undefined;
  const week = { communityId, ...weekOfDigest(dueAt, zone) };
  const people = await countPeople(tx, week);
  const thread = place === 'thread' ? await lastThread(tx, week) : undefined;
  const hasPlace = place !== 'thread' || thread || (await hasCirclesIn(tx, week));
  if (people === 0 || !hasPlace) return undefined;
  const streaks = longestOfEach(
    (await daysOfSharers(tx, week)).flatMap(({ days, ...who }) => {
      const length = milestoneSince(days, week.from, dueAt);
      return length ? [{ ...who, length }] : [];
    }),
  );
  const helpers = helpersOf(await repliedIn(tx, { ...week, inHomeOnly: true }), await memberNames(tx, communityId));
  const done = await sharedDone(tx, week, MOST_THINGS);
  const message = digestMessage({ people, done, streaks, helpers, more: await inDigest(tx, week) });
  return { key: digestKey(communityId, week.from), to: community.channelId, message, thread };
}

/** Returns the thread of the last check-in day; if several programmes have one, that of the first. */
async function lastThread(tx: Tx, week: Week): Promise<string | undefined> {
  for (const { programmeId, day } of await lastDaysOf(tx, week)) {
    const at = await posted(tx, dayPostKey(programmeId, day));
    if (at) return at.ts;
  }
  return undefined;
}

async function memberNames(tx: Tx, communityId: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await membersOf(tx, communityId)).map(({ userId, name }) => [userId, name]));
}

/** Returns the other channel that an organizer chose, as long as it can be used and the home channel is public; else that. */
async function channelFor({ channelId }: DigestRow, home: string, clientOf: () => Promise<WebClient>): Promise<string> {
  if (!channelId || channelId === home) return home;
  const client = await clientOf();
  const isOpen = (await accessTo(client, home)) === 'public' && (await accessTo(client, channelId)) !== undefined;
  return isOpen ? channelId : home;
}
