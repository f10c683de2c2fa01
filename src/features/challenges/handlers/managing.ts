import { dayIn, dayInWords } from '../../../core/calendar.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { switchFeature } from '../../../core/feature-switches.js';
import { visibleName } from '../../../core/text.js';
import type { Deps, SettingsEntry } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { FormOf } from '../../../slack/interactions/contracts.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse, refuse, replace, say } from '../../../slack/interactions/responses.js';
import {
  cancelModal,
  copyChallenge,
  dropTemplate,
  editModal,
  editPost,
  type ManagedCarry,
  manageMenu,
  moveModal,
  openManage,
  openMove,
  proposalsSwitch,
  step,
  switchProposals,
} from '../contracts.js';
import { copy } from '../copy.js';
import { firstDayProblem, lastDayProblem, MAX_NAME, MAX_TASK, targetIn, textProblem } from '../domain/check.js';
import { usualFirstDay } from '../domain/form.js';
import { type Deed, deedsOf, mayLower, movedTo } from '../domain/managing.js';
import { OPEN } from '../domain/plan.js';
import { planRemindersAnew } from '../jobs/reminders.js';
import {
  type Challenge,
  challengesOf,
  changeChallenge,
  lockChallenge,
  markPost,
  type NewChallenge,
} from '../store/challenges.js';
import { hasLogs } from '../store/logs.js';
import { lowerTargets, participantsOf, restoreTargets } from '../store/participants.js';
import { removeTemplate, saveTemplate } from '../store/templates.js';
import { cancelView, editView, MAX_WORDS, moveView } from '../views/manage.js';
import { amountWords } from '../views/words.js';
import { toChangeOwn, toDropTemplate, toProposeIt, toStart } from './access.js';
import { type Acting, list, newForm } from './creating.js';
import { planOf, showForm } from './form.js';
import { readFor } from './reading.js';
import { pageFor } from './showing.js';

const words = copy.creating;

type About = Acting & { readonly carry: ManagedCarry };

/** The entry in "Community settings". */
export const challengesSettings: SettingsEntry = {
  label: copy.feature,
  summary: async (tx, { id }) => {
    const going = await challengesOf(tx, id, OPEN);
    return words.summary(going.length, (await challengesOf(tx, id, ['proposed'])).length);
  },
  open: openManage,
};

/** Registers the list of challenges, and what can be done about those that were announced. */
export function listenForManaging(on: Listen, deps: Deps): void {
  const { db, clock } = deps;
  /** Runs `work` for a challenge that nobody else changes meanwhile, if it is this person's or they are an organizer. */
  const about = (it: About, work: (tx: Tx, row: Challenge, now: Date) => Promise<HandlerResponse>) =>
    db.inWorkspace(it.person.workspaceId, async (tx) => {
      const row = await lockChallenge(tx, it.carry.challengeId);
      if (!row) return say(md`${words.goneBy}`);
      const isTheirs = row.createdBy === it.person.userId || it.may('challenges.start');
      return isTheirs ? work(tx, row, clock()) : refuse(words.notYours, 'not their challenge');
    });

  on.press(openManage, toStart, (it) =>
    db.inWorkspace(it.person.workspaceId, async (tx) => replace(await list(tx, it))),
  );
  on.press(switchProposals, toStart, (it) =>
    db.inWorkspace(it.person.workspaceId, async (tx) => {
      const { workspaceId, id: communityId } = it.community;
      const { feature } = proposalsSwitch;
      await switchFeature(tx, deps.tell, { workspaceId, communityId, feature, isOn: it.carry.isOn, now: clock() });
      return replace(await list(tx, it));
    }),
  );
  on.press(manageMenu, toChangeOwn, (it) => about(it, (tx, row, now) => choose(tx, it, row, it.carry.does, now)));
  on.submit(editModal, toChangeOwn, (it) => about(it, (tx, row, now) => edit(tx, deps, it, row, now)));
  on.submit(cancelModal, toChangeOwn, (it) => about(it, (tx, row, now) => cancel(tx, deps, it, row, now)));

  on.press(openMove, toChangeOwn, (it) => about(it, (tx, row, now) => choose(tx, it, row, 'move', now)));
  on.submit(moveModal, toChangeOwn, (it) => about(it, (tx, row, now) => move(tx, deps, it, row, now)));

  on.press(copyChallenge, toProposeIt, (it) => about(it, (tx, row, now) => choose(tx, it, row, 'copy', now)));
  on.press(dropTemplate, toDropTemplate, (it) =>
    db.inWorkspace(it.person.workspaceId, async (tx) => {
      await removeTemplate(tx, it.carry.templateId);
      return replace(await list(tx, it));
    }),
  );
}

