import { dayIn, startOfDay } from '../../../core/calendar.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import type { Message } from '../../../slack/blocks/blocks.js';
import { settleThreadGone } from '../../../slack/outbound/ledger.js';
import type { Delivery } from '../../../slack/outbound/send.js';
import { editPost } from '../contracts.js';
import { cheersKey, postKey, promptKey, summaryKey } from '../domain/keys.js';
import type { Moment } from '../domain/moments.js';
import { type Challenge, postAgain } from '../store/challenges.js';
import { cheersBefore } from '../store/gathered.js';
import type { Place } from '../store/running.js';
import { cheersMessage, promptMessage } from '../views/thread.js';
import { summaryOf } from './summary.js';

/** Something that is to be posted in the thread of a challenge now. */
export interface PostMoment {
  readonly challenge: Challenge;
  readonly place: Place;
  readonly moment: Moment;
}

/** Returns what is to be posted; undefined if there is nothing to say. */
export async function postOf(deps: Deps, it: PostMoment): Promise<Message | undefined> {
  const { challenge, moment } = it;
  if (moment.kind === 'summary') return summaryOf(deps, challenge);
  if ('prompt' in moment) return promptMessage(challenge, moment.prompt);
  return deps.db.inWorkspace(challenge.workspaceId, (tx) => cheersOf(tx, it));
}

async function cheersOf(tx: Tx, { challenge, moment }: PostMoment): Promise<Message | undefined> {
  const found = await cheersBefore(tx, challenge.id, endOfCheers(challenge, moment));
  const userIds = [...new Set(found.flatMap(({ from, to }) => [from, to]))];
  const names = new Map(
    (userIds.length > 0 ? await membersOf(tx, challenge.communityId, userIds) : []).map((it) => [it.userId, it.name]),
  );
  const named = found.flatMap(({ from, to }) => {
    const [by, whom] = [names.get(from), names.get(to)];
    return by && whom ? [{ from: by, to: whom }] : [];
  });
  return cheersMessage(named, challenge.visibility === 'everyone');
}

/** Returns the time until which cheers are gathered in a morning. */
export function endOfCheers({ zone }: Challenge, { at }: Moment): Date {
  return startOfDay(dayIn(zone, at), zone);
}

/**
 * Posts it in the thread of the challenge, and the summary also in the channel, or only there if the thread was deleted.
 * Returns false if Slack doesn't take it.
 */
export async function isPosted(deps: Deps, it: PostMoment, message: Message): Promise<boolean> {
  const { challenge, place, moment } = it;
  const [to, key] = [place.community.channelId, keyOf(it)];
  if (moment.kind !== 'summary') return isInThread(deps, challenge, { key, to, thread: place.thread, message });
  const post = (more: Partial<Delivery>) => deps.deliver.post(challenge.workspaceId, { key, to, message, ...more });
  const posted = await post({ thread: place.thread, isBroadcast: true });
  return (posted ?? (place.thread && (await post({})))) !== undefined;
}

/**
 * Posts a message in the thread of a challenge. Returns false if Slack doesn't take it. If that is because somebody deleted
 * the thread, the post of the challenge is posted again, so that there is a thread for the next attempt.
 */
export async function isInThread(
  { db, deliver, clock, jobs }: Deps,
  challenge: Challenge,
  it: Delivery,
): Promise<boolean> {
  const { workspaceId, id } = challenge;
  if (await deliver.post(workspaceId, it)) return true;
  await db.inWorkspace(workspaceId, async (tx) => {
    if (!(await settleThreadGone(tx, it.key, postKey(id)))) return;
    await postAgain(tx, id, clock());
    afterCommit(tx, () => jobs.add(editPost, { workspaceId, id }));
  });
  return false;
}

function keyOf({ challenge: { id, zone }, moment }: PostMoment): string {
  if ('prompt' in moment) return promptKey(id, moment.prompt);
  return moment.kind === 'summary' ? summaryKey(id) : cheersKey(id, dayIn(zone, moment.at));
}
