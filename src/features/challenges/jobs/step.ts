import { propose } from '../../../attention/proposals.js';
import { addDays, dayIn, startOfDay } from '../../../core/calendar.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { MINUTE } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type IdPayload, type Work, work } from '../../../queue/job.js';
import { editPost, finishedKind, step } from '../contracts.js';
import { isGivenUp, type Moment, type MomentFacts, nextMoment } from '../domain/moments.js';
import { targetOfGroup, togetherOf } from '../domain/together.js';
import { challenges } from '../schema/challenges.js';
import { type Challenge, changeChallenge, lockChallenge, markPost } from '../store/challenges.js';
import { earliestCheer, gatherCheers } from '../store/gathered.js';
import { standingsIn } from '../store/progress.js';
import { finishersAmong } from '../store/results.js';
import { activeIn, nextAttempt, type Place, placeOf } from '../store/running.js';
import { start } from './start.js';
import { endOfCheers, isPosted, type PostMoment, postOf } from './thread.js';

/** Finds challenges for all of which something is due. */
export const stepsDue = dueWork('challenges.steps', {
  job: step,
  table: challenges,
  id: challenges.id,
  dueAt: challenges.dueAt,
  everyMs: 30_000,
});

/** The time until the post is there, in whose thread everything else goes. */
const THREAD_WAIT_MS = MINUTE;

/** The largest total that its column holds. */
const MAX_TOTAL = 9_999_999_999;

/** More than what can be overdue at once: start, target, end, cheers, a prompt and the summary. */
const MOST_POSTS = 10;

/** Does what is due for all of a challenge, each thing once, and plans what comes next. */
export function stepWork(deps: Deps): Work {
  return work(step, async (it) => {
    for (let posts = 0; posts < MOST_POSTS; posts += 1) {
      const due = await deps.db.inWorkspace(it.workspaceId, (tx) => advance(tx, deps, it));
      if (!due) return;
      const message = await postOf(deps, due);
      const wasPosted = !message || (await isPosted(deps, due, message));
      if (!(await deps.db.inWorkspace(it.workspaceId, (tx) => record(tx, deps, due, wasPosted)))) return;
    }
  });
}

/**
 * Takes a challenge through what is due in one transaction, which makes other changes of it wait. Returns what is to be
 * posted next; undefined if nothing is, and then what comes next is planned.
 */
async function advance(tx: Tx, deps: Deps, { id }: IdPayload): Promise<PostMoment | undefined> {
  const now = deps.clock();
  for (;;) {
    const challenge = await lockChallenge(tx, id);
    if (!challenge) return undefined;
    const place = await placeOf(tx, challenge, now);
    if (!place) return plan(tx, challenge, isOver(challenge) ? null : nextAttempt(challenge, place, now));
    const facts = await factsOf(tx, challenge, place);
    const moment = nextMoment(challenge, facts, now);
    if (!moment || moment.at > now) {
      await showToday(tx, deps, challenge, now);
      // Its creator may have been asked about it before it was moved.
      const { workspaceId, createdBy } = challenge;
      if (challenge.state === 'scheduled') await deps.attention.recheck(tx, { workspaceId, userIds: [createdBy], now });
      return plan(tx, challenge, nextTimeOf(challenge, { moment, facts, place, now }));
    }
    if (moment.kind === 'prompt' || moment.kind === 'cheers' || moment.kind === 'summary')
      return { challenge, place, moment };
    await happen(tx, deps, challenge, moment);
    await show(tx, deps, challenge, now);
  }
}

async function factsOf(tx: Tx, challenge: Challenge, { community, mayPost, thread }: Place): Promise<MomentFacts> {
  const active = await activeIn(tx, challenge, community);
  return {
    zones: [...new Set(active.map(({ zone }) => zone))],
    cheeredAt: await earliestCheer(tx, challenge.id),
    // A post that is older than the ledger has no thread that Hearth knows.
    mayPost: mayPost && (thread !== undefined || challenge.postedAt !== null),
  };
}

