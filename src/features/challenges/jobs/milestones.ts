import type { Tx } from '../../../core/database/database.js';
import { HOUR, MINUTE } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import type { Message } from '../../../slack/blocks/blocks.js';
import { celebrate } from '../contracts.js';
import { milestoneKey } from '../domain/keys.js';
import type { Milestone } from '../domain/milestones.js';
import { togetherOf } from '../domain/together.js';
import { milestones } from '../schema/challenges.js';
import { type Challenge, challengeById } from '../store/challenges.js';
import { settleMilestone, unposted } from '../store/milestones.js';
import { standingsIn } from '../store/progress.js';
import { firstName, type Place, placeOf } from '../store/running.js';
import { milestoneMessage } from '../views/thread.js';
import { isInThread } from './thread.js';

/** Finds milestones whose job the queue lost, or that wait. */
export const milestonesDue = dueWork('challenges.milestones', {
  job: celebrate,
  table: milestones,
  id: milestones.challengeId,
  dueAt: milestones.postDueAt,
  graceMs: MINUTE,
  everyMs: MINUTE,
});

/** A milestone that is older than this is not celebrated any more. */
const PATIENCE_MS = 24 * HOUR;

/** Posts the milestones of a challenge in its thread, each once. */
export function milestoneWork(deps: Deps): Work {
  return work(celebrate, async ({ workspaceId, id }) => {
    const { db, clock } = deps;
    const due = await db.inWorkspace(workspaceId, (tx) => readDue(tx, id, clock()));
    for (const { kind, challenge, place, message } of due) {
      const isOver = message === undefined;
      const mayPost = place?.mayPost && place.thread;
      const { community, thread } = place ?? {};
      const key = milestoneKey(id, kind);
      const isPosted =
        message && mayPost && community
          ? await isInThread(deps, challenge, { key, to: community.channelId, thread, message })
          : false;
      const againAt = isOver || isPosted ? null : new Date(clock().getTime() + (mayPost ? HOUR : MINUTE));
      await db.inWorkspace(workspaceId, (tx) => settleMilestone(tx, id, kind, againAt));
    }
  });
}

interface Due {
  readonly kind: Milestone;
  readonly challenge: Challenge;
  /** Undefined while challenges are off. */
  readonly place: Place | undefined;
  /** Undefined if it is too late for it. */
  readonly message: Message | undefined;
}

async function readDue(tx: Tx, id: string, now: Date): Promise<Due[]> {
  const challenge = await challengeById(tx, id);
  const waiting = challenge ? await unposted(tx, id) : [];
  if (!challenge || waiting.length === 0) return [];
  const place = await placeOf(tx, challenge, now);
  const together = togetherOf(challenge, await standingsIn(tx, challenge));
  const first = challenge.visibility === 'everyone' ? await firstName(tx, challenge) : undefined;
  return waiting.map(({ kind, at }) => {
    const isLate = now.getTime() - at.getTime() > PATIENCE_MS || isSettled(challenge);
    return {
      kind,
      challenge,
      place,
      message: isLate ? undefined : milestoneMessage(kind, { ...together, challenge, first }),
    };
  });
}

/** The summary says what came of it. */
function isSettled({ state, summedUpAt }: Challenge): boolean {
  return state === 'cancelled' || summedUpAt !== null;
}
