import { dayIn, instantAt } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import type { Message } from '../../../slack/blocks/blocks.js';
import { cheersKey, promptKey, summaryKey } from '../domain/keys.js';
import type { Moment } from '../domain/moments.js';
import type { Challenge } from '../store/challenges.js';
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
  return instantAt(dayIn(zone, at), '00:00', zone);
}

/**
 * Posts it in the thread of the challenge, and the summary also in the channel, or only there if the thread was deleted.
 * Returns false if Slack doesn't take it.
 */
export async function isPosted({ deliver }: Deps, it: PostMoment, message: Message): Promise<boolean> {
  const { challenge, place, moment } = it;
  const { workspaceId } = challenge;
  const [to, key, isSummary] = [place.community.channelId, keyOf(it), moment.kind === 'summary'];
  const posted =
    (await deliver.post(workspaceId, { key, to, thread: place.thread, isBroadcast: isSummary, message })) ??
    (isSummary && place.thread ? await deliver.post(workspaceId, { key, to, message }) : undefined);
  return posted !== undefined;
}

function keyOf({ challenge: { id, zone }, moment }: PostMoment): string {
  if ('prompt' in moment) return promptKey(id, moment.prompt);
  return moment.kind === 'summary' ? summaryKey(id) : cheersKey(id, dayIn(zone, moment.at));
}