async function choose(tx: Tx, it: About, row: Challenge, does: Deed, now: Date): Promise<HandlerResponse> {
  const { person, community } = it;
  const rights = { mayStart: it.may('challenges.start'), mayPropose: it.may('challenges.propose') };
  if (does === 'copy') {
    if (!rights.mayPropose) return refuse(words.notYours, 'may not propose');
    const carry = newForm(community, row.id);
    return replace(await showForm(tx, { person, community, carry, values: {}, now }));
  }
  if (does === 'move') {
    const refusal = await moveRefusal(tx, row);
    return refusal ?? replace(moveView(row, managedCarry(it), usualFirstDay(dayIn(row.zone, now))));
  }
  if (!deedsOf(row.state, rights).includes(does)) return say(words.now(row.name, words.states[row.state]));
  if (does === 'template') {
    const { workspaceId, userId } = person;
    const template = { workspaceId, communityId: community.id, plan: planOf(row) };
    await saveTemplate(tx, { ...template, createdBy: userId, createdAt: now });
    const saved = words.saved(row.name);
    return it.carry.inDetails ? say(md`${saved}`) : replace(await list(tx, it, saved));
  }
  const carry = managedCarry(it);
  return replace(does === 'cancel' ? cancelView(row, carry) : editView(row, carry, targetField(row, now)));
}

function managedCarry({ carry: { challengeId, inDetails } }: About): ManagedCarry {
  return { challengeId, ...(inDetails ? { inDetails } : {}) };
}

/** Returns what is shown once something was changed: the details if it began there, or else the list. */
async function shownAfter(tx: Tx, it: About, now: Date): Promise<HandlerResponse> {
  const seen = it.carry.inDetails && (await readFor(tx, { ...it, now }, it.carry.challengeId));
  return replace(seen ? await pageFor(tx, seen, 0) : await list(tx, it));
}

function targetField(row: Challenge, now: Date): { value: string; hint: string } | undefined {
  if (!mayLower(row, dayIn(row.zone, now))) return undefined;
  return { value: String(row.target), hint: words.lowerOnly };
}

/** Changes what may change after the announcement: the words, a later end, and a lower target while a week is left. */
async function edit(
  tx: Tx,
  deps: Deps,
  it: About & { form: FormOf<typeof editModal> },
  row: Challenge,
  now: Date,
): Promise<HandlerResponse> {
  if (!OPEN.includes(row.state)) return say(words.now(row.name, words.states[row.state]));
  const { form } = it;
  const { locale } = it.person;
  const lastDay = form.lastDay ?? row.lastDay;
  const isFixed = form.target === undefined || !mayLower(row, dayIn(row.zone, now));
  const target = isFixed ? row.target : targetIn(form.target ?? '', row.measure, locale);
  const tooHigh = target === undefined || target > row.target;
  const laterThan = lastDay < row.lastDay ? words.later(dayInWords(row.lastDay, locale)) : undefined;
  const problems = {
    name: textProblem(form.name ?? '', MAX_NAME),
    task: textProblem(form.task ?? '', MAX_TASK),
    lastDay: laterThan ?? lastDayProblem(row.firstDay, lastDay),
    target: tooHigh ? words.lower(amountWords(row, row.target, locale)) : undefined,
  };
  const wrong = Object.entries(problems).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]));
  if (wrong.length > 0 || target === undefined) return fieldErrors(Object.fromEntries(wrong));
  const change = { name: visibleName(form.name ?? ''), task: visibleName(form.task ?? ''), lastDay, target };
  const changed = await changeGoing(tx, deps, row, change, now);
  if (lastDay > row.lastDay) await remindLonger(tx, row, now);
  if (changed && target < row.target) await lowerTargets(tx, changed);
  return shownAfter(tx, it, now);
}

