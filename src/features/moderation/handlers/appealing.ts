import { type Community, communityById } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import { membersOf } from '../../../core/members.js';
import { namesOf, type Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import {
  closeAll,
  type HandlerResponse,
  infoModal,
  open,
  refuse,
  replace,
  say,
} from '../../../slack/interactions/responses.js';
import {
  appealModal,
  decideModal,
  moderationSwitch,
  openAppeal,
  reviewAppeal,
  showAppeal,
  showCase,
} from '../contracts.js';
import { copy } from '../copy.js';
import type { PersonalRoute } from '../domain/route.js';
import { type Decision, isUndecided, obstacleToAppeal } from '../domain/warning.js';
import { actById, addAct } from '../store/acts.js';
import { type CaseRow, changeCase, lockCase } from '../store/cases.js';
import { ruleTexts } from '../store/shown.js';
import { appealRouteFor, changeAppeal, lockWarning, type WarningRow, warningById } from '../store/warnings.js';
import { appealView, decideView } from '../views/warning.js';
import { toAppeal, toDecide } from './access.js';

/** Registers how a member appeals against a warning, and how somebody decides on that. */
export function listenForAppeals(on: Listen, deps: Deps): void {
  on.press(openAppeal, toAppeal, ({ person, carry }) =>
    asMember(deps, person, carry.warningId, async (tx, { warning, route }) =>
      open(appealView(warning.id, await readersOf(tx, route))),
    ),
  );

  on.submit(appealModal, toAppeal, ({ person, carry, form }) =>
    asMember(deps, person, carry.warningId, async (tx, it) => {
      await appeal(tx, deps, it, form.text);
      return replace(infoModal(copy.appealTitle, [section(md`${copy.appealReceived}`)]));
    }),
  );

  on.press(reviewAppeal, toDecide, ({ person, carry }) =>
    asDecider(deps, person, carry.warningId, async (tx, it) => open(await review(tx, deps, it, person))),
  );

  on.submit(decideModal, toDecide, ({ person, carry, form }) =>
    asDecider(deps, person, carry.warningId, async (tx, it) => {
      await decide(tx, deps, it, { outcome: form.outcome, by: person.userId });
      return closeAll();
    }),
  );
}

/** A warning whose appeal is being handled. Others who change it wait. */
interface Appealing {
  readonly warning: WarningRow;
  readonly row: CaseRow;
  readonly community: Community;
  readonly route: PersonalRoute;
  readonly now: Date;
}

type Step = (tx: Tx, it: Appealing) => Promise<HandlerResponse>;
type Found = Omit<Appealing, 'route'> & { readonly route: PersonalRoute | undefined };

/** Runs `work` with a warning and who decides on an appeal against it, read afresh after all others who changed it. */
function withWarning(
  { db, clock }: Deps,
  { workspaceId }: Person,
  warningId: string,
  work: (tx: Tx, it: Found) => Promise<HandlerResponse>,
): Promise<HandlerResponse> {
  return db.inWorkspace(workspaceId, async (tx) => {
    const now = clock();
    const caseId = (await warningById(tx, warningId))?.caseId;
    // In the order in which all others lock them.
    const row = caseId && (await lockCase(tx, caseId));
    const warning = await lockWarning(tx, warningId);
    const community = row && (await communityById(tx, row.communityId));
    if (!community || !warning) return refuse(copy.appealGone, 'no such warning');
    if (!(await isOn(tx, community.id, moderationSwitch))) return refuse(copy.switchedOff, 'switched off');
    return work(tx, { warning, row, community, now, route: await appealRouteFor(tx, warning, now) });
  });
}

/** Runs `work` if this person may appeal against the warning now. */
function asMember(deps: Deps, person: Person, warningId: string, work: Step): Promise<HandlerResponse> {
  return withWarning(deps, person, warningId, async (tx, { route, ...it }) => {
    if (it.warning.userId !== person.userId) return refuse(copy.appealGone, 'not the warned member');
    const obstacle = obstacleToAppeal(it.warning, it.now);
    if (obstacle) return say(md`${obstacle === 'appealed' ? copy.appealedBefore : copy.appealOver}`);
    return route ? work(tx, { ...it, route }) : say(md`${copy.appealNobody}`);
  });
}

/** Runs `work` if this person decides on the appeal, and nobody did before. Nothing happens if they press twice. */
function asDecider(deps: Deps, person: Person, warningId: string, work: Step): Promise<HandlerResponse> {
  return withWarning(deps, person, warningId, async (tx, { route, ...it }) => {
    const { outcome, decidedBy, appealedAt } = it.warning;
    const { userId } = person;
    const isTheirs = route?.to === 'people' ? route.userIds.includes(userId) : route?.userId === userId;
    if (!route || !isTheirs || !appealedAt) return refuse(copy.notYourAppeal, 'doesn’t decide on this appeal');
    if (outcome && decidedBy === userId) return undefined;
    if (isUndecided(it.warning, it.now)) return work(tx, { ...it, route });
    const name = (decidedBy && (await namesOf(tx, [decidedBy])).get(decidedBy)) || copy.somebody;
    return say(md`${copy.decidedFirst[outcome ?? 'expired'](name)}`);
  });
}

/** Says who can read an appeal, and who decides on it. */
async function readersOf(tx: Tx, route: PersonalRoute) {
  const userIds = route.to === 'admin' ? [route.userId] : route.userIds;
  const names = await namesOf(tx, userIds);
  const known = userIds.flatMap((it) => names.get(it) ?? []);
  return route.to === 'admin' ? copy.appealIntro.admin(known[0] ?? '') : copy.appealIntro.people(known);
}

async function appeal(tx: Tx, deps: Deps, { warning, now }: Appealing, text: string): Promise<void> {
  const { workspaceId, id } = warning;
  await changeAppeal(tx, id, { appeal: deps.secrets.seal(workspaceId, text), appealedAt: now }, now);
  await deps.attention.recheck(tx, { workspaceId, about: [id], now });
  await logAct(tx, deps, warning, { act: 'appealed', doneBy: null, at: now });
}

async function decide(
  tx: Tx,
  deps: Deps,
  { warning, now }: Appealing,
  { outcome, by }: { readonly outcome: Decision; readonly by: string },
): Promise<void> {
  await changeAppeal(tx, warning.id, { outcome, decidedBy: by, decidedAt: now }, now);
  await logAct(tx, deps, warning, { act: outcome, doneBy: by, at: now });
}

/** Adds an act about a warning to the log of its case, and has everything about it shown. */
async function logAct(
  tx: Tx,
  { jobs }: Deps,
  { workspaceId, id, caseId }: WarningRow,
  act: { readonly act: 'appealed' | Decision; readonly doneBy: string | null; readonly at: Date },
): Promise<void> {
  await addAct(tx, { workspaceId, caseId, ...act });
  await changeCase(tx, caseId, {}, act.at);
  afterCommit(tx, async () => {
    await jobs.add(showCase, { workspaceId, id: caseId });
    await jobs.add(showAppeal, { workspaceId, id });
  });
}

/** Returns the form in which somebody decides on an appeal. One who isn't a member doesn't see the rule. */
async function review(tx: Tx, { secrets }: Deps, { warning, community }: Appealing, { userId }: Person) {
  const read = (sealed: string | null | undefined) =>
    (sealed && secrets.open(warning.workspaceId, sealed)) || copy.unreadable;
  const isMember = (await membersOf(tx, community.id, [userId])).length > 0;
  const { givenBy } = warning;
  return decideView(warning.id, {
    userId: warning.userId,
    givenBy: (givenBy && (await namesOf(tx, [givenBy])).get(givenBy)) || copy.somebody,
    rule: isMember ? (await ruleTexts(tx, [warning]))(warning) : undefined,
    words: read((await actById(tx, warning.id))?.note),
    appeal: read(warning.appeal),
  });
}
