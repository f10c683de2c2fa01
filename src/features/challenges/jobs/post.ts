import { dayIn } from '../../../core/calendar.js';
import { isChannelLost } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { DAY, SECOND } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import type { Message } from '../../../slack/blocks/blocks.js';
import { settleWithdrawn } from '../../../slack/outbound/ledger.js';
import { celebrate, editPost } from '../contracts.js';
import { postKey, summaryKey } from '../domain/keys.js';
import { milestonesIn } from '../domain/milestones.js';
import { togetherOf } from '../domain/together.js';
import { challenges } from '../schema/challenges.js';
import { type Challenge, claimPost, settlePost } from '../store/challenges.js';
import { reach } from '../store/milestones.js';
import { type Standing, standingsIn } from '../store/progress.js';
import { activeIn, latestDays, latestNames, nextAttempt, type Place, placeOf } from '../store/running.js';
import { challengePost } from '../views/post.js';
import { planCurve } from './curve.js';
import { closeReminders } from './reminders.js';
import { settleQuestion } from './start.js';
import { summaryOf } from './summary.js';

/** Finds challenges whose post does not show the facts. */
export const postsDue = dueWork('challenges.stale-posts', {
  job: editPost,
  table: challenges,
  id: challenges.id,
  dueAt: challenges.postDueAt,
  everyMs: 10 * SECOND,
});

/** The time for which what members share after the end still gets into the summary. */
const HIGHLIGHTS_MS = 3 * DAY;

const MOST_NAMES = 3;

/** Writes or edits the post of a challenge. All changes of ten seconds make one edit. */
export function postWork(deps: Deps): Work {
  return work(editPost, async ({ workspaceId, id }) => {
    const inWorkspace = <T>(run: (tx: Tx) => Promise<T>) => deps.db.inWorkspace(workspaceId, run);
    const edit = await inWorkspace(async (tx) => {
      const challenge = await claimPost(tx, id, deps.clock());
      return challenge && { challenge, shown: await readPost(tx, deps, challenge) };
    });
    if (!edit) return;
    const { challenge, shown } = edit;
    const summary = isStillSummedUp(challenge, deps.clock()) ? await summaryOf(deps, challenge) : undefined;
    const values = shown
      ? await write(deps, challenge, { ...shown, summary })
      : { againAt: nextAttempt(challenge, undefined, deps.clock()), postedAt: challenge.postedAt };
    await inWorkspace((tx) => settlePost(tx, challenge, { ...values, now: deps.clock() }));
  });
}

interface Shown {
  readonly place: Place;
  readonly post: Message;
}

/** Returns what is to be shown now, and settles what follows from it; undefined while challenges are off. */
async function readPost(tx: Tx, deps: Deps, challenge: Challenge): Promise<Shown | undefined> {
  const now = deps.clock();
  const place = await placeOf(tx, challenge, now);
  if (!place) return undefined;
  const standings = await standingsIn(tx, challenge);
  const together = togetherOf(challenge, standings);
  await settleQuestion(tx, deps, challenge);
  await closeReminders(tx, deps, challenge);
  await planCurve(tx, deps, challenge, now);
  if (await findMilestones(tx, { challenge, place, standings, now })) {
    const { workspaceId, id } = challenge;
    afterCommit(tx, () => deps.jobs.add(celebrate, { workspaceId, id }));
  }
  const latest = challenge.visibility === 'everyone' ? await latestNames(tx, challenge, MOST_NAMES) : [];
  return {
    place,
    post: challengePost({ ...together, challenge, latest, today: dayIn(challenge.zone, now) }),
  };
}

function isStillSummedUp({ summedUpAt }: Challenge, now: Date): boolean {
  return summedUpAt !== null && now.getTime() - summedUpAt.getTime() <= HIGHLIGHTS_MS;
}

/** Records the milestones that were reached. Returns true if some are to be posted. */
async function findMilestones(
  tx: Tx,
  it: { challenge: Challenge; place: Place; standings: readonly Standing[]; now: Date },
): Promise<boolean> {
  const { challenge, place, standings, now } = it;
  if (challenge.state === 'cancelled' || challenge.summedUpAt) return false;
  const latest = await latestDays(tx, challenge.id);
  const all = challenge.visibility === 'everyone' ? await activeIn(tx, challenge, place.community) : [];
  const active = all
    .filter(({ participant }) => participant.pausedAt === null)
    .map(({ participant, zone }) => ({ today: dayIn(zone, now), latest: latest.get(participant.id) }));
  const { total } = togetherOf(challenge, standings);
  const { groupTarget } = challenge;
  return reach(tx, challenge, milestonesIn(challenge, { isLogged: latest.size > 0, total, groupTarget, active }), now);
}

/** Posts it, or edits it if it is there. A challenge that was cancelled before it was posted is not posted. */
async function write(
  deps: Deps,
  challenge: Challenge,
  { place, post, summary }: Shown & { readonly summary: Message | undefined },
): Promise<{ againAt: Date | null; postedAt: Date | null }> {
  const { workspaceId, id, state, postedAt } = challenge;
  const { deliver, clock } = deps;
  const later = nextAttempt(challenge, place, clock());
  const key = postKey(id);
  if (postedAt) {
    const changed = [await deliver.update(workspaceId, key, post)];
    if (summary) changed.push(await deliver.update(workspaceId, summaryKey(id), summary));
    const isWanted = state === 'scheduled' || state === 'running';
    if (!isWanted || changed[0] !== 'gone')
      return { againAt: changed.includes('unreachable') ? later : null, postedAt };
    // Somebody deleted it, and the rest of the challenge goes in its thread.
    await deps.db.inWorkspace(workspaceId, (tx) => settleWithdrawn(tx, key));
  }
  if (state === 'cancelled') return { againAt: null, postedAt };
  if (!place.mayPost) return { againAt: later, postedAt: null };
  const at = await deliver.post(workspaceId, { key, to: place.community.channelId, message: post });
  if (at) return { againAt: null, postedAt: clock() };
  // After a final refusal, the next attempt is made when there is something else to show.
  const isLost = await deps.db.inWorkspace(workspaceId, (tx) => isChannelLost(tx, place.community.id));
  return { againAt: isLost ? later : null, postedAt: null };
}
