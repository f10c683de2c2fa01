import { isNull } from 'drizzle-orm';
import { MINUTE } from '../../core/durations.js';
import { erasedAmong, erasureBegins, finishErasure } from '../../core/erasures.js';
import { exportPerson } from '../../core/personal-data.js';
import { erasures } from '../../core/schema.js';
import { currentWorkspace } from '../../core/workspaces.js';
import type { Deps } from '../../feature.js';
import { dueWork } from '../../queue/due-work.js';
import { type Work, work } from '../../queue/job.js';
import { sendFile } from '../../slack/outbound/upload.js';
import { erasePersonJob, sendData } from './contracts.js';
import { copy } from './copy.js';
import { dataMessages } from './views/your-data.js';

/** Finds erasures whose job the queue lost. */
export const eraseDue = dueWork('preferences.erasures', {
  job: erasePersonJob,
  table: erasures,
  id: erasures.userId,
  dueAt: erasures.requestedAt,
  where: isNull(erasures.erasedAt),
  everyMs: MINUTE,
});

export function preferencesWork(deps: Deps): Work[] {
  return [
    work(erasePersonJob, ({ workspaceId, id }) => erase(deps, workspaceId, id)),
    work(sendData, (it) => send(deps, it)),
  ];
}

/**
 * Erases a person who asked for it, or whom the operator has erased, including what they have done since. Before that, ends
 * what others see of them. Does both again if it was interrupted.
 */
async function erase(deps: Deps, workspaceId: string, userId: string): Promise<void> {
  const { db, clock, log, inventory, tell, refreshHome } = deps;
  const now = clock();
  const isWanted = await db.inWorkspace(workspaceId, async (tx) => {
    if (!(await erasedAmong(tx, [userId])).has(userId)) return false;
    await tell(tx, erasureBegins, { workspaceId, userId, now });
    return true;
  });
  if (!isWanted) return;
  const rows = await finishErasure(db, inventory, { workspaceId, userId, at: now });
  log.info({ workspaceId, rows }, 'erased a person');
  await refreshHome(workspaceId, [userId]);
}

/** Sends a person their data, as a file or in parts, unless they asked to be erased in the meantime. */
async function send(
  { db, slack, deliver, inventory, secrets }: Deps,
  { workspaceId, id: userId, at }: { workspaceId: string; id: string; at: number },
): Promise<void> {
  const { erased, data, scopes } = await db.inWorkspace(workspaceId, async (tx) => ({
    erased: (await erasedAmong(tx, [userId])).has(userId),
    data: await exportPerson(tx, inventory, userId, (sealed) => secrets.open(workspaceId, sealed)),
    scopes: (await currentWorkspace(tx)).scopes,
  }));
  if (erased) return;
  const content = JSON.stringify(data, null, 1);
  const file = { to: userId, filename: copy.file, content, comment: copy.fileComment };
  if (await sendFile(() => slack(workspaceId), scopes, file)) return;
  for (const [i, message] of dataMessages(content).entries()) {
    await deliver.post(workspaceId, { key: `preferences.data:${userId}:${at}:${i}`, to: userId, message });
  }
}
