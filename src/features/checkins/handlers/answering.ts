import { communityById } from '../../../core/communities.js';
import { type Tx, together } from '../../../core/database/database.js';
import { memberActed } from '../../../core/member-acts.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { closeAll, fieldErrors, type HandlerResponse, refuse } from '../../../slack/interactions/responses.js';
import {
  checkedIn,
  checkinModal,
  earlierCheckinModal,
  publish,
  saySkipReason,
  skipDay,
  skipped,
} from '../contracts.js';
import { questionCopy } from '../copy/questions.js';
import { copy } from '../copy.js';
import { commitmentsIn, doneIn } from '../domain/answer.js';
import {
  type AnswerProblem,
  afterEdit,
  answersIn,
  asAsked,
  BLOCKER_ID,
  EARLIER_MOODS,
  MOOD_ID,
} from '../domain/questions.js';
import { staying } from '../domain/said.js';
import { type Results, resultsOf } from '../domain/ticks.js';
import { answerOf, saveAnswer } from '../store/answers.js';
import * as commitments from '../store/commitments.js';
import * as store from '../store/occurrences.js';
import { questionsKnown } from '../store/questions.js';
import type { Typed } from '../views/modals.js';
import { questionField } from '../views/questions.js';
import { refusal, toCheckIn } from './access.js';
import { mayAnswerLate } from './missed.js';
import { showInstead } from './showing.js';

/** Registers handlers for answering a check-in, editing the answer, and skipping. */
export function listenForAnswers(on: Listen, deps: Deps): void {
  on.submit(checkinModal, toCheckIn, ({ person, carry, form }) => {
    const { also, next, audience, done, remove: removed, items } = form;
    const ticked = Object.values(done).flat();
    const results = resultsOf({ before: carry.before, ticked, removed });
    const shared = audience === 'thread';
    const answers = { ...toDefaults(form), ...form.answers };
    const said = { answers, done: ticked, removed, also: also ?? '', next: next ?? '', shared };
    return answer(deps, person, carry.occurrenceId, { typed: said, results, items, late: carry.late });
  });

  on.submit(earlierCheckinModal, toCheckIn, ({ person, carry, form }) => {
    const { went, audience, next } = form;
    const idsOf = (result: Results[string]) => Object.keys(went).filter((id) => went[id] === result);
    const said = {
      answers: toDefaults(form),
      next,
      done: idsOf('done'),
      removed: idsOf('drop'),
      also: undefined,
      shared: audience === 'thread',
    };
    return answer(deps, person, carry.occurrenceId, { typed: said, results: went, items: [] });
  });

  on.press(skipDay, toCheckIn, ({ person, carry }) => skip(deps, person, carry.occurrenceId));

  on.press(saySkipReason, toCheckIn, ({ person, carry: { occurrenceId, reason: skipReason } }) =>
    changeOccurrence(deps, person, occurrenceId, {
      work: async (tx, occurrence, now) => {
        if (occurrence.outcome === 'skipped') await store.conclude(tx, occurrence, { skipReason }, now);
        return undefined;
      },
    }),
  );
}

/** Returns the answers to the two default questions, if the form asked them. */
function toDefaults({ blockers, mood }: { blockers?: string | null | undefined; mood?: Mood | null | undefined }) {
  return {
    ...(blockers === undefined ? {} : { [BLOCKER_ID]: blockers }),
    ...(mood === undefined ? {} : { [MOOD_ID]: mood && String(EARLIER_MOODS.indexOf(mood)) }),
  };
}

type Mood = (typeof EARLIER_MOODS)[number];

/** The form of a check-in as it was sent. */
interface Form {
  readonly typed: Typed;
  readonly results: Results;
  readonly items: readonly string[];
  /** True if it is the form of one that was missed. */
  readonly late?: boolean | undefined;
}

/**
 * Saves the answer. Also closes the modal from which the form was opened, such as that after the set-up, which asks for
 * the answer.
 */
async function answer(deps: Deps, person: Person, occurrenceId: string, form: Form): Promise<HandlerResponse> {
  const refused = await changeOccurrence(deps, person, occurrenceId, {
    late: form.late,
    work: (tx, occurrence, now) => record(tx, deps, person, occurrence, { ...form, now }),
    whenOver: async (tx, over, now) =>
      (await showInstead(tx, deps, person, over, form.typed, now)) ??
      refuse(copy.overAndStopped, 'that check-in is over'),
  });
  return refused ?? closeAll();
}

/** Skips an occurrence of this person, unless it has been answered. */
export function skip(deps: Deps, person: Person, occurrenceId: string): Promise<HandlerResponse> {
  return changeOccurrence(deps, person, occurrenceId, {
    work: async (tx, occurrence, now) => {
      if (occurrence.outcome === 'answered' || occurrence.outcome === 'stopped') return undefined;
      await store.conclude(tx, occurrence, { outcome: 'skipped' }, now);
      const { workspaceId, communityId, userId } = occurrence;
      await deps.tell(tx, memberActed, { workspaceId, communityId, userId, kind: skipped, at: now });
      return undefined;
    },
  });
}

