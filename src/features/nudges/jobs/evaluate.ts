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
import { claimOf } from '../store/claims.js';

/** Does what it is time for about a member who is watched: decided afresh, since they may have done anything since the sweep saw them. */
export async function evaluate(deps: Deps, workspaceId: string, id: string): Promise<void> {
  const hearing = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const now = deps.clock();
    const it = await caseContext(tx, id, now);
    if (!it?.nudgeCase.lookAt || it.nudgeCase.lookAt > now) return undefined;
    return act(tx, it, stepOf(it.facts), now);
  });
  if (hearing) await deps.attention.flush(workspaceId, [hearing]);
}

/** Returns who is to hear of it. */
async function act(tx: Tx, it: CaseContext, step: Step, now: Date): Promise<string | undefined> {
  const { nudgeCase, facts } = it;
  if (step.kind === 'end') await store.unenrol(tx, nudgeCase.communityId, [nudgeCase.userId], now);
  if (step.kind === 'over') await conclude(tx, it, step.outcome, now);
  if (step.kind === 'wait') {
    // Who is left alone is not looked at again until long after it is known whether they returned.
    const known = nudgeCase.helloAt !== null && now >= evaluateAfter('hello', nudgeCase.helloAt, facts.zone);
    await store.change(tx, nudgeCase.id, { lookAt: step.until, ...(known ? { returned: returned(it) } : {}) });
  }
  return step.kind === 'climb' ? advance(tx, it, step, now) : undefined;
}

async function advance(
  tx: Tx,
  it: CaseContext,
  { to, until }: Extract<Step, { kind: 'climb' }>,
  now: Date,
): Promise<string | undefined> {
  const { nudgeCase, policy, facts } = it;
  const { workspaceId, communityId, userId } = nudgeCase;
  const on = policy.stages.includes(to);
  const found = {
    quietSince: facts.lastActive ?? null,
    policyVersion: policy.version,
    heldOut: on && isHeldOut({ communityId, userId, policyVersion: policy.version }, policy.holdOutPercent),
  };
  const begun = to === 'hello' ? found : { returned: returned(it) };
  await store.change(tx, nudgeCase.id, { stage: to, stageAt: now, lookAt: until, ...begun });
  const hearing = on ? await recipientFor(tx, it, to, now) : undefined;
  if (!hearing) return undefined;
  if (to === 'ask') await store.change(tx, nudgeCase.id, { askedId: hearing });
  await propose(tx, { workspaceId, userId: hearing, kind: nudgeKinds[to], id: nudgeCase.id, dueAt: now });
  return hearing;
}

async function recipientFor(tx: Tx, it: CaseContext, stage: Stage, now: Date): Promise<string | undefined> {
  if (stage !== 'ask') return it.nudgeCase.userId;
  if (await claimOf(tx, it.nudgeCase.id)) return undefined; // somebody is at it already
  const { communityId, userId } = it.nudgeCase;
  const since = addDays(dayIn(it.facts.zone, now), -RHYTHM_DAYS);
  const peer = await closestPeer(tx, { communityId, userId, since, now });
  // Whoever is quiet themselves has enough to hear.
  return peer && !(await store.isQuiet(tx, communityId, peer.userId)) ? peer.userId : founderOf(tx, it);
}

/** Who set the community up, if they can be asked about this member. */
export async function founderOf(tx: Tx, { nudgeCase, community }: CaseContext): Promise<string | undefined> {
  if (community.createdBy === nudgeCase.userId) return undefined;
  return (await membersOf(tx, community.id, [community.createdBy]))[0]?.userId;
}

/** The round is over; another watch begins. */
export async function conclude(tx: Tx, it: CaseContext, outcome: Outcome, now: Date): Promise<void> {
  const { nudgeCase, policy, facts } = it;
  const { workspaceId, communityId, userId } = nudgeCase;
  const since = silenceCountsFrom(outcome, nudgeCase, now);
  await store.change(tx, nudgeCase.id, { lookAt: null, outcome, endedAt: now, returned: returned(it) });
  await store.enrol(tx, [
    { workspaceId, communityId, userId, since, lookAt: firstEvaluation(since, policy, facts.zone) },
  ]);
}
