import { propose } from '../../../attention/proposals.js';
import { dayIn, untilInWords } from '../../../core/calendar.js';
import { type Community, isSilent } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { namesOf, type Person } from '../../../core/people.js';
import type { Act, Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import {
  fieldErrors,
  type HandlerResponse,
  notice,
  open,
  replace,
  say,
} from '../../../slack/interactions/responses.js';
import { takesPartInCheckins } from '../../checkins/index.js';
import { mayChooseTopics } from '../../topics/index.js';
import { askModal, partnerKinds } from '../contracts.js';
import { copy } from '../copy.js';
import { refusalOf } from '../domain/asking.js';
import { ASKED_MS } from '../domain/terms.js';
import * as store from '../store/partnerships.js';
import { askView } from '../views/asking.js';

/** Opens the form in which a member asks others to be their partners. */
export const partnerAct: Act = {
  word: 'partner',
  label: copy.ask.label,
  help: copy.ask.help,
  act: 'partners.take-part',
  offered: async (tx, { person, community }) =>
    community !== undefined && (await store.livingWith(tx, community.id, [person.userId])).length === 0,
  run: async ({ person, community }, { db, clock }) =>
    community &&
    db.inWorkspace(person.workspaceId, async (tx) => {
      const refused = await refusal(tx, person, community, clock());
      return refused ?? open(askView(community, { mayChoose: await mayChooseTopics(tx, community.id, person.userId) }));
    }),
};

/** Registers the form in which a member asks others to be their partners. */
export function listenForAsking(on: Listen, deps: Deps): void {
  on.submit(askModal, here('partners.take-part'), ({ person, community, form }) =>
    deps.db.inWorkspace(person.workspaceId, async (tx) => {
      const now = deps.clock();
      const asking = { person, community, ...form, people: [...new Set(form.people)], now };
      return (await refusalInForm(tx, asking)) ?? ask(tx, deps, asking);
    }),
  );
}

/**
 * Returns what a member hears who has a partner or an open question already, or takes part in no check-ins, or whose
 * community rests; undefined for all others.
 */
export async function refusal(tx: Tx, person: Person, community: Community, now: Date): Promise<HandlerResponse> {
  const { userId, zone, locale } = person;
  const [id] = await store.livingWith(tx, community.id, [userId]);
  const it = id && (await store.partnershipById(tx, id));
  if (!it) {
    if (isSilent(community, dayIn(zone, now))) return say(copy.ask.resting(community.name));
    const isIn = await takesPartInCheckins(tx, community.id, userId);
    return isIn ? undefined : say(copy.ask.joinFirst(community.name));
  }
  const names = store.othersIn(it, userId).map(({ name }) => name);
  const mine = it.partners.find((one) => one.userId === userId);
  if (mine?.state === 'asked') {
    const asker = it.partners.find((one) => one.userId === it.askedBy);
    return say(asker ? copy.already.asked(asker.name) : copy.already.suggested(names));
  }
  if (!it.startedAt) return say(it.askedBy ? copy.already.asking(names) : copy.find.agreed(names));
  return say(copy.already.partners(names, untilInWords(dayIn(zone, it.endsAt), dayIn(zone, now), locale)));
}

/** Returns the same in place of the form. */
async function refusalInForm(tx: Tx, { person, community, now }: Omit<Asking, 'people' | 'tells'>) {
  const it = await refusal(tx, person, community, now);
  return it?.kind === 'say' ? replace(notice(it.blocks)) : undefined;
}

interface Asking {
  readonly person: Person;
  readonly community: Community;
  readonly people: readonly string[];
  readonly tells: boolean;
  readonly now: Date;
}

async function ask(tx: Tx, { attention, refreshHome }: Deps, it: Asking): Promise<HandlerResponse> {
  const { person, community, people, tells, now } = it;
  const { workspaceId, userId } = person;
  const communityId = community.id;
  const problem = await problemWith(tx, it);
  if (problem) return fieldErrors({ people: problem });
  const question = { askedBy: userId, askedAt: now, endsAt: new Date(now.getTime() + ASKED_MS) };
  const opened = await store.open(tx, { workspaceId, communityId }, question, [
    { userId, state: 'in', tells },
    ...people.map((id) => ({ userId: id, state: 'asked' as const, tells: false })),
  ]);
  const names = await namesOf(tx, people);
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? copy.somebody);
  // Somebody has asked them in the meantime.
  if ('taken' in opened && opened.taken.includes(userId)) return refusalInForm(tx, it);
  if ('taken' in opened) return fieldErrors({ people: copy.ask.taken(named(opened.taken)) });
  for (const id of people)
    await propose(tx, { workspaceId, userId: id, kind: partnerKinds.asked, id: opened.id, dueAt: now });
  afterCommit(tx, async () => {
    await attention.flush(workspaceId, people);
    await refreshHome(workspaceId, [userId, ...people]);
  });
  return replace(notice([section(copy.ask.asked(named(people)))]));
}

/** Returns the error for the first of these people who cannot be asked; undefined if all can. */
async function problemWith(tx: Tx, { person, community, people, now }: Asking): Promise<string | undefined> {
  const members = await membersOf(tx, community.id, people);
  const names = await namesOf(tx, people);
  const nos = await store.lastNos(tx, community.id, person.userId, people);
  for (const userId of people) {
    const isMember = members.some((one) => one.userId === userId);
    const takesPart = isMember && (await takesPartInCheckins(tx, community.id, userId));
    const candidate = { userId, isMember, takesPart, declinedAt: nos.get(userId) ?? null };
    const why = refusalOf(candidate, person.userId, now);
    if (why) return copy.ask.refusals[why](names.get(userId) ?? copy.somebody);
  }
  return undefined;
}
