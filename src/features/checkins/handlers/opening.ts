import { type Community, communitiesOf, currentCommunity, localToday } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, infoModal, open, say } from '../../../slack/interactions/responses.js';
import { checkInShortcut, openCheckin } from '../contracts.js';
import { copy } from '../copy.js';
import { occurrenceToOpen } from '../domain/answer.js';
import { answerOf } from '../store/answers.js';
import { listOfMember } from '../store/commitments.js';
import { dueFor } from '../store/due.js';
import { historyOf, type Occurrence, occurrenceById } from '../store/occurrences.js';
import { takesPart } from '../store/participants.js';
import { checkinView } from '../views/modals.js';
import { choiceBlocks, uninvolvedBlocks } from '../views/taking-part.js';
import { forMembers, refusal } from './access.js';

/**
 * Registers handlers that open the check-in modal: a button that names an occurrence, and a shortcut for the current
 * one.
 */
export function listenForOpening(on: Listen, { db, clock }: Deps): void {
  on.press(openCheckin, forMembers, ({ person, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const occurrence = await occurrenceById(tx, carry.occurrenceId);
      const refused = await refusal(tx, person, occurrence, clock());
      return refused || !occurrence ? refused : show(tx, person, occurrence, await communitiesOf(tx, person.userId));
    }),
  );

  on.shortcut(checkInShortcut, ({ person }) =>
    db.inWorkspace(person.workspaceId, (tx) => showDue(tx, person, clock())),
  );
}

/** Opens the check-in that is due, or lets the person choose if several are. Without one, opens the current one. */
async function showDue(tx: Tx, person: Person, now: Date): Promise<HandlerResponse> {
  const due = await dueFor(tx, person.userId, now);
  if (due.length > 1) return open(infoModal(copy.title, choiceBlocks(due)));
  const theirs = await communitiesOf(tx, person.userId);
  const community = theirs.find((it) => it.id === due[0]?.communityId) ?? currentCommunity(person, theirs);
  return community ? showIn(tx, person, community, now) : say(md`${copy.noCommunity}`);
}

/** Opens the person's current check-in in that community. */
export async function showIn(tx: Tx, person: Person, community: Community, now: Date): Promise<HandlerResponse> {
  if (!(await takesPart(tx, community, person.userId))) return open(infoModal(copy.title, uninvolvedBlocks(community)));
  const occurrence = await currentOccurrence(tx, person, community, now);
  return occurrence ? show(tx, person, occurrence, await communitiesOf(tx, person.userId)) : say(md`${copy.noCheckin}`);
}

/** Returns the occurrence that applies when the person does not name one. */
export async function currentOccurrence(tx: Tx, person: Person, community: Community, now: Date) {
  const history = await historyOf(tx, community.id, person.userId);
  return occurrenceToOpen(history, localToday(community, person, now), now);
}

/** Opens the form of that check-in. */
export async function show(
  tx: Tx,
  person: Person,
  occurrence: Occurrence,
  theirs: readonly Community[],
): Promise<HandlerResponse> {
  const answer = await answerOf(tx, occurrence.id);
  const list = await listOfMember(tx, occurrence, occurrence.id);
  const of = theirs.length > 1 ? theirs.find((it) => it.id === occurrence.communityId)?.name : undefined;
  return open(checkinView({ occurrence, answer, list, of, locale: person.locale }));
}
