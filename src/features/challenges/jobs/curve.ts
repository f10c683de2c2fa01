import { addDays, type Day, dayIn } from '../../../core/calendar.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { type Work, work } from '../../../queue/job.js';
import { uploadOf } from '../../../slack/outbound/uploads.js';
import { drawCurve } from '../contracts.js';
import { curveKey } from '../domain/keys.js';
import { type Challenge, challengeById } from '../store/challenges.js';
import { allLogs } from '../store/logs.js';
import { curveOfGroup } from '../views/curve.js';

/** Adds the job that uploads the curve of a challenge, unless there is one for this day. */
export async function planCurve(tx: Tx, { jobs }: Deps, challenge: Challenge, now: Date): Promise<void> {
  const { workspaceId, id } = challenge;
  const day = dayOfCurve(challenge, now);
  if (day && !(await uploadOf(tx, curveKey(id, day)))) afterCommit(tx, () => jobs.add(drawCurve, { workspaceId, id }));
}

/** Uploads the curve ahead of time, since there is no time for it when somebody opens the details. */
export function curveWork({ db, clock, uploadPicture }: Deps): Work {
  return work(drawCurve, async ({ workspaceId, id }) => {
    const picture = await db.inWorkspace(workspaceId, async (tx) => {
      const challenge = await challengeById(tx, id);
      const day = challenge && dayOfCurve(challenge, clock());
      if (!day || challenge.groupTarget === null) return undefined;
      const logs = await allLogs(tx, id);
      const { groupTarget } = challenge;
      return logs.length === 0
        ? undefined
        : { key: curveKey(id, day), ...curveOfGroup({ challenge, groupTarget }, logs, addDays(day, -1)) };
    });
    if (picture) await uploadPicture(workspaceId, picture);
  });
}

/** Returns the day, in its zone, from which a challenge shows a curve up to the day before; undefined without a plan to compare with. */
function dayOfCurve({ state, zone, firstDay, groupTarget }: Challenge, now: Date): Day | undefined {
  const today = dayIn(zone, now);
  return state === 'running' && groupTarget !== null && today > firstDay ? today : undefined;
}
