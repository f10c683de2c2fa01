import { isNotNull } from 'drizzle-orm';
import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { MINUTE } from '../../../core/durations.js';
import { type Member, membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type IdPayload, type Work, work } from '../../../queue/job.js';
import { signedBy } from '../../../slack/outbound/signed-by.js';
import { publish } from '../contracts.js';
import { copy } from '../copy.js';
import { newcomers } from '../schema.js';
import { answersOf } from '../store/answers.js';
import * as store from '../store/newcomers.js';
import { introductionKey } from '../store/posts.js';
import { introductionMessage } from '../views/introduction.js';

/** Finds introductions whose job the queue lost. */
export const unpostedDue = dueWork('newcomers.unposted', {
  job: publish,
  table: newcomers,
  id: newcomers.id,
  dueAt: newcomers.introducedAt,
  where: isNotNull(newcomers.about),
  graceMs: MINUTE,
  everyMs: MINUTE,
});

export function publishWork(deps: Deps): Work {
  return work(publish, (it) => introduce(deps, it));
}

/**
 * Posts an introduction, and then deletes who the newcomer is, in their own words, from the database. Waits while the
 * channel is unreachable.
 */
async function introduce(deps: Deps, { workspaceId, id }: IdPayload): Promise<void> {
  const { db } = deps;
  const found = await db.inWorkspace(workspaceId, (tx) => introductionOf(tx, id));
  if (!found || found.community.channelLostAt) return;
  if (found.member) await post(deps, { ...found, member: found.member });
  await db.inWorkspace(workspaceId, async (tx) => {
    const lost = (await communityById(tx, found.community.id))?.channelLostAt;
    if (!found.member || !lost) await store.change(tx, id, { about: null, hopes: null });
  });
}

/** Returns an introduction that is to be posted. The member is undefined if they have left. */
async function introductionOf(tx: Tx, id: string) {
  const it = await store.newcomerById(tx, id);
  const community = it && (await communityById(tx, it.communityId));
  if (!community || it.about === null) return undefined;
  const { about, userId, hopes } = it;
  const earlier = hopes ? [{ question: copy.earlierQuestion, answer: hopes }] : [];
  const [member] = await membersOf(tx, community.id, [userId]);
  return {
    id,
    about,
    userId,
    community,
    member,
    answers: [...earlier, ...(await answersOf(tx, community.id, userId))],
  };
}

async function post(
  deps: Deps,
  it: NonNullable<Awaited<ReturnType<typeof introductionOf>>> & { readonly member: Member },
): Promise<void> {
  const { workspaceId, channelId } = it.community;
  const signature = await signedBy(deps, it.member);
  await deps.deliver.post(workspaceId, {
    key: introductionKey(it.id),
    to: channelId,
    message: introductionMessage(it),
    signed: signature && { ...signature, message: introductionMessage({ ...it, isSigned: true }) },
  });
}