interface Change {
  /** True if the check-in may be over, because it was missed and is answered late. */
  readonly late?: boolean | undefined;
  readonly work: (tx: Tx, it: store.Occurrence, now: Date) => Promise<HandlerResponse>;
  /** Responds if the check-in is over; by default, offers the current one. */
  readonly whenOver?: (tx: Tx, over: store.Occurrence, now: Date) => Promise<HandlerResponse>;
}

/** Runs `work` on an occurrence that this person may still change, then enqueues its publication. */
async function changeOccurrence(
  deps: Deps,
  person: Person,
  id: string,
  { late, work, whenOver }: Change,
): Promise<HandlerResponse> {
  const { workspaceId, userId } = person;
  const now = deps.clock();
  const refused = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const occurrence = await store.lockOccurrence(tx, id);
    const over = whenOver && ((it: store.Occurrence) => whenOver(tx, it, now));
    const isLate = late && occurrence && (await mayAnswerLate(tx, person, occurrence, now));
    const refused = await refusal(tx, person, occurrence, now, { isLate, whenOver: over });
    return refused || !occurrence ? refused : work(tx, occurrence, now);
  });
  if (refused) return refused;
  await Promise.all([deps.jobs.add(publish, { workspaceId, id }), deps.refreshHome(workspaceId, [userId])]);
  return undefined;
}

async function record(
  tx: Tx,
  { tell, checkinItems, checkinOffers }: Deps,
  person: Person,
  occurrence: store.Occurrence,
  it: Form & { now: Date },
): Promise<HandlerResponse> {
  const { typed, results, items, late, now } = it;
  const { id, workspaceId, communityId, userId, deadlineAt } = occurrence;
  const [list, before, questions] = await together(
    commitments.listOfMember(tx, occurrence, occurrence),
    answerOf(tx, id),
    questionsKnown(tx, occurrence.programmeId),
  );
  // A late answer has to say something, but not what comes next.
  const made = commitmentsIn(typed.next, late ? Math.max(1, staying(list, id, results)) : staying(list, id, results));
  if ('refusal' in made) return fieldErrors({ next: copy.nextRefused[made.refusal] });
  const also = typed.also === undefined ? undefined : doneIn(typed.also);
  if (also && 'refusal' in also) return fieldErrors({ also: copy.alsoRefused[also.refusal] });
  const answered = before && occurrence.answeredAt ? { by: before.answers, at: occurrence.answeredAt } : undefined;
  const known = asAsked(questions, answered);
  const read = answersIn(known, typed.answers, person.locale);
  if ('problems' in read) return fieldErrors(errorsOf(read.problems));
  const isSilent =
    made.texts.length === 0 && !also?.texts.length && read.answers.length === 0 && typed.done.length === 0;
  if (late && isSilent) return fieldErrors({ next: copy.missed.nothing });
  const whose = { workspaceId, communityId, userId };
  const answers = afterEdit(before?.answers ?? [], read.answers, typed.answers);
  await together(
    saveAnswer(tx, { workspaceId, occurrenceId: id, answers, shared: typed.shared, updatedAt: now }),
    // The current check-in reports what is ticked now.
    occurrence.outcome !== 'answered' && !late && commitments.reportTicked(tx, whose, id),
    commitments.recordResults(tx, whose, id, results),
  );
  const added = { occurrenceId: id, on: occurrence.day, at: now };
  const first = occurrence.answeredAt ? {} : { answeredAt: now, late: now > deadlineAt };
  const [community] = await together(
    communityById(tx, communityId),
    commitments.addCommitments(tx, whose, { ...added, texts: made.texts }),
    also && commitments.addCommitments(tx, whose, { ...added, texts: also.texts, isDone: true }),
    store.conclude(tx, occurrence, { outcome: 'answered', skipReason: null, ...first }, now),
  );
  // Before the gate hears of it: whatever settles a message locks its subject before it locks the message.
  if (community) {
    const about = { community, person, now, day: occurrence.day };
    if (items.length > 0) await checkinItems.report(tx, about, items);
    // Without a message that asked, there is none in which to offer something.
    if (!occurrence.answeredAt && occurrence.askedAt && !late) await checkinOffers.choose(tx, about);
  }
  if (!occurrence.answeredAt) await tell(tx, memberActed, { ...whose, kind: checkedIn, at: now });
  return undefined;
}

/** Returns the errors below the fields of questions. */
function errorsOf(problems: Readonly<Record<string, AnswerProblem>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([id, problem]) => [questionField(id), questionCopy.problems[problem]]),
  );
}
