import { propose } from '../../../attention/proposals.js';
import { addDays, dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import { closestPeer } from '../../activity/index.js';
import { nudgeKinds } from '../contracts.js';
import { isHeldOut } from '../domain/experiment.js';
import {
  evaluateAfter,
  firstEvaluation,
  type Outcome,
  type Stage,
  type Step,
  silenceCountsFrom,
  stepOf,
} from '../domain/ladder.js';
import { RHYTHM_DAYS } from '../domain/rhythm.js';
import { type CaseContext, caseContext, returned } from '../store/case-context.js';
import * as store from '../store/cases.js';
import { claimOf, forgetClaim } from '../store/claims.js';
import { CLAIMED_FOR_MS } from '../store/quiet.js';

/**
 * Evaluates a due case and takes its next step. Reads fresh facts, because the member may have done anything since the
 * sweep found the case.
 */
export async function evaluate(tx: Tx, deps: Deps, id: string): Promise<void> {
  const now = deps.clock();
  const it = await caseContext(tx, id, now);
  if (!it?.nudgeCase.lookAt || it.nudgeCase.lookAt > now) return;
  await takeStep(tx, deps, it, stepOf(it.facts), now);
}

async function takeStep(tx: Tx, deps: Deps, it: CaseContext, step: Step, now: Date): Promise<void> {
  const { nudgeCase, facts } = it;
  if (step.kind === 'end') await store.closeCases(tx, nudgeCase.communityId, [nudgeCase.userId], now);
  if (step.kind === 'over') await conclude(tx, deps, it, step.outcome, now);
  // A message ends with its stage.
  if (step.kind === 'end' || step.kind === 'advance') await recheck(tx, deps, it, now);
  if (step.kind === 'wait') {
    // A held-out member is next evaluated long after it is known whether they returned, so the result is recorded now.
    const known = nudgeCase.helloAt !== null && now >= evaluateAfter('hello', nudgeCase.helloAt, facts.zone);
    await store.change(tx, nudgeCase.id, { lookAt: step.until, ...(known ? { returned: returned(it) } : {}) });
  }
  if (step.kind === 'advance') await advance(tx, it, step, now);
}

async function advance(
  tx: Tx,
  it: CaseContext,
  { to, until }: Extract<Step, { kind: 'advance' }>,
  now: Date,
): Promise<void> {
  const { nudgeCase, policy, facts } = it;
  const { workspaceId, communityId, userId } = nudgeCase;
  const isOn = policy.stages.includes(to);
  const found = {
    quietSince: facts.lastActive ?? null,
    policyVersion: policy.version,
    heldOut: isOn && isHeldOut({ communityId, userId, policyVersion: policy.version }, policy.holdOutPercent),
  };
  const stageValues = to === 'hello' ? found : { returned: returned(it) };
  await store.change(tx, nudgeCase.id, { stage: to, stageAt: now, lookAt: until, ...stageValues });
  if (to === 'hello') await forgetClaim(tx, nudgeCase.id, new Date(now.getTime() - CLAIMED_FOR_MS));
  const recipient = isOn ? await recipientFor(tx, it, to, now) : undefined;
  if (!recipient) return;
  if (to === 'ask') await store.change(tx, nudgeCase.id, { askedId: recipient });
  await propose(tx, { workspaceId, userId: recipient, kind: nudgeKinds[to], id: nudgeCase.id, dueAt: now });
}

async function recipientFor(tx: Tx, it: CaseContext, stage: Stage, now: Date): Promise<string | undefined> {
  if (stage !== 'ask') return it.nudgeCase.userId;
  if (await claimOf(tx, it.nudgeCase.id)) return undefined; // claimed already
  const { communityId, userId } = it.nudgeCase;
  const since = addDays(dayIn(it.facts.zone, now), -RHYTHM_DAYS);
  const peer = await closestPeer(tx, { communityId, userId, since, now });
  // A peer who is quiet too is not asked.
  return peer && !(await store.isQuiet(tx, communityId, peer.userId)) ? peer.userId : founderOf(tx, it);
}

/** Returns the id of the user who set up the community, if they are a member and not the quiet member themselves. */
export async function founderOf(tx: Tx, { nudgeCase, community }: CaseContext): Promise<string | undefined> {
  if (community.createdBy === nudgeCase.userId) return undefined;
  return (await membersOf(tx, community.id, [community.createdBy]))[0]?.userId;
}

/** Closes the case with this outcome and opens a new one for the member. */
export async function conclude(tx: Tx, deps: Deps, it: CaseContext, outcome: Outcome, now: Date): Promise<void> {
  const { nudgeCase, policy, facts } = it;
  const { workspaceId, communityId, userId } = nudgeCase;
  const since = silenceCountsFrom(outcome, nudgeCase, now);
  await store.change(tx, nudgeCase.id, { lookAt: null, outcome, endedAt: now, returned: returned(it) });
  await store.enrol(tx, [
    { workspaceId, communityId, userId, since, lookAt: firstEvaluation(since, policy, facts.zone) },
  ]);
  await recheck(tx, deps, it, now);
}

function recheck(
  tx: Tx,
  { attention }: Deps,
  { nudgeCase: { workspaceId, id } }: CaseContext,
  now: Date,
): Promise<void> {
  return attention.recheck(tx, { workspaceId, about: [id], now });
}
