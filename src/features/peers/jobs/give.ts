import { dayIn } from '../../../core/calendar.js';
import { communityById, isIdle } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { DAY } from '../../../core/durations.js';
import { isOn } from '../../../core/feature-switches.js';
import type { Deps } from '../../../feature.js';
import { lookAgain, peersSwitch } from '../contracts.js';
import { choosePeer } from '../domain/choose.js';
import { heldUntil } from '../domain/until.js';
import type { REASONS } from '../schema.js';
import { lockCheckin, lookAt, type SharedCheckin } from '../store/checkins.js';
import { candidatesOf } from '../store/peers.js';
import { addTurn, endTurns, heldCheckin, turnsOf } from '../store/turns.js';
import { show } from './show.js';

type Reason = (typeof REASONS)[number];

/**
 * Gives a check-in to a peer, unless it was given for this reason before. If nobody is there, it is looked at again a day
 * after it was shared. Call `lockTurns` first, and then lock its row.
 */
export async function give(tx: Tx, deps: Deps, checkin: SharedCheckin, reason: Reason, now: Date): Promise<void> {
  const { workspaceId, id, authorId } = checkin;
  const before = await turnsOf(tx, id);
  if (before.some((it) => it.reason === reason || it.endedAt === null)) return;
  const not = [authorId, ...before.map((it) => it.peerId)];
  const peer = (await mayGive(tx, checkin, now))
    ? choosePeer(await candidatesOf(tx, { ...checkin, now }), not, now)
    : undefined;
  if (!peer) return lookAt(tx, id, nextLook(checkin, reason, now));
  const { userId: peerId } = peer;
  await takeFrom(tx, deps, workspaceId, peerId, now);
  const until = heldUntil(now, peer.next);
  await addTurn(tx, { workspaceId, checkinId: id, peerId, reason, givenAt: now, until });
  await lookAt(tx, id, until);
  afterCommit(tx, () => deps.refreshHome(workspaceId, [peerId]));
}

async function mayGive(tx: Tx, { communityId }: SharedCheckin, now: Date): Promise<boolean> {
  const community = await communityById(tx, communityId);
  return Boolean(community && !isIdle(community, dayIn('UTC', now)) && (await isOn(tx, communityId, peersSwitch)));
}

function nextLook({ sharedAt }: SharedCheckin, reason: Reason, now: Date): Date | null {
  const aDayLater = new Date(sharedAt.getTime() + DAY);
  return reason === 'again' || aDayLater <= now ? null : aDayLater;
}

/** Ends what a peer holds from the day before, and looks at once for another one for that. */
async function takeFrom(tx: Tx, deps: Deps, workspaceId: string, peerId: string, now: Date): Promise<void> {
  const id = await heldCheckin(tx, peerId);
  // Its row before its turn, as those who answer it lock them.
  if (!id || !(await lockCheckin(tx, id))) return;
  const ended = await endTurns(tx, [id], now);
  if (ended.length === 0) return;
  await lookAt(tx, id, now);
  await show(tx, deps, workspaceId, ended);
  afterCommit(tx, () => deps.jobs.add(lookAgain, { workspaceId, id }));
}
