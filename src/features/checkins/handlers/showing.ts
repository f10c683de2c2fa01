import { type Community, communitiesOf, communityById, localToday, zoneFor } from '../../../core/communities.js';
import { type Tx, together } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { existingProgramme, openProgrammesOf } from '../../../core/programmes.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { type HandlerResponse, infoModal, open, replace, say } from '../../../slack/interactions/responses.js';
import { copy } from '../copy.js';
import { openThen } from '../domain/missed.js';
import { mostUrgent, occurrenceToOpen } from '../domain/opening.js';
import { initialOf, questionsToShow } from '../domain/questions.js';
import { isUnderAnnouncement } from '../domain/threads.js';
import { type Answer, answerOf } from '../store/answers.js';
import { cameBackBefore } from '../store/came-back.js';
import { listOfMember } from '../store/commitments.js';
import { historyOf, type Occurrence } from '../store/occurrences.js';
import { programmesWith, takesPart, takesPartInAny } from '../store/participants.js';
import { questionsKnown } from '../store/questions.js';
import { checkinView, type Typed } from '../views/modals.js';
import { labelOf } from '../views/naming.js';
import { overBlocks } from '../views/over.js';
import type { Filled } from '../views/questions.js';
import { uninvolvedBlocks } from '../views/taking-part.js';

type Items = Pick<Deps, 'checkinItems'>;

/** Opens the person's current check-in in that community, or in that programme of it, unless it is closed. */
export async function showIn(
  tx: Tx,
  deps: Items,
  person: Person,
  community: Community,
  now: Date,
  programmeId?: string,
): Promise<HandlerResponse> {
  if (community.closedAt) return say(md`${copy.communityClosed(community.name)}`);
  const isIn = programmeId
    ? await takesPart(tx, programmeId, person.userId)
    : await takesPartInAny(tx, community.id, person.userId);
  if (!isIn) return open(infoModal(copy.title, uninvolvedBlocks(community, programmeId)));
  const occurrence = programmeId
    ? await currentIn(tx, person, { community, programmeId }, now)
    : await currentOccurrence(tx, person, community, now);
  return occurrence ? show(tx, deps, person, occurrence, now) : say(md`${copy.noCheckin}`);
}

/** Returns the occurrence that applies when the person does not name one. */
export async function currentOccurrence(tx: Tx, person: Person, community: Community, now: Date) {
  const current: Occurrence[] = [];
  for (const { id: programmeId } of await programmesWith(tx, community.id, person.userId)) {
    const one = await currentIn(tx, person, { community, programmeId }, now);
    if (one) current.push(one);
  }
  return mostUrgent(current);
}

async function currentIn(
  tx: Tx,
  person: Person,
  { community, programmeId }: { community: Community; programmeId: string },
  now: Date,
): Promise<Occurrence | undefined> {
  const history = await historyOf(tx, programmeId, person.userId);
  return occurrenceToOpen(history, localToday(community, person, now), now);
}

/** Opens the form of that check-in; with `late`, of one that the person missed. */
export async function show(
  tx: Tx,
  deps: Items,
  person: Person,
  occurrence: Occurrence,
  now: Date,
  how: { readonly late?: boolean } = {},
): Promise<HandlerResponse> {
  return open(await formOf(tx, deps, person, occurrence, now, how));
}

/** Says that this check-in is over, and offers the current one, if there is one. */
export async function showOver(tx: Tx, person: Person, over: Occurrence, now: Date): Promise<HandlerResponse> {
  return open(infoModal(copy.title, overBlocks(over, await currentBesides(tx, person, over, now), person.locale)));
}

/**
 * Replaces the form of a check-in that is over by that of the current one, with everything that the person typed.
 * Undefined if there is none, or if it has an answer: Slack would show the typed text instead of that, and lose it.
 */
export async function showInstead(
  tx: Tx,
  deps: Items,
  person: Person,
  over: Occurrence,
  typed: Typed,
  now: Date,
): Promise<HandlerResponse> {
  const current = await currentBesides(tx, person, over, now);
  return current && current.outcome !== 'answered'
    ? replace(await formOf(tx, deps, person, current, now, { typed }))
    : undefined;
}

async function currentBesides(tx: Tx, person: Person, over: Occurrence, now: Date): Promise<Occurrence | undefined> {
  const { programmeId, communityId } = over;
  const community = await communityById(tx, communityId);
  if (!community || !(await takesPart(tx, programmeId, person.userId))) return undefined;
  const current = await currentIn(tx, person, { community, programmeId }, now);
  return current?.id === over.id ? undefined : current;
}

async function formOf(
  tx: Tx,
  { checkinItems }: Items,
  person: Person,
  occurrence: Occurrence,
  now: Date,
  { typed, late = false }: { readonly typed?: Typed; readonly late?: boolean } = {},
) {
  const [theirs, programme, programmes, list, answer, cameBack] = await together(
    communitiesOf(tx, person.userId),
    existingProgramme(tx, occurrence.programmeId),
    openProgrammesOf(tx, occurrence.communityId),
    listOfMember(tx, occurrence, occurrence),
    answerOf(tx, occurrence.id),
    occurrence.outcome === null ? cameBackBefore(tx, occurrence) : undefined,
  );
  const community = theirs.find((it) => it.id === occurrence.communityId);
  const isOneOfSeveral = programmes.some(({ id }) => id !== programme.id);
  const today = community ? localToday(community, person, now) : occurrence.day;
  const isOnAnnouncement =
    community && isUnderAnnouncement(community, occurrence.programmeId, now, zoneFor(community, person));
  const [questions, items] = await together(
    questionsIn(tx, occurrence, { answer, typed }),
    community ? checkinItems.open(tx, { community, person, now, day: occurrence.day }) : [],
  );
  return checkinView({
    ...{ occurrence, late, answer, questions, items, cameBack, typed },
    list: late ? openThen(list, occurrence) : list,
    of: community && labelOf({ community, programme, several: theirs.length > 1, isOneOfSeveral }),
    today,
    isEarly: occurrence.day > today && !isOnAnnouncement,
    locale: person.locale,
  });
}

/** Returns the questions of the form, with what was answered or typed. */
async function questionsIn(
  tx: Tx,
  { programmeId, answeredAt }: Occurrence,
  { answer, typed }: { answer: Answer | undefined; typed: Typed | undefined },
): Promise<Filled[]> {
  const answers = answer?.answers ?? [];
  const answered = answer && answeredAt ? { by: answers, at: answeredAt } : undefined;
  const shown = questionsToShow(await questionsKnown(tx, programmeId), { answered, typed: typed?.answers });
  return shown.map((it) => ({ ...it, initial: initialOf(it, { answers, typed: typed?.answers }) }));
}
