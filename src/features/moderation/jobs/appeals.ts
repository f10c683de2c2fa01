import { type Community, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { DAY, HOUR, MINUTE } from '../../../core/durations.js';
import { isOn } from '../../../core/feature-switches.js';
import { membersOf } from '../../../core/members.js';
import { namesOf } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type IdPayload, type Work, work } from '../../../queue/job.js';
import { type Message, message, section } from '../../../slack/blocks/blocks.js';
import { moderationSwitch, showAppeal } from '../contracts.js';
import { copy } from '../copy.js';
import { appealKey, outcomeKey } from '../domain/keys.js';
import type { PersonalRoute } from '../domain/route.js';
import { isUndecided } from '../domain/warning.js';
import { warnings } from '../schema.js';
import {
  type AppealCardRow,
  addAppealCards,
  appealCardsOf,
  appealRouteFor,
  changeAppeal,
  changeAppealCard,
  giveAppealToAdmin,
  lockWarning,
  settleAppeal,
  type WarningRow,
} from '../store/warnings.js';
import { withdrawnMessage } from '../views/card.js';
import { appealMessage } from '../views/warning.js';
import { recipientsOf } from './cards.js';
import { type Words, write } from './writing.js';

/** Finds appeals that are not shown as they are now. */
export const appealsDue = dueWork('moderation.due-appeals', {
  job: showAppeal,
  table: warnings,
  id: warnings.id,
  dueAt: warnings.dueAt,
  everyMs: MINUTE,
});

/** Shows appeals to those who can decide on them now, and tells members the decision. They asked for it by appealing. */
export function appealWork(deps: Deps): Work {
  return work(showAppeal, (it) => show(deps, it));
}

async function show(deps: Deps, { workspaceId, id }: IdPayload): Promise<void> {
  const { db, clock, deliver } = deps;
  const plan = await db.inWorkspace(workspaceId, (tx) => planOf(tx, id, clock()));
  if (!plan) return;
  let isMissing = false;
  for (const card of plan.cards) {
    const written = await write(deps, { ...card, key: appealKey(card) }, plan, (tx, postedAt) =>
      changeAppealCard(tx, card, { postedAt }),
    );
    isMissing ||= written === 'unreachable' && card.postedAt === null && plan.lookAt !== null;
  }
  if (plan.told) await deliver.post(workspaceId, { key: outcomeKey(id), to: plan.row.userId, message: plan.told });
  const againAt = isMissing ? new Date(clock().getTime() + HOUR) : plan.lookAt;
  await db.inWorkspace(workspaceId, (tx) => settleAppeal(tx, plan.row, againAt));
}

interface Plan extends Words {
  readonly row: WarningRow;
  readonly cards: readonly AppealCardRow[];
  /** The message that tells the member; undefined while nobody has decided. */
  readonly told: Message | undefined;
  /** The time at which to look at it again without a change; null once somebody has decided. */
  readonly lookAt: Date | null;
}

/** Decides, from fresh state, who sees the appeal. Once it is decided, it stays with those who see it. */
async function planOf(tx: Tx, id: string, now: Date): Promise<Plan | undefined> {
  const found = await lockWarning(tx, id);
  const community = found?.appealedAt ? await communityById(tx, found.communityId) : undefined;
  if (!found || !community) return undefined;
  const row = await expired(tx, found, now);
  const isInUse = await isOn(tx, community.id, moderationSwitch);
  const isOpen = isInUse && row.outcome === null;
  const route = isOpen ? await appealRouteFor(tx, row, now) : undefined;
  if (isOpen) await moveTo(tx, row, route, now);
  const cards = await appealCardsOf(tx, id);
  const words = await wordsOf(tx, row, { community, route, isInUse });
  return {
    ...{ row, ...words, withdrawn: withdrawnMessage(route !== undefined) },
    cards: isOpen ? cards : cards.filter(({ postedAt }) => postedAt),
    lookAt: row.outcome === null ? lookAt(row, route, now) : null,
  };
}

/** Ends an appeal on which nobody decided while the warning counted. */
async function expired(tx: Tx, row: WarningRow, now: Date): Promise<WarningRow> {
  if (row.outcome !== null || isUndecided(row, now)) return row;
  const ended = { outcome: 'expired', decidedAt: now } as const;
  await changeAppeal(tx, row.id, ended, now);
  return { ...row, ...ended, changes: row.changes + 1 };
}

function lookAt({ expiresAt }: WarningRow, route: PersonalRoute | undefined, now: Date): Date {
  // Nothing tells that an admin lost their rights, or that somebody has become one.
  const tomorrow = new Date(now.getTime() + DAY);
  return route?.to === 'people' || expiresAt < tomorrow ? expiresAt : tomorrow;
}

/** Shows the appeal to those on the route, and withdraws it from all others. */
async function moveTo(tx: Tx, row: WarningRow, route: PersonalRoute | undefined, now: Date): Promise<void> {
  const admin = route?.to === 'admin' ? route.userId : null;
  if (admin !== row.adminUserId) await giveAppealToAdmin(tx, row.id, admin);
  const to = recipientsOf(route);
  for (const card of await appealCardsOf(tx, row.id))
    if (!card.withdrawnAt && !to.includes(card.recipient)) await changeAppealCard(tx, card, { withdrawnAt: now });
  await addAppealCards(tx, row, to);
}

async function wordsOf(
  tx: Tx,
  { id: warningId, adminUserId, outcome, decidedBy, decidedAt }: WarningRow,
  it: { readonly community: Community; readonly route: PersonalRoute | undefined; readonly isInUse: boolean },
): Promise<Pick<Plan, 'message' | 'told'>> {
  const { name, channelId, id } = it.community;
  const admin = it.route?.to === 'admin' ? it.route.userId : adminUserId;
  // An admin who isn't a member gets no name, because it may be that of a private channel.
  const isOutside = admin !== null && (await membersOf(tx, id, [admin])).length === 0;
  const by = (decidedBy && (await namesOf(tx, [decidedBy])).get(decidedBy)) || copy.somebody;
  const community = { name: isOutside ? undefined : name, channelId };
  const done = outcome && decidedAt ? { outcome, name: by, at: decidedAt } : undefined;
  return {
    message: appealMessage({ warningId, community, done, isOn: it.isInUse }),
    told: outcome ? message(section(copy.toldOutcome[outcome](by, name))) : undefined,
  };
}
