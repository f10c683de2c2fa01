import { randomUUID } from 'node:crypto';
import { type Community, localToday, zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { namesOf, type Person } from '../../../core/people.js';
import { type ActName, may } from '../../../core/permissions.js';
import { standingIn } from '../../../core/roles.js';
import type { Act, Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import {
  fieldErrors,
  type HandlerResponse,
  open,
  refuse,
  replace,
  say,
} from '../../../slack/interactions/responses.js';
import {
  type ChallengeForm,
  changeDraft,
  dropDraft,
  type FormCarry,
  fillAgain,
  formModal,
  keepDraft,
  moreOptions,
  newChallenge,
} from '../contracts.js';
import { copy } from '../copy.js';
import { type Described, described, type Problems } from '../domain/check.js';
import { filledIn, inputOf } from '../domain/filling.js';
import {
  type Challenge,
  changeChallenge,
  createChallenge,
  deleteDraft,
  lockChallenge,
  type NewChallenge,
} from '../store/challenges.js';
import { saveTeams, teamsOf } from '../store/teams.js';
import { previewView } from '../views/preview.js';
import { toChangeOwn, toPropose, toProposeIt } from './access.js';
import { baseOf, type Filling, showForm, valuesOf } from './form.js';
import { showManaged } from './list.js';

const words = copy.creating;

/** A person in a community, and what else they may do there. */
export interface Acting {
  readonly person: Person;
  readonly community: Community;
  readonly may: (act: ActName) => boolean;
}

/** The act that starts a challenge, or goes on with one that isn't announced yet. */
export const challengeAct: Act = {
  word: 'challenge',
  label: words.act,
  help: words.help,
  act: 'challenges.propose',
  run: async ({ person, community }, { db, clock }) =>
    community &&
    db.inWorkspace(person.workspaceId, async (tx) => {
      const now = clock();
      const standing = await standingIn(tx, community.id, person, now);
      const mayDo = (act: ActName) => standing !== undefined && may(act, standing);
      const list = await showManaged(tx, { person, community, may: mayDo, isOptional: true });
      return open(list ?? (await showForm(tx, { person, community, now, values: {}, carry: newForm(community) })));
    }),
};

/** Returns what the form of a new challenge carries. `from` is a challenge to copy. */
export function newForm({ id: communityId }: Community, from: string | null = null): FormCarry {
  return { communityId, challengeId: randomUUID(), from, isLong: false };
}

/** Registers the form of a challenge, up to its preview. */
export function listenForForm(on: Listen, deps: Deps): void {
  const { db, clock } = deps;
  const show = (it: Omit<Filling, 'now'>) =>
    db.inWorkspace(it.person.workspaceId, async (tx) => replace(await showForm(tx, { ...it, now: clock() })));

  on.press(newChallenge, toPropose, ({ person, community }) =>
    show({ person, community, values: {}, carry: newForm(community) }),
  );
  on.press(fillAgain, toPropose, ({ typed, ...it }) => show({ ...it, values: valuesOf(typed) }));
  on.press(moreOptions, toPropose, ({ typed, ...it }) =>
    show({ ...it, values: valuesOf(typed), carry: { ...it.carry, isLong: true } }),
  );
  on.submit(formModal, toPropose, (it) => db.inWorkspace(it.person.workspaceId, (tx) => save(tx, it, clock())));

  on.press(changeDraft, toProposeIt, (it) =>
    db.inWorkspace(it.person.workspaceId, async (tx) => {
      const row = await lockChallenge(tx, it.carry.challengeId);
      const refusal = changeRefusal(row, it);
      if (refusal || !row) return refusal;
      const carry = { communityId: it.community.id, challengeId: row.id, from: null, isLong: true };
      return replace(await showForm(tx, { ...it, carry, values: {}, now: clock() }));
    }),
  );
  on.press(keepDraft, toChangeOwn, async (it) =>
    db.inWorkspace(it.person.workspaceId, async (tx) => replace(await list(tx, it, words.kept))),
  );
  on.press(dropDraft, toChangeOwn, async (it) => {
    const response = await db.inWorkspace(it.person.workspaceId, (tx) => drop(tx, it));
    await deps.refreshHome(it.person.workspaceId, [it.person.userId]);
    return response;
  });
}

/** Returns the response to a change of a challenge that this person can't change now; undefined if they can. */
export function changeRefusal(row: Challenge | undefined, { person, may }: Acting): HandlerResponse {
  if (!row) return say(md`${words.goneBy}`);
  if (row.state === 'draft' && row.createdBy !== person.userId) return refuse(words.notYours, 'not their draft');
  if (row.state === 'draft' || (row.state === 'proposed' && may('challenges.start'))) return undefined;
  if (row.state === 'proposed') return refuse(words.notYours, 'proposed already');
  return say(words.now(row.name, words.states[row.state]));
}

interface Submitted extends Acting {
  readonly carry: FormCarry;
  readonly form: ChallengeForm;
}

/** Saves a draft, or changes a proposal, and shows what will be posted. */
async function save(tx: Tx, it: Submitted, now: Date): Promise<HandlerResponse> {
  const { person, community, carry, form } = it;
  const before = await lockChallenge(tx, carry.challengeId);
  const refusal = before && changeRefusal(before, it);
  if (refusal) return refusal;
  const { base } = await baseOf(tx, { person, community, carry, values: form });
  const today = localToday(community, person, now);
  const result = described(filledIn(base, form, today, true), { today, locale: person.locale });
  const problems = 'problems' in result ? result.problems : await strangers(tx, community, result.challenge);
  if ('problems' in result || Object.keys(problems).length > 0) {
    const wrong = Object.entries(problems).map(([name, text]) => ({ name, input: inputOf(form, name), text }));
    const hidden = wrong.find(({ input }) => input === undefined);
    if (!hidden) return fieldErrors(Object.fromEntries(wrong.map(({ input, text }) => [input, text])));
    const filling = { person, community, values: form, carry: { ...carry, isLong: true }, now };
    return replace(await showForm(tx, filling, words.problems.lookHere(labelOf(hidden.name), hidden.text)));
  }
  const row = await saveRow(tx, it, before, result.challenge, now);
  return row ? replace(await showPreview(tx, it, row)) : say(md`${words.goneBy}`);
}

async function saveRow(
  tx: Tx,
  { person, community, carry }: Submitted,
  before: Challenge | undefined,
  { teams, ...plan }: Described,
  now: Date,
): Promise<Challenge | undefined> {
  const { workspaceId } = person;
  const id = carry.challengeId;
  const values = { ...plan, weekdays: [...plan.weekdays], prompts: [...plan.prompts] };
  const fresh: NewChallenge = {
    ...values,
    ...{ workspaceId, id, communityId: community.id, state: 'draft', zone: zoneFor(community, person) },
    ...{ createdBy: person.userId, createdAt: now },
  };
  if (!before) await createChallenge(tx, fresh);
  const row = await changeChallenge(tx, id, ['draft', 'proposed'], {
    ...values,
    changes: (before?.changes ?? 0) + 1,
  });
  if (row) await saveTeams(tx, { workspaceId, id }, teams);
  return row;
}

/** Returns the problems with teams that have people in them who aren't members. */
async function strangers(tx: Tx, { id }: Community, { teams }: Described): Promise<Problems> {
  const chosen = teams.flatMap(({ userIds }) => userIds);
  if (chosen.length === 0) return {};
  const members = new Set((await membersOf(tx, id, chosen)).map(({ userId }) => userId));
  const names = await namesOf(tx, chosen);
  return Object.fromEntries(
    teams.flatMap(({ userIds }, i) => {
      const stranger = userIds.find((it) => !members.has(it));
      if (stranger === undefined) return [];
      return [[`teamPeople.${i}`, words.problems.notMember(names.get(stranger) ?? words.thisPerson)]];
    }),
  );
}

function labelOf(name: string): string {
  const labels: Readonly<Record<string, string>> = {
    ...{ name: words.name, task: words.task, unit: words.unit, prompts: words.prompts },
    ...{ visibility: words.visibility, groupTarget: words.groupTarget },
  };
  return labels[name] ?? words.more;
}

/** Returns the preview of a challenge that isn't announced yet. */
export async function showPreview(tx: Tx, { person, community, may }: Acting, challenge: Challenge, note?: string) {
  const { userId, locale } = person;
  const teams = await teamsOf(tx, challenge.id);
  return previewView({ challenge, community, teams, userId, locale, mayStart: may('challenges.start'), note });
}

/** Returns the list of challenges, with a sentence at its top. */
export async function list(tx: Tx, { person, community, may }: Acting, note?: string) {
  return showManaged(tx, { person, community, may, note: note === undefined ? undefined : md`${note}` });
}

/** Deletes the person's own draft, or takes their proposal back, which makes it a draft again. */
async function drop(tx: Tx, it: Acting & { carry: { challengeId: string } }): Promise<HandlerResponse> {
  const row = await lockChallenge(tx, it.carry.challengeId);
  if (row && row.createdBy !== it.person.userId) return refuse(words.notYours, 'not their challenge');
  if (row?.state === 'proposed') await changeChallenge(tx, row.id, ['proposed'], { state: 'draft' });
  else if (row?.state === 'draft') await deleteDraft(tx, row.id);
  else if (row) return say(words.now(row.name, words.states[row.state]));
  return replace(await list(tx, it));
}
