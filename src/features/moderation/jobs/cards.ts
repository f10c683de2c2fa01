import { type Community, communityById } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { DAY, HOUR, MINUTE } from '../../../core/durations.js';
import { isOn, type Switched } from '../../../core/feature-switches.js';
import type { RoleChange } from '../../../core/role-changes.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type IdPayload, type Work, work } from '../../../queue/job.js';
import type { Message } from '../../../slack/blocks/blocks.js';
import { gone, posted, settleThreadGone, settleWithdrawn } from '../../../slack/outbound/ledger.js';
import { moderationSwitch, showAppeal, showCase } from '../contracts.js';
import { isClosed } from '../domain/case.js';
import { cardKey, excerptKey, noticeKey } from '../domain/keys.js';
import { CHANNEL_FROM, type Route, routeOf } from '../domain/route.js';
import type { Notice } from '../domain/shown.js';
import { cases } from '../schema.js';
import { addCards, type CardRow, cardsOf, changeCard, noticed } from '../store/cards.js';
import { type CaseRow, caseById, giveToAdmin, lockCase, markOpenCases, settleCase } from '../store/cases.js';
import { reportersOf } from '../store/reports.js';
import { type ChosenChannel, channelOf, routeFactsOf } from '../store/settings.js';
import { shownOf } from '../store/shown.js';
import { markOpenAppeals } from '../store/warnings.js';
import { cardMessage, noticeMessages, withdrawnMessage } from '../views/card.js';
import { readersOf } from './channel.js';
import { addExcerpt } from './excerpts.js';
import { lose } from './lost.js';
import { type Words, write } from './writing.js';

/** Finds cases whose cards do not show the facts. */
export const casesDue = dueWork('moderation.due-cases', {
  job: showCase,
  table: cases,
  id: cases.id,
  dueAt: cases.dueAt,
  everyMs: MINUTE,
});

/** Posts the cards of a case where they belong now, and keeps them current. */
export function cardWork(deps: Deps): Work {
  return work(showCase, (it) => show(deps, it));
}

async function show(deps: Deps, it: IdPayload): Promise<void> {
  const { workspaceId, id } = it;
  const inWorkspace = <T>(run: (tx: Tx) => Promise<T>) => deps.db.inWorkspace(workspaceId, run);
  const channel = await inWorkspace((tx) => channelFor(tx, deps, id));
  const readers = channel && (await readersOf(await deps.slack(workspaceId), channel));
  const plan = await inWorkspace((tx) => planOf(tx, deps, id, channel && { id: channel.id, readers }));
  if (!plan) return;
  const channelId = channel?.id;
  let isMissing = false;
  for (const card of plan.cards) {
    if ((await writeCard(deps, plan, card)) !== 'unreachable') {
      await followWithExcerpt(deps, plan, card, card.recipient === channelId ? (readers ?? []) : [card.recipient]);
      continue;
    }
    isMissing ||= plan.isOpen && card.postedAt === null;
    if (card.recipient !== channelId) continue;
    // The channel was lost since Hearth looked at it.
    const { communityId } = plan.row;
    await inWorkspace((tx) => lose(tx, deps, { workspaceId, communityId, channelId, now: deps.clock() }));
    return show(deps, it);
  }
  const againAt = againAfter(plan, isMissing, deps.clock());
  await inWorkspace((tx) => settleCase(tx, plan.row, againAt));
}

/** Returns when to look at a case again without a change; null if it isn't needed. `isMissing`: a card wasn't posted. */
function againAfter({ isOpen, isWithHandlers }: Plan, isMissing: boolean, now: Date): Date | null {
  if (isMissing) return new Date(now.getTime() + HOUR);
  // Nothing tells that an admin lost their rights, or that somebody has become one.
  return isOpen && !isWithHandlers ? new Date(now.getTime() + DAY) : null;
}

/** Returns the moderators' channel if a case may have to go there, or has its card there. */
async function channelFor(tx: Tx, { clock }: Deps, id: string): Promise<ChosenChannel | undefined> {
  const row = await caseById(tx, id);
  if (!row) return undefined;
  const { members } = await routeFactsOf(tx, { id: row.communityId }, clock());
  return members >= CHANNEL_FROM ? channelOf(tx, row.communityId) : undefined;
}

interface Plan extends Words {
  readonly row: CaseRow;
  readonly notices: Readonly<Record<Notice, Message>>;
  readonly cards: readonly CardRow[];
  /** True if somebody has to do something about it. */
  readonly isOpen: boolean;
  /** False if an admin has it, or nobody. */
  readonly isWithHandlers: boolean;
}

