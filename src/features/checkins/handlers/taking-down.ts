import { afterCommit, type Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, open, refuse, replace } from '../../../slack/interactions/responses.js';
import { answerMenu, publish, publishReply, showOwnPosts, takeDown, takeDownOwn } from '../contracts.js';
import { copy } from '../copy.js';
import { hideAnswer } from '../store/answers.js';
import { conclude, lockOccurrence, type Occurrence, occurrenceById } from '../store/occurrences.js';
import { ownPosts } from '../store/own-posts.js';
import { removeReply, replyById } from '../store/replies.js';
import { ownPostsView, POSTS_SHOWN } from '../views/own-posts.js';
import { takeDownView, takingDownView } from '../views/take-down.js';
import { toOwn } from './access.js';

/**
 * Registers handlers that take down what a person wrote. They can at any time, also after the next check-in has opened,
 * after they left, and in a closed community.
 */
export function listenForTakingDown(on: Listen, deps: Deps): void {
  const { db, clock } = deps;

  on.press(answerMenu, toOwn, ({ person, carry: { act, occurrenceId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const refused = refusalOf(person.userId, await occurrenceById(tx, occurrenceId));
      return refused ?? (act === 'take-down' ? open(takeDownView(occurrenceId)) : undefined);
    }),
  );

  on.press(takeDown, toOwn, ({ person, carry: { occurrenceId } }) =>
    db.inWorkspace(
      person.workspaceId,
      async (tx) => (await takeAnswerDown(tx, deps, person, occurrenceId)) ?? replace(takingDownView()),
    ),
  );

  on.press(showOwnPosts, toOwn, ({ person, carry: { before } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const list = await listOf(tx, person, before, clock());
      return before ? replace(list) : open(list);
    }),
  );

  on.press(takeDownOwn, toOwn, ({ person, carry: { kind, id, before } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const take = kind === 'answer' ? takeAnswerDown : takeReplyDown;
      return (await take(tx, deps, person, id)) ?? replace(await listOf(tx, person, before, clock()));
    }),
  );
}

async function listOf(tx: Tx, { userId, locale }: Person, before: string | undefined, now: Date) {
  const from = before ? new Date(before) : undefined;
  const posts = await ownPosts(tx, userId, { before: from, most: POSTS_SHOWN + 1 });
  return ownPostsView(posts, { before, locale, now });
}

function refusalOf(userId: string, occurrence: Occurrence | undefined): HandlerResponse {
  return occurrence?.userId === userId ? undefined : refuse(copy.notYours, 'a check-in of somebody else');
}

/** Takes a person's answer out of the thread. It stays an answer. Returns the refusal if it is not theirs. */
async function takeAnswerDown(
  tx: Tx,
  { clock, jobs }: Deps,
  { workspaceId, userId }: Person,
  id: string,
): Promise<HandlerResponse> {
  const occurrence = await lockOccurrence(tx, id);
  const refused = refusalOf(userId, occurrence);
  if (refused || !occurrence) return refused;
  if (occurrence.outcome !== 'answered') return undefined;
  await hideAnswer(tx, id);
  await conclude(tx, occurrence, {}, clock());
  afterCommit(tx, () => jobs.add(publish, { workspaceId, id }));
  return undefined;
}

/** Takes a person's reply out of the thread. Returns the refusal if it is not theirs. */
export async function takeReplyDown(
  tx: Tx,
  { clock, jobs }: Deps,
  { workspaceId, userId }: Person,
  id: string,
): Promise<HandlerResponse> {
  const reply = await replyById(tx, id);
  if (!reply) return refuse(copy.takenDown, 'no such reply');
  if (reply.fromUser !== userId) return refuse(copy.notYourReply, 'a reply of somebody else');
  await removeReply(tx, id, clock());
  afterCommit(tx, () => jobs.add(publishReply, { workspaceId, id }));
  return undefined;
}