/** Lets something happen that is no post. */
async function happen(tx: Tx, deps: Deps, challenge: Challenge, { kind, at }: Moment): Promise<void> {
  const { id, workspaceId } = challenge;
  if (kind === 'start') return start(tx, deps, challenge, deps.clock());
  const standings = await standingsIn(tx, challenge);
  if (kind === 'fix-target') {
    await changeChallenge(tx, id, ['running'], { groupTarget: targetOfGroup(challenge, standings) });
    return;
  }
  const { total, groupTarget } = togetherOf(challenge, standings);
  await changeChallenge(tx, id, ['running'], {
    state: 'ended',
    endedAt: at,
    total: Math.min(total, MAX_TOTAL),
    groupTarget,
  });
  const userIds = standings.flatMap(({ userId }) => userId ?? []);
  afterCommit(tx, () => deps.refreshHome(workspaceId, userIds));
}

async function show(tx: Tx, { jobs }: Deps, { id, workspaceId }: Challenge, now: Date): Promise<void> {
  if (await markPost(tx, id, now)) afterCommit(tx, () => jobs.add(editPost, { workspaceId, id }));
}

/** The post says which day it is. */
async function showToday(tx: Tx, deps: Deps, challenge: Challenge, now: Date): Promise<void> {
  const { state, zone, editedAt } = challenge;
  if (state === 'running' && editedAt && dayIn(zone, editedAt) < dayIn(zone, now)) await show(tx, deps, challenge, now);
}

/** Returns the time at which to look again: while a challenge runs, at the latest when its next day begins. */
function nextTimeOf(
  challenge: Challenge,
  it: { moment: Moment | undefined; facts: MomentFacts; place: Place; now: Date },
): Date | null {
  const { state, zone } = challenge;
  const { moment, facts, place, now } = it;
  const midnight = startOfDay(addDays(dayIn(zone, now), 1), zone);
  const again = place.mayPost ? new Date(now.getTime() + THREAD_WAIT_MS) : nextAttempt(challenge, place, now);
  const times = [
    ...(moment ? [moment.at] : []),
    ...(state === 'running' ? [midnight] : []),
    ...(!facts.mayPost && (state === 'running' || (state === 'ended' && !moment)) ? [again] : []),
  ];
  return times.length > 0 ? new Date(Math.min(...times.map((time) => time.getTime()))) : null;
}

function isOver({ state, summedUpAt }: Challenge): boolean {
  return state === 'cancelled' || (state === 'ended' && summedUpAt !== null);
}

async function plan(tx: Tx, { id, state }: Challenge, dueAt: Date | null): Promise<undefined> {
  await changeChallenge(tx, id, [state], { dueAt });
  return undefined;
}

/** Records that something was posted or given up, or has to wait. Returns false if it waits. */
async function record(
  tx: Tx,
  deps: Deps,
  { challenge: { id }, place, moment }: PostMoment,
  wasPosted: boolean,
): Promise<boolean> {
  const now = deps.clock();
  const challenge = await lockChallenge(tx, id);
  if (!challenge) return false;
  if (!wasPosted && !isGivenUp(moment, now)) {
    await plan(tx, challenge, nextAttempt(challenge, place, now));
    return false;
  }
  if (moment.kind === 'prompt' && challenge.prompted < moment.prompt)
    await changeChallenge(tx, id, ['running'], { prompted: moment.prompt });
  if (moment.kind === 'cheers') await gatherCheers(tx, id, endOfCheers(challenge, moment), now);
  if (moment.kind === 'summary' && !challenge.summedUpAt) await sumUp(tx, deps, challenge, now);
  return true;
}

/** Records that the summary was posted, and proposes a message to each of those who finished. */
async function sumUp(tx: Tx, { attention }: Deps, challenge: Challenge, now: Date): Promise<void> {
  const { id, workspaceId } = challenge;
  await changeChallenge(tx, id, ['ended'], { summedUpAt: now });
  const userIds: string[] = [];
  for (const { id: participantId, userId } of finishersAmong(await standingsIn(tx, challenge))) {
    if (userId === null) continue;
    await propose(tx, { workspaceId, userId, kind: finishedKind, id: participantId, dueAt: now });
    userIds.push(userId);
  }
  afterCommit(tx, () => attention.flush(workspaceId, userIds));
}