/** Plans reminders of those who had got the last one before the end was put off. */
async function remindLonger(tx: Tx, { workspaceId, id, communityId }: Challenge, now: Date): Promise<void> {
  const done = (await participantsOf(tx, id)).filter(({ reminderTime, remindAt }) => reminderTime && !remindAt);
  const userIds = done.flatMap(({ userId }) => userId ?? []);
  await planRemindersAnew(tx, { workspaceId, communityId, userIds, now });
}

async function cancel(
  tx: Tx,
  deps: Deps,
  it: About & { form: FormOf<typeof cancelModal> },
  row: Challenge,
  now: Date,
): Promise<HandlerResponse> {
  if (!OPEN.includes(row.state)) return say(words.now(row.name, words.states[row.state]));
  const problem = textProblem(it.form.words ?? '', MAX_WORDS);
  if (problem) return fieldErrors({ words: problem });
  const cancelWords = visibleName(it.form.words ?? '');
  await changeGoing(tx, deps, row, { state: 'cancelled', cancelWords, endedAt: now, dueAt: null }, now);
  return shownAfter(tx, it, now);
}

/** Returns the response to a move that isn't possible, such as of a challenge that others take part in. */
async function moveRefusal(tx: Tx, row: Challenge): Promise<HandlerResponse> {
  if (!OPEN.includes(row.state)) return say(words.now(row.name, words.states[row.state]));
  if (row.state === 'scheduled') return undefined;
  const others = (await participantsOf(tx, row.id)).filter(({ userId }) => userId !== row.createdBy);
  return others.length > 0 || (await hasLogs(tx, row.id)) ? say(md`${words.cantMove}`) : undefined;
}

async function move(
  tx: Tx,
  deps: Deps,
  it: About & { form: FormOf<typeof moveModal> },
  row: Challenge,
  now: Date,
): Promise<HandlerResponse> {
  const refusal = await moveRefusal(tx, row);
  if (refusal) return refusal;
  const firstDay = it.form.firstDay ?? null;
  const problem = firstDayProblem(firstDay, dayIn(row.zone, now));
  if (problem || !firstDay) return fieldErrors({ firstDay: problem ?? '' });
  const change = { state: 'scheduled', ...movedTo(row, firstDay), nobodyAskedAt: null } as const;
  await changeGoing(tx, deps, row, change, now);
  await restoreTargets(tx, row);
  return shownAfter(tx, it, now);
}

/** Changes a challenge that was announced, and has everything follow: its post, its next steps and its messages. */
async function changeGoing(
  tx: Tx,
  { jobs, attention, refreshHome }: Deps,
  { workspaceId, id }: Challenge,
  change: Partial<NewChallenge>,
  now: Date,
): Promise<Challenge | undefined> {
  const changed = await changeChallenge(tx, id, OPEN, { dueAt: now, ...change });
  await attention.recheck(tx, { workspaceId, about: [id], now });
  const userIds = (await participantsOf(tx, id)).flatMap(({ userId }) => userId ?? []);
  const isDue = await markPost(tx, id, now);
  afterCommit(tx, async () => {
    await jobs.add(step, { workspaceId, id });
    if (isDue) await jobs.add(editPost, { workspaceId, id });
    await refreshHome(workspaceId, userIds);
  });
  return changed;
}