/** Decides, from fresh state, who has a card of the case. A closed case stays with those who have one. */
async function planOf(
  tx: Tx,
  deps: Deps,
  id: string,
  channel: { readonly id: string; readonly readers: readonly string[] | undefined } | undefined,
): Promise<Plan | undefined> {
  const now = deps.clock();
  const row = await lockCase(tx, id);
  const community = row && (await communityById(tx, row.communityId));
  if (!community) return undefined;
  const { workspaceId, communityId } = row;
  if (channel && !channel.readers) await lose(tx, deps, { workspaceId, communityId, channelId: channel.id, now });
  const isInUse = await isOn(tx, communityId, moderationSwitch);
  const isOpen = isInUse && !isClosed(row);
  const usable = channel?.readers && { id: channel.id, readers: channel.readers };
  const route = isOpen ? await routeNow(tx, community, row, usable, now) : undefined;
  const moved = isOpen ? await moveTo(tx, row, route, now) : row;
  const shown = (await shownOf(tx, [moved], community)).get(id);
  if (!shown) return undefined;
  const message = cardMessage(shown, isInUse);
  const cards = await cardsOf(tx, id);
  const isWithHandlers = route !== undefined && route.to !== 'admin';
  return {
    ...{ row, message, isOpen, isWithHandlers, withdrawn: withdrawnMessage(route !== undefined) },
    notices: noticeMessages(shown),
    cards: isInUse ? cards : cards.filter(({ postedAt }) => postedAt),
  };
}

async function routeNow(
  tx: Tx,
  community: Community,
  { id, aboutUserId: about }: CaseRow,
  channel: { readonly id: string; readonly readers: readonly string[] } | undefined,
  now: Date,
): Promise<Route | undefined> {
  const facts = await routeFactsOf(tx, community, now);
  return routeOf({ ...facts, about, reporters: await reportersOf(tx, id), channel });
}

/** Gives cards to those on the route, and withdraws those of all others. Returns the case as it is then. */
async function moveTo(tx: Tx, row: CaseRow, route: Route | undefined, now: Date): Promise<CaseRow> {
  const admin = route?.to === 'admin' ? route.userId : null;
  if (admin !== row.adminUserId) await giveToAdmin(tx, row.id, admin);
  const to = recipientsOf(route);
  for (const card of await cardsOf(tx, row.id))
    if (!card.withdrawnAt && !to.includes(card.recipient)) await changeCard(tx, card, { withdrawnAt: now });
  await addCards(tx, row, to, now);
  return { ...row, adminUserId: admin };
}

export function recipientsOf(route: Route | undefined): readonly string[] {
  if (!route) return [];
  if (route.to === 'channel') return [route.channelId];
  return route.to === 'admin' ? [route.userId] : route.userIds;
}

/** Posts, updates or withdraws a card, and tells its reader of a change that they must notice. */
async function writeCard(deps: Deps, plan: Plan, card: CardRow) {
  const writeIt = (it: CardRow) =>
    write(deps, { ...it, key: cardKey(it) }, plan, (tx, postedAt) => changeCard(tx, it, { postedAt }));
  const written = await writeIt(card);
  if (written === 'unreachable' || card.withdrawnAt || !card.notice || !card.noticeAt) return written;
  // A new card is noticed anyway.
  if (written === 'changed' && plan.isOpen && !(await replyTo(deps, card, plan.notices[card.notice], card.noticeAt)))
    await writeIt({ ...card, postedAt: null });
  const { noticeAt } = card;
  await deps.db.inWorkspace(card.workspaceId, (tx) => noticed(tx, card, noticeAt));
  return written;
}

/**
 * Posts a reply below a card, once for the time of the change. Slack notifies nobody of an edited message. Returns false
 * if somebody deleted the card, which may be posted again from now on.
 */
async function replyTo({ db, deliver }: Deps, card: CardRow, message: Message, at: Date): Promise<boolean> {
  const { workspaceId } = card;
  const [key, first] = [noticeKey(card, at), cardKey(card)];
  const parent = await db.inWorkspace(workspaceId, (tx) => posted(tx, first));
  if (parent) {
    const place = { to: parent.channelId, thread: parent.ts, isBroadcast: true };
    if (await deliver.post(workspaceId, { key, ...place, message })) return true;
  }
  return db.inWorkspace(workspaceId, async (tx) => {
    if (!(await gone(tx, first))) return !(await settleThreadGone(tx, key, first));
    await settleWithdrawn(tx, first);
    return false;
  });
}

/** Has the words of the message below the card of an open case, and below no other. */
async function followWithExcerpt(
  deps: Deps,
  { row, isOpen }: Plan,
  card: CardRow,
  readers: readonly string[],
): Promise<void> {
  if (isOpen && !card.withdrawnAt) return addExcerpt(deps, row, card, readers);
  if (card.excerptAt) await deps.deliver.delete(row.workspaceId, excerptKey(card));
}

/** Brings open cases and appeals to others when a moderator or an organizer comes or goes, or the feature is switched on or off. */
export async function moveCases(tx: Tx, { jobs }: Deps, it: RoleChange | Switched): Promise<void> {
  const isAboutUs =
    'role' in it ? ['moderator', 'organizer'].includes(it.role) : it.feature === moderationSwitch.feature;
  if (!isAboutUs) return;
  const { workspaceId, communityId, now } = it;
  const moved = (await markOpenCases(tx, communityId, now)).map((id) => ({ workspaceId, id }));
  const appeals = (await markOpenAppeals(tx, communityId, now)).map((id) => ({ workspaceId, id }));
  afterCommit(tx, async () => {
    if (moved.length > 0) await jobs.addAll(showCase, moved);
    if (appeals.length > 0) await jobs.addAll(showAppeal, appeals);
  });
}
