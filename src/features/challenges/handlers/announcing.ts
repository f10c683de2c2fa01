import { propose } from '../../../attention/proposals.js';
import { dayIn, upcomingInWords } from '../../../core/calendar.js';
import { type Community, localToday } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { holdersOf } from '../../../core/roles.js';
import { visibleName } from '../../../core/text.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { channelLink, md } from '../../../slack/blocks/mrkdwn.js';
import type { FormOf } from '../../../slack/interactions/contracts.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import {
  closeAll,
  fieldErrors,
  type HandlerResponse,
  infoModal,
  open,
  replace,
  say,
} from '../../../slack/interactions/responses.js';
import { takesPartInCheckins } from '../../checkins/index.js';
import { decidedKind, declineModal, editPost, openDecline, openReview, previewModal, step } from '../contracts.js';
import { copy } from '../copy.js';
import { firstDayProblem, textProblem } from '../domain/check.js';
import { type Challenge, challengeById, changeChallenge, lockChallenge } from '../store/challenges.js';
import { join } from '../store/participants.js';
import { declineView, MAX_WORDS } from '../views/manage.js';
import { toProposeIt, toStartIt } from './access.js';
import { type Acting, changeRefusal, showPreview } from './creating.js';
import { showForm } from './form.js';

const words = copy.creating;

/** Registers what happens after the preview: a challenge is announced, or proposed and then approved or declined. */
export function listenForAnnouncing(on: Listen, deps: Deps): void {
  const { db, clock } = deps;

  on.submit(previewModal, toProposeIt, (it) =>
    db.inWorkspace(it.person.workspaceId, async (tx) => {
      const now = clock();
      const row = await lockChallenge(tx, it.carry.challengeId);
      const refusal = changeRefusal(row, it);
      if (refusal || !row) return refusal;
      if (row.changes !== it.carry.changes) return replace(await showPreview(tx, it, row, words.changedMeanwhile));
      const problem = firstDayProblem(row.firstDay, dayIn(row.zone, now));
      if (problem) {
        const carry = { communityId: row.communityId, challengeId: row.id, from: null, isLong: false };
        return replace(await showForm(tx, { ...it, carry, values: {}, now }, problem));
      }
      if (it.community.closedAt || it.community.channelLostAt)
        return replace(await showPreview(tx, it, row, words.cannotPost));
      return it.may('challenges.start') ? announce(tx, deps, it, row, now) : send(tx, deps, it, row, now);
    }),
  );

  on.press(openReview, toStartIt, (it) =>
    db.inWorkspace(it.person.workspaceId, async (tx) => {
      const row = await challengeById(tx, it.carry.challengeId);
      const refusal = changeRefusal(row, it);
      return refusal || !row ? refusal : replace(await showPreview(tx, it, row));
    }),
  );

  on.press(openDecline, toStartIt, (it) =>
    db.inWorkspace(it.person.workspaceId, async (tx) => {
      const row = await challengeById(tx, it.carry.challengeId);
      return row?.state === 'proposed' ? open(declineView(row)) : changeRefusal(row, it);
    }),
  );

  on.submit(declineModal, toStartIt, (it) => {
    const problem = textProblem(it.form.words ?? '', MAX_WORDS);
    if (problem) return Promise.resolve(fieldErrors({ words: problem }));
    return db.inWorkspace(it.person.workspaceId, (tx) => decline(tx, deps, it, clock()));
  });
}

/** Announces a draft, or approves a proposal. Its creator takes part from then on. */
async function announce(
  tx: Tx,
  deps: Deps,
  { person, community, form }: Acting & { form: FormOf<typeof previewModal> },
  { id, state, createdBy }: Challenge,
  now: Date,
): Promise<HandlerResponse> {
  const { workspaceId, userId } = person;
  const isApproval = state === 'proposed';
  const row = await changeChallenge(tx, id, [state], {
    ...{ state: 'scheduled', dueAt: now, postDueAt: now },
    approvedBy: isApproval ? userId : null,
  });
  if (!row) return say(md`${words.goneBy}`);
  const [creator] = await membersOf(tx, community.id, [createdBy]);
  const isNamed = !isApproval && (form.named ?? []).length > 0;
  const { target } = row;
  const reminder = (await takesPartInCheckins(tx, community.id, createdBy)) ? 'check-in' : 'never';
  const taking = { workspaceId, challengeId: id, joinedAt: now, target, reminder, isNamed } as const;
  if (creator) await join(tx, { ...taking, userId: createdBy });
  if (isApproval && createdBy !== userId) await tell(tx, deps, row, now);
  await deps.attention.recheck(tx, { workspaceId, userIds: [createdBy], now });
  afterCommit(tx, async () => {
    await deps.jobs.add(editPost, { workspaceId, id });
    await deps.jobs.add(step, { workspaceId, id });
  });
  await refresh(tx, deps, community, [createdBy, userId], now);
  const begins = upcomingInWords(row.firstDay, localToday(community, person, now), person.locale);
  return replace(
    infoModal(words.announcedTitle, [
      section(words.announced(row.name, channelLink(community.channelId), begins)),
      ...(createdBy === userId ? [section(words.goFirst(row.task)), section(words.goFirstHow)] : []),
    ]),
  );
}

/** Sends a draft to the organizers, who decide on it. */
async function send(tx: Tx, deps: Deps, { person, community }: Acting, row: Challenge, now: Date) {
  await changeChallenge(tx, row.id, ['draft'], { state: 'proposed' });
  await deps.attention.recheck(tx, { workspaceId: person.workspaceId, userIds: [person.userId], now });
  await refresh(tx, deps, community, [person.userId], now);
  return replace(infoModal(words.manage, [section(md`${words.sent}`)]));
}

async function decline(
  tx: Tx,
  deps: Deps,
  it: Acting & { carry: { challengeId: string }; form: FormOf<typeof declineModal> },
  now: Date,
): Promise<HandlerResponse> {
  const { person, community, carry, form } = it;
  const cancelWords = visibleName(form.words ?? '');
  const change = { state: 'cancelled', cancelWords, endedAt: now } as const;
  const row = await changeChallenge(tx, carry.challengeId, ['proposed'], change);
  if (!row) {
    const current = await challengeById(tx, carry.challengeId);
    return current ? say(words.now(current.name, words.states[current.state])) : say(md`${words.goneBy}`);
  }
  if (row.createdBy !== person.userId) await tell(tx, deps, row, now);
  await refresh(tx, deps, community, [person.userId], now);
  return closeAll();
}

/** Proposes the message to the member whose challenge was decided on. */
async function tell(tx: Tx, { attention }: Deps, { workspaceId, createdBy, id }: Challenge, now: Date): Promise<void> {
  await propose(tx, { workspaceId, userId: createdBy, kind: decidedKind, id, dueAt: now });
  afterCommit(tx, () => attention.flush(workspaceId, [createdBy]));
}

/** Refreshes the Home of these people and of the organizers after the commit. */
async function refresh(tx: Tx, deps: Deps, community: Community, userIds: readonly string[], now: Date): Promise<void> {
  const organizers = await holdersOf(tx, community.id, ['organizer'], now);
  const all = [...new Set([...userIds, ...organizers.map(({ userId }) => userId)])];
  afterCommit(tx, () => deps.refreshHome(community.workspaceId, all));
}
