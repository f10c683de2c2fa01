import { propose } from '../../../attention/proposals.js';
import { type Community, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { MINUTE } from '../../../core/durations.js';
import { isOnIn } from '../../../core/feature-switches.js';
import { membersOf } from '../../../core/members.js';
import { lockRoles } from '../../../core/role-changes.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type IdPayload, type Work, work } from '../../../queue/job.js';
import { evaluateNewcomer, newcomerKinds, newcomersSwitch } from '../contracts.js';
import { stepOf } from '../domain.js';
import { newcomers } from '../schema.js';
import { greeterFor } from '../store/greeters.js';
import * as store from '../store/newcomers.js';
import { type FirstPost, firstPostOf, hasAnswer } from '../store/posts.js';

export const greetDue = dueWork('newcomers.sweep', {
  job: evaluateNewcomer,
  table: newcomers,
  id: newcomers.id,
  dueAt: newcomers.lookAt,
  where: isOnIn(newcomersSwitch, newcomers),
  everyMs: MINUTE,
});

export function evaluationWork(deps: Deps): Work {
  return work(evaluateNewcomer, async (it) => {
    await deps.db.inWorkspace(it.workspaceId, (tx) => evaluate(tx, deps, it));
    await deps.attention.flushAfter(greetDue, it.workspaceId);
  });
}

/** Evaluates a due newcomer, and proposes what follows. */
async function evaluate(tx: Tx, { clock, attention }: Deps, { workspaceId, id }: IdPayload): Promise<void> {
  const now = clock();
  const community = await communityOf(tx, id);
  if (!community) return;
  await lockRoles(tx, community.id);
  const it = await store.lockNewcomer(tx, id);
  if (!it?.lookAt || it.lookAt > now) return;
  const [member] = await membersOf(tx, community.id, [it.userId]);
  if (!member) {
    await store.change(tx, id, { lookAt: null });
    return;
  }
  const post = await firstPostOf(tx, it);
  const answered = post !== undefined && (await hasAnswer(tx, it, post));
  const step = stepOf({ joinedAt: it.joinedAt, wroteAt: post?.wroteAt, answered, now });
  const lookAt = step.kind === 'over' ? null : step.until;
  if (step.kind === 'greet' && post) await askGreeter(tx, { ...it, lookAt }, community, post, now);
  else await store.change(tx, id, { lookAt, askedAt: null });
  if (step.kind !== 'greet' && !it.welcomedAt) await welcomeNewcomer(tx, it, community, now);
  // The question to a greeter or to the newcomer may be settled.
  if (post) await attention.recheck(tx, { workspaceId, about: [id], now });
}

async function communityOf(tx: Tx, newcomerId: string): Promise<Community | undefined> {
  const it = await store.newcomerById(tx, newcomerId);
  return it && communityById(tx, it.communityId);
}

/** Asks their greeter to answer a newcomer's first post, or another one if theirs is not available any more. */
async function askGreeter(
  tx: Tx,
  it: store.Newcomer,
  community: Community,
  { channelId, ts }: FirstPost,
  now: Date,
): Promise<void> {
  const { workspaceId, id, lookAt } = it;
  const greeterId = await greeterFor(tx, it, community, now);
  const isAsked = greeterId !== undefined && (it.askedAt === null || greeterId !== it.greeterId);
  const asked = isAsked ? { greeterId, greeterAt: now } : {};
  await store.change(tx, id, { lookAt, channelId, ts, askedAt: it.askedAt ?? now, ...asked });
  if (greeterId) await propose(tx, { workspaceId, userId: greeterId, kind: newcomerKinds.waits, id, dueAt: now });
}

/** Proposes the welcome, and names the greeter whose turn it is. */
async function welcomeNewcomer(tx: Tx, it: store.Newcomer, community: Community, now: Date): Promise<void> {
  const { workspaceId, id, userId } = it;
  const greeterId = await greeterFor(tx, it, community, now);
  await store.change(tx, id, { welcomedAt: now, ...(greeterId ? { greeterId, greeterAt: now } : {}) });
  await propose(tx, { workspaceId, userId, kind: newcomerKinds.welcome, id, dueAt: now });
}
