import type { Tx } from '../../../core/database/database.js';
import { memberActed } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { FormOf } from '../../../slack/interactions/contracts.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse } from '../../../slack/interactions/responses.js';
import { checkedIn, checkinModal, publish, skipDay } from '../contracts.js';
import { copy } from '../copy.js';
import { carriedCount, commitmentsIn } from '../domain/answer.js';
import { saveAnswer } from '../store/answers.js';
import * as commitments from '../store/commitments.js';
import * as store from '../store/occurrences.js';
import { forMembers, refusal } from './access.js';

/** Registers handlers for answering a check-in, editing the answer, and skipping. */
export function listenForAnswers(on: Listen, deps: Deps): void {
  on.submit(checkinModal, forMembers, ({ person, carry, form }) =>
    changeOccurrence(deps, person, carry.occurrenceId, (tx, occurrence, now) =>
      record(tx, deps, occurrence, form, now),
    ),
  );

  on.press(skipDay, forMembers, ({ person, carry }) => skip(deps, person, carry.occurrenceId));
}

/** Skips an occurrence of this person, unless it has been answered. */
export function skip(deps: Deps, person: Person, occurrenceId: string): Promise<HandlerResponse> {
  return changeOccurrence(deps, person, occurrenceId, async (tx, occurrence, now) => {
    if (occurrence.outcome !== 'answered') await store.conclude(tx, occurrence, { outcome: 'skipped' }, now);
    return undefined;
  });
}

/** Runs `work` on an occurrence that this person may still change, then enqueues its publication. */
async function changeOccurrence(
  deps: Deps,
  person: Person,
  id: string,
  work: (tx: Tx, it: store.Occurrence, now: Date) => Promise<HandlerResponse>,
): Promise<HandlerResponse> {
  const { workspaceId, userId } = person;
  const now = deps.clock();
  const refused = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const occurrence = await store.lockOccurrence(tx, id);
    const refused = await refusal(tx, person, occurrence, now);
    return refused || !occurrence ? refused : work(tx, occurrence, now);
  });
  if (refused) return refused;
  await deps.jobs.add(publish, { workspaceId, id });
  await deps.refreshHome(workspaceId, [userId]);
  return undefined;
}

async function record(
  tx: Tx,
  { tell }: Deps,
  occurrence: store.Occurrence,
  form: FormOf<typeof checkinModal>,
  now: Date,
): Promise<HandlerResponse> {
  const made = commitmentsIn(form.next, carriedCount(form.went));
  if ('refusal' in made) return fieldErrors({ next: copy.nextRefused[made.refusal] });
  const { id, workspaceId, communityId, userId, deadlineAt } = occurrence;
  const whose = { workspaceId, communityId, userId };
  const { blockers, mood, audience } = form;
  const shared = audience === 'thread';
  await saveAnswer(tx, { workspaceId, occurrenceId: id, blockers: blockers || null, mood, shared, updatedAt: now });
  await commitments.recordResults(tx, whose, id, form.went);
  await commitments.addCommitments(tx, whose, { occurrenceId: id, on: occurrence.day, at: now, texts: made.texts });
  const first = occurrence.answeredAt ? {} : { answeredAt: now, late: now > deadlineAt };
  await store.conclude(tx, occurrence, { outcome: 'answered', ...first }, now);
  if (!occurrence.answeredAt) await tell(tx, memberActed, { ...whose, kind: checkedIn, at: now });
  return undefined;
}
