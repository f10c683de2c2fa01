import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { MINUTE, SECOND } from '../../../core/durations.js';
import { personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { posted } from '../../../slack/outbound/ledger.js';
import type { Delivery } from '../../../slack/outbound/send.js';
import { publishReply } from '../contracts.js';
import { deliveryKey, replyKey } from '../domain/delivery-keys.js';
import { replies } from '../schema.js';
import { occurrenceById } from '../store/occurrences.js';
import { type Reply, replyById, settleReply, unpublishedUpTo } from '../store/replies.js';
import { replyMessage } from '../views/replies.js';
import { againAfter } from './again.js';
import { signatureOf } from './signature.js';

/** Finds replies whose `publishReply` job the queue lost. */
export const repliesDue = dueWork('checkins.unpublished-replies', {
  job: publishReply,
  table: replies,
  id: replies.id,
  dueAt: replies.unpublishedSince,
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
  const { db, clock, deliver, refreshHome } = deps;
  const { workspaceId, id, toUser } = reply;
  const key = replyKey(id);
  const delivery = reply.removedAt ? undefined : await deliveryOf(deps, reply);
  if (delivery) await deliver.post(workspaceId, delivery);
  const shown = reply.removedAt ? await deliver.delete(workspaceId, key) : 'shown';
  const isGone = await db.inWorkspace(workspaceId, async (tx) => {
    await settleReply(tx, reply, againAfter(shown, clock()));
    return (await replyById(tx, id)) === undefined;
  });
  // It was taken down or erased while it was on its way.
  if (delivery && isGone) await deliver.delete(workspaceId, key);
  await refreshHome(workspaceId, [toUser]);
}

/** Returns the message and its place; undefined if its author is gone, or the answer is no longer in the thread. */
async function deliveryOf(deps: Deps, reply: Reply): Promise<Delivery | undefined> {
  const { workspaceId, id, toUser, text } = reply;
  const found = await deps.db.inWorkspace(workspaceId, (tx) => placeAndAuthorOf(tx, reply));
  if (!found) return undefined;
  const { person, ...place } = found;
  const signature = await signatureOf(deps, person);
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
  return { person, to: community.channelId, thread: answer.threadTs };
}
