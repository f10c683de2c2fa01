import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
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
import { copy } from '../copy.js';
import { commitmentsIn, doneIn } from '../domain/answer.js';
import { staying } from '../domain/said.js';
import { type Results, resultsOf } from '../domain/ticks.js';
import { saveAnswer } from '../store/answers.js';
import * as commitments from '../store/commitments.js';
import * as store from '../store/occurrences.js';
import type { Typed } from '../views/modals.js';
import { refusal, toCheckIn } from './access.js';
import { showInstead } from './showing.js';

/** Registers handlers for answering a check-in, editing the answer, and skipping. */
export function listenForAnswers(on: Listen, deps: Deps): void {
  on.submit(checkinModal, toCheckIn, ({ person, carry, form }) => {
    const { also, next, audience, done, remove: removed, items, ...typed } = form;
    const ticked = Object.values(done).flat();
    const results = resultsOf({ before: carry.before, ticked, removed });
    const shared = audience === 'thread';
    const said = { ...typed, done: ticked, removed, also: also ?? '', next: next ?? '', shared };
    return answer(deps, person, carry.occurrenceId, said, results, items);
  });

  on.submit(earlierCheckinModal, toCheckIn, ({ person, carry, form }) => {
    const { went, audience, ...typed } = form;
    const idsOf = (result: Results[string]) => Object.keys(went).filter((id) => went[id] === result);
    const said = {
      ...typed,
      done: idsOf('done'),
      removed: idsOf('drop'),
      also: undefined,
      shared: audience === 'thread',
    };
    return answer(deps, person, carry.occurrenceId, said, went);
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

/**
 * Saves the answer. Also closes the modal from which the form was opened, such as that after the set-up, which asks for
 * the answer.
 */
async function answer(
  deps: Deps,
  person: Person,
  occurrenceId: string,
  typed: Typed,
  results: Results,
  items: readonly string[] = [],
): Promise<HandlerResponse> {
  const refused = await changeOccurrence(deps, person, occurrenceId, {
    work: (tx, occurrence, now) => record(tx, deps, person, occurrence, { typed, results, items, now }),
    whenOver: async (tx, over, now) =>
      (await showInstead(tx, deps, person, over, typed, now)) ?? refuse(copy.overAndStopped, 'that check-in is over'),
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
  readonly work: (tx: Tx, it: store.Occurrence, now: Date) => Promise<HandlerResponse>;
  /** Responds if the check-in is over; by default, offers the current one. */
  readonly whenOver?: (tx: Tx, over: store.Occurrence, now: Date) => Promise<HandlerResponse>;
}

/** Runs `work` on an occurrence that this person may still change, then enqueues its publication. */
async function changeOccurrence(
  deps: Deps,
  person: Person,
  id: string,
  { work, whenOver }: Change,
): Promise<HandlerResponse> {
  const { workspaceId, userId } = person;
  const now = deps.clock();
  const refused = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const occurrence = await store.lockOccurrence(tx, id);
    const over = whenOver && ((it: store.Occurrence) => whenOver(tx, it, now));
    const refused = await refusal(tx, person, occurrence, now, over);
    return refused || !occurrence ? refused : work(tx, occurrence, now);
  });
  if (refused) return refused;
  await deps.jobs.add(publish, { workspaceId, id });
  await deps.refreshHome(workspaceId, [userId]);
  return undefined;
}

async function record(
  tx: Tx,
  { tell, checkinItems, checkinOffers }: Deps,
  person: Person,
  occurrence: store.Occurrence,
  it: { typed: Typed; results: Results; items: readonly string[]; now: Date },
): Promise<HandlerResponse> {
  const { typed, results, items, now } = it;
  const { id, workspaceId, communityId, userId, deadlineAt } = occurrence;
  const list = await commitments.listOfMember(tx, occurrence, occurrence);
  const made = commitmentsIn(typed.next, staying(list, id, results));
  if ('refusal' in made) return fieldErrors({ next: copy.nextRefused[made.refusal] });
  const also = typed.also === undefined ? undefined : doneIn(typed.also);
  if (also && 'refusal' in also) return fieldErrors({ also: copy.alsoRefused[also.refusal] });
  const whose = { workspaceId, communityId, userId };
  const { blockers, mood, shared } = typed;
  await saveAnswer(tx, { workspaceId, occurrenceId: id, blockers: blockers || null, mood, shared, updatedAt: now });
  if (occurrence.outcome !== 'answered') await commitments.reportTicked(tx, whose, id);
  await commitments.recordResults(tx, whose, id, results);
  const added = { occurrenceId: id, on: occurrence.day, at: now };
  await commitments.addCommitments(tx, whose, { ...added, texts: made.texts });
  if (also) await commitments.addCommitments(tx, whose, { ...added, texts: also.texts, isDone: true });
  const first = occurrence.answeredAt ? {} : { answeredAt: now, late: now > deadlineAt };
  await store.conclude(tx, occurrence, { outcome: 'answered', skipReason: null, ...first }, now);
  // Before the gate hears of it: whatever settles a message locks its subject before it locks the message.
  const community = await communityById(tx, communityId);
  if (community) {
    const about = { community, person, now, day: occurrence.day };
    if (items.length > 0) await checkinItems.report(tx, about, items);
    // Without a message that asked, there is none in which to offer something.
    if (!occurrence.answeredAt && occurrence.askedAt) await checkinOffers.choose(tx, about);
  }
  if (!occurrence.answeredAt) await tell(tx, memberActed, { ...whose, kind: checkedIn, at: now });
  return undefined;
}
