import { propose } from '../../../attention/proposals.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { nobodyKind } from '../contracts.js';
import { questionOf } from '../domain/question.js';
import { type Challenge, changeChallenge } from '../store/challenges.js';
import { hasOthers } from '../store/running.js';

/** Starts a challenge. If nobody but its creator has joined, its creator is asked what to do with it. */
export async function start(tx: Tx, { attention }: Deps, challenge: Challenge, now: Date): Promise<void> {
  const { workspaceId, id, createdBy: userId } = challenge;
  const isAlone = !(await hasOthers(tx, challenge));
  const started = await changeChallenge(tx, id, ['scheduled'], {
    state: 'running',
    ...(isAlone ? { nobodyAskedAt: now } : {}),
  });
  if (!started || !isAlone) return;
  await propose(tx, { workspaceId, userId, kind: nobodyKind, id: questionOf(challenge), dueAt: now });
  afterCommit(tx, () => attention.flush(workspaceId, [userId]));
}

/** Ends the question to the creator once somebody has joined, or the challenge was moved or cancelled. */
export async function settleQuestion(tx: Tx, { attention, clock }: Deps, challenge: Challenge): Promise<void> {
  if (!challenge.nobodyAskedAt) return;
  if (challenge.state === 'running' && !(await hasOthers(tx, challenge))) return;
  const { workspaceId, id, createdBy } = challenge;
  await changeChallenge(tx, id, [challenge.state], { nobodyAskedAt: null });
  await attention.recheck(tx, { workspaceId, userIds: [createdBy], now: clock() });
}
