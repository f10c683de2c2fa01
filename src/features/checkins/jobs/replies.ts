import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { MINUTE, SECOND } from '../../../core/durations.js';
import { personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { posted } from '../../../slack/outbound/ledger.js';
import type { Delivery } from '../../../slack/outbound/send.js';
import { signedBy } from '../../../slack/outbound/signed-by.js';
import { publishReply } from '../contracts.js';
import { deliveryKey, replyKey } from '../domain/delivery-keys.js';
import { replies } from '../schema.js';
import { occurrenceById } from '../store/occurrences.js';
import { isReachable, type Reply, type ReplyState, replyById, settleReply, unpublishedUpTo } from '../store/replies.js';
import { replyMessage } from '../views/replies.js';
import { againAfter, againAfterEdit } from './again.js';

/** Finds replies whose `publishReply` job the queue lost. */
export const repliesDue = dueWork('checkins.unpublished-replies', {
  job: publishReply,
  table: replies,
  id: replies.id,
  dueAt: replies.unpublishedSince,
  where: isReachable,
  graceMs: MINUTE,
  everyMs: 30 * SECOND,
});

/** Publishes a reply after those that were written before it in the same thread, so that they stay in order. */
export function repliesWork(deps: Deps): Work {
  return work(publishReply, async ({ workspaceId, id }) => {
    const waiting = await deps.db.inWorkspace(workspaceId, (tx) => unpublishedUpTo(tx, id));
    for (const reply of waiting) await publishOne(deps, reply);
  });
}

async function publishOne(deps: Deps, reply: Reply): Promise<void> {
  const { db, deliver, refreshHome } = deps;
  const { workspaceId, id, toUser } = reply;
  const state = await bringToSlack(deps, reply);
  const isGone = await db.inWorkspace(workspaceId, async (tx) => {
    // While the channel is lost, it waits. Otherwise nobody will ever read it, so its author may write it again.
    if (state !== 'gone' || reply.removedAt || !(await isChannelLost(tx, reply))) await settleReply(tx, reply, state);
    return (await replyById(tx, id)) === undefined;
  });
  // It was taken down or erased while it was on its way.
  if (state !== 'gone' && isGone) await deliver.delete(workspaceId, replyKey(id));
  await refreshHome(workspaceId, [toUser]);
}

/** Posts, updates or deletes a reply. Returns whether Slack shows it, or when to try again. */
async function bringToSlack(deps: Deps, reply: Reply): Promise<ReplyState> {
  const { clock, deliver } = deps;
  const { workspaceId, id, fromUser, toUser, text } = reply;
  const key = replyKey(id);
  if (reply.removedAt) return againAfter(await deliver.delete(workspaceId, key), clock()) ?? 'gone';
  const { at, person } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    at: await posted(tx, key),
    person: await personById(tx, fromUser),
  }));
  if (at && person) {
    const it = { person, toUser, text };
    const changed = await deliver.update(workspaceId, key, replyMessage(it), replyMessage({ ...it, isSigned: true }));
    return againAfterEdit(changed, clock()) ?? 'shown';
  }
  const delivery = await deliveryOf(deps, reply);
  return delivery && (await deliver.post(workspaceId, delivery)) ? 'shown' : 'gone';
}

async function isChannelLost(tx: Tx, { occurrenceId }: Reply): Promise<boolean> {
  const occurrence = await occurrenceById(tx, occurrenceId);
  const community = occurrence && (await communityById(tx, occurrence.communityId));
  return Boolean(community?.channelLostAt);
}

/** Returns the message and its place; undefined if its author is gone, or the answer is no longer in the thread. */
async function deliveryOf(deps: Deps, reply: Reply): Promise<Delivery | undefined> {
  const { workspaceId, id, toUser, text } = reply;
  const found = await deps.db.inWorkspace(workspaceId, (tx) => placeAndAuthorOf(tx, reply));
  if (!found) return undefined;
  const { person, ...place } = found;
  const signature = await signedBy(deps, person);
  const message = replyMessage({ person, toUser, text });
  const signed = signature && { ...signature, message: replyMessage({ person, toUser, text, isSigned: true }) };
  return { ...place, key: replyKey(id), message, signed };
}

async function placeAndAuthorOf(tx: Tx, { occurrenceId, fromUser }: Reply) {
  const answer = await posted(tx, deliveryKey('answer', occurrenceId));
  const person = await personById(tx, fromUser);
  const occurrence = await occurrenceById(tx, occurrenceId);
  const community = occurrence && (await communityById(tx, occurrence.communityId));
  if (!answer?.threadTs || !person || !community) return undefined;
  return { person, to: answer.channelId, thread: answer.threadTs };
}
