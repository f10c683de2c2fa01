import type { WebClient } from '@slack/web-api';
import type { Community } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { memberActed } from '../../../core/member-acts.js';
import { membersOf } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { checkinReplied } from '../../../core/shared-checkins.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { isInChannel } from '../../../slack/channels.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import {
  fieldErrors,
  type HandlerResponse,
  open,
  refuse,
  replace,
  say,
} from '../../../slack/interactions/responses.js';
import { openReply, publishReply, readReply, replied, replyModal, takeDownReply } from '../contracts.js';
import { copy } from '../copy.js';
import { markSeen } from '../store/came-back.js';
import { lockOccurrence } from '../store/occurrences.js';
import * as store from '../store/replies.js';
import { type Answered, sharedAnswer } from '../store/shared.js';
import { firstName } from '../views/dm.js';
import { replyView } from '../views/replies.js';
import { toOwn, toReply } from './access.js';
import { takeReplyDown } from './taking-down.js';

/** The most replies of one person to one answer, so that the form fits Slack and nobody floods a thread. */
const MAX_REPLIES = 10;

/** Registers handlers that reply to an answer in a day's thread, and take a reply down. */
export function listenForReplies(on: Listen, deps: Deps): void {
  const { db } = deps;
  listenForReading(on, deps);

  on.press(openReply, toReply, async ({ person, community, carry, slack }) => {
    const unread = await refusalOfReader(deps, slack, person, community, carry.occurrenceId);
    if (unread) return unread;
    return db.inWorkspace(person.workspaceId, async (tx) => {
      const said = await sharedAnswer(tx, carry.occurrenceId);
      const refused = await refusalOf(tx, person, community, said, copy.authorLeft);
      return refused || !said ? refused : open(await formFor(tx, person, said, deps.clock()));
    });
  });

  on.submit(replyModal, toReply, async ({ person, community, carry, form, slack }) => {
    const unread = await refusalOfReader(deps, slack, person, community, carry.occurrenceId);
    if (unread) return unread;
    return db.inWorkspace(person.workspaceId, async (tx) => {
      // A second reply at the same time waits for this one.
      await lockOccurrence(tx, carry.occurrenceId);
      const said = await sharedAnswer(tx, carry.occurrenceId);
      const refused = await refusalOf(tx, person, community, said, copy.authorLeftMeanwhile);
      return refused || !said ? refused : save(tx, deps, person, said, form.text);
    });
  });

  // Anyone may take down what they wrote themselves, whether or not they are still a member.
  on.press(takeDownReply, toOwn, ({ person, carry: { replyId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const reply = await store.replyById(tx, replyId);
      const refused = await takeReplyDown(tx, deps, person, replyId);
      if (refused) return refused;
      const said = reply && (await sharedAnswer(tx, reply.occurrenceId));
      return said ? replace(await formFor(tx, person, said, deps.clock())) : say(md`${copy.takingDown}`);
    }),
  );
}

/** Lets Home forget what the author of an answer has opened. */
function listenForReading(on: Listen, { db, clock, refreshHome }: Deps): void {
  on.press(readReply, toOwn, async ({ person: { workspaceId, userId }, carry: { replyId } }) => {
    const isTheirs = await db.inWorkspace(workspaceId, (tx) => markSeen(tx, replyId, userId, clock()));
    await refreshHome(workspaceId, [userId]);
    return isTheirs ? undefined : refuse(copy.replyGone, 'no reply to them');
  });
}

async function formFor(tx: Tx, person: Person, said: Answered, now: Date) {
  return replyView(said, await store.repliesBy(tx, person.userId, said.occurrence.id), now);
}

/** Returns the refusal of a reply to an answer in the channel of a circle that this person isn't in; undefined otherwise. */
async function refusalOfReader(
  { db }: Deps,
  slack: WebClient,
  { workspaceId, userId }: Person,
  community: Community,
  occurrenceId: string,
): Promise<HandlerResponse> {
  const said = await db.inWorkspace(workspaceId, (tx) => sharedAnswer(tx, occurrenceId));
  if (!said || said.channelId === community.channelId) return undefined;
  return (await isInChannel(slack, said.channelId, userId))
    ? undefined
    : refuse(copy.notInThread, 'not in the channel of the circle');
}

/** Returns the refusal of a reply by this person to that answer; undefined if they may reply. */
async function refusalOf(
  tx: Tx,
  person: Person,
  community: Community,
  said: Answered | undefined,
  whenLeft: (name: string, community: string) => string,
): Promise<HandlerResponse> {
  if (community.closedAt) return refuse(copy.communityClosed(community.name), 'the community is closed');
  if (!said) return refuse(copy.notInThread, 'an answer that is not in the thread');
  const { author } = said;
  if (author.userId === person.userId) return refuse(copy.ownCheckin, 'their own check-in');
  const [isThere] = await membersOf(tx, community.id, [author.userId]);
  return isThere ? undefined : refuse(whenLeft(firstName(author), community.name), 'its author has left');
}

/** Saves a reply, unless it is there already because the person sent it twice. */
async function save(tx: Tx, { tell, jobs, clock }: Deps, person: Person, to: Answered, text: string) {
  const { workspaceId, userId: fromUser } = person;
  const { communityId, userId: toUser, id: occurrenceId } = to.occurrence;
  const before = await store.repliesBy(tx, fromUser, occurrenceId);
  if (before.some((it) => it.text === text && !it.removedAt)) return undefined;
  if (before.length >= MAX_REPLIES) return fieldErrors({ text: copy.enoughReplies });
  const at = clock();
  const id = await store.addReply(tx, { workspaceId, occurrenceId, fromUser, toUser, text, createdAt: at });
  await tell(tx, memberActed, { workspaceId, communityId, userId: fromUser, kind: replied, towards: toUser, at });
  await tell(tx, checkinReplied, { workspaceId, id: occurrenceId, userId: fromUser, now: at });
  afterCommit(tx, () => jobs.add(publishReply, { workspaceId, id }));
  return undefined;
}
