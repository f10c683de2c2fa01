import { isNull } from 'drizzle-orm';
import { propose } from '../../../attention/proposals.js';
import type { Tx } from '../../../core/database/database.js';
import { MINUTE } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type IdPayload, type Work, work } from '../../../queue/job.js';
import { changedKind, proposeMessages } from '../contracts.js';
import { versions } from '../schema.js';
import { membersToAsk } from '../store/acknowledgements.js';
import { askedVersion, messaged, versionById } from '../store/versions.js';

/** Finds versions whose job the queue lost. */
export const messagesDue = dueWork('guidelines.untold', {
  job: proposeMessages,
  table: versions,
  id: versions.id,
  dueAt: versions.messageAt,
  where: isNull(versions.messagedAt),
  graceMs: MINUTE,
  everyMs: MINUTE,
});

/** Proposes a message about a version to each member who has not read it, once for each version. */
export function messageWork({ db, clock, attention }: Deps): Work {
  return work(proposeMessages, async (it) => {
    const userIds = await db.inWorkspace(it.workspaceId, (tx) => proposeAll(tx, it, clock()));
    await attention.flush(it.workspaceId, userIds);
  });
}

async function proposeAll(tx: Tx, { workspaceId, id }: IdPayload, now: Date): Promise<readonly string[]> {
  const version = await versionById(tx, id);
  if (!version?.messageAt || version.messagedAt) return [];
  await messaged(tx, id, now);
  const asked = await askedVersion(tx, version.communityId);
  if (asked?.id !== id) return [];
  const userIds = await membersToAsk(tx, version.communityId, version.number);
  for (const userId of userIds) await propose(tx, { workspaceId, userId, kind: changedKind, id, dueAt: now });
  return userIds;
}
