import type { Tx } from '../../core/database/database.js';
import { isOn, type Switched } from '../../core/feature-switches.js';
import { memberActed } from '../../core/member-acts.js';
import { type MembersChange, membersOf } from '../../core/members.js';
import { type Person, personById } from '../../core/people.js';
import { holdersOf } from '../../core/roles.js';
import type { ShownCheckin } from '../../core/shared-checkins.js';
import { oneLine } from '../../core/text.js';
import type { Deps } from '../../feature.js';
import { cut, section } from '../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../slack/interactions/listen.js';
import { type HandlerResponse, infoModal, open, refuse, replace } from '../../slack/interactions/responses.js';
import { blockerOf, circleMatesOf, hasDigest } from '../checkins/index.js';
import { askModal, helpSwitch, offeredHelp, offerHelp, openAsking, saySolved } from './contracts.js';
import { copy } from './copy.js';
import { end, enqueue } from './jobs.js';
import {
  ask,
  lockRequest,
  madeBy,
  markOffersOf,
  offer,
  openRequests,
  type Request,
  requestById,
  saveStuck,
  wantedIn,
} from './store.js';
import { askView, type Leader, MAX_QUOTE } from './views.js';

const of = async (tx: Tx, { requestId }: { requestId: string }) => (await requestById(tx, requestId))?.communityId;
const toAsk = { act: 'help.ask', of } as const;
const toOffer = { act: 'help.offer', of } as const;

/** Registers handlers for asking for help and offering it. */
export function listenForHelp(on: Listen, deps: Deps): void {
  const { db, clock } = deps;

  on.press(openAsking, toAsk, ({ person, carry: { requestId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const request = await requestById(tx, requestId);
      const refused = await refusal(tx, person, request);
      if (refused || !request) return refused;
      const blocker = (await blockerOf(tx, requestId)) ?? '';
      const leaders = await leadersFor(tx, request, clock());
      return open(askView({ requestId, blocker, leaders, hasDigest: await mayBeInDigest(tx, request) }));
    }),
  );

  on.submit(askModal, toAsk, ({ person, carry: { requestId }, form }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const request = await lockRequest(tx, requestId);
      const refused = await refusal(tx, person, request);
      if (!request || refused) return refused?.kind === 'open' ? replace(refused.view) : refused;
      const leaders = await leadersFor(tx, request, clock());
      const named = form.named.filter((id) => leaders.some(({ userId }) => userId === id));
      const inDigest = form.digest.length > 0 && (await mayBeInDigest(tx, request));
      await ask(tx, request, { named, inDigest, now: clock() });
      enqueue(tx, deps, person.workspaceId, [requestId]);
      return undefined;
    }),
  );

  on.press(offerHelp, toOffer, ({ person, carry: { requestId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const request = await lockRequest(tx, requestId);
      const author = request && (await personById(tx, request.userId));
      if (!request?.askedAt || request.endedAt || !author) return tell(copy.isOver);
      if (author.userId === person.userId) return tell(copy.yourOwn);
      const isNew = await offerTo(tx, deps, request, person);
      return tell(isNew ? copy.thanks(author.name) : copy.offeredBefore(author.name));
    }),
  );

  on.press(saySolved, toAsk, ({ person, carry: { requestId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const request = await lockRequest(tx, requestId);
      if (request?.userId !== person.userId) return refuse(copy.notYours, 'a request of somebody else');
      await end(tx, deps, request, [requestId], 'solved');
      return undefined;
    }),
  );
}

/** Says something in a modal, because what Slack shows to one person only is outside the thread. */
function tell(words: string): HandlerResponse {
  return open(infoModal(copy.onHome, [section(md`${words}`)]));
}

/** Returns the response if this person can't ask for help with this. */
async function refusal(tx: Tx, person: Person, request: Request | undefined): Promise<HandlerResponse> {
  if (request?.userId !== person.userId) return refuse(copy.notYours, 'a check-in of somebody else');
  if (request.askedAt) return tell(copy.alreadyAsked);
  const isPossible = (await isOn(tx, request.communityId, helpSwitch)) && (await blockerOf(tx, request.id));
  return isPossible ? undefined : tell(copy.gone);
}

/** Returns the topic leaders whom the author can name, each once. In the channel of a circle, they have to be in the circle. */
async function leadersFor(tx: Tx, { id, communityId, userId: author }: Request, now: Date): Promise<Leader[]> {
  const circle = await circleMatesOf(tx, id);
  const mayRead = (userId: string) => userId !== author && (!circle?.isApart || circle.userIds.includes(userId));
  const held = (await holdersOf(tx, communityId, ['topic_leader'], now)).filter(({ userId }) => mayRead(userId));
  return [...new Set(held.map(({ userId }) => userId))].map((userId) => {
    const theirs = held.filter((it) => it.userId === userId);
    return { userId, name: theirs[0]?.name ?? '', topics: theirs.map(({ topic }) => topic) };
  });
}

/** Returns true if the community has a digest that may tell of this check-in. It never tells of the channel of a circle. */
async function mayBeInDigest(tx: Tx, { id, communityId }: Request): Promise<boolean> {
  return (await hasDigest(tx, communityId)) && !(await circleMatesOf(tx, id))?.isApart;
}

/** The most lines about requests in a digest. */
const MOST_WANTED = 2;

/** Returns the lines of the weekly digest about members who are looking for help. */
export async function wantedLines(tx: Tx, week: Parameters<typeof wantedIn>[1]): Promise<Mrkdwn[]> {
  const lines: Mrkdwn[] = [];
  for (const { id, name } of await wantedIn(tx, week)) {
    if (lines.length === MOST_WANTED) break;
    const blocker = (await circleMatesOf(tx, id))?.isApart ? undefined : await blockerOf(tx, id);
    if (blocker) lines.push(copy.wanted(name, cut(oneLine(blocker), MAX_QUOTE)));
  }
  return lines;
}

/** Records an offer and has the author of the request told. Returns false if this person has offered before. */
async function offerTo(tx: Tx, deps: Deps, request: Request, { userId }: Person): Promise<boolean> {
  const { workspaceId, communityId, userId: author } = request;
  const now = deps.clock();
  if (!(await offer(tx, request, userId, now))) return false;
  await deps.tell(tx, memberActed, { workspaceId, communityId, userId, kind: offeredHelp, towards: author, at: now });
  enqueue(tx, deps, workspaceId, [request.id]);
  return true;
}

/** Notes a shared check-in in which something is in the way, or ends what was asked about it if nothing is any more. */
export async function whenShown(tx: Tx, deps: Deps, it: ShownCheckin): Promise<void> {
  if (!it.isStuck) return end(tx, deps, it, [it.id], 'gone');
  if (!(await isOn(tx, it.communityId, helpSwitch))) return;
  await saveStuck(tx, it);
  enqueue(tx, deps, it.workspaceId, [it.id]);
}

/** Ends what members of a community asked who have left it. */
export async function whenMembersChange(tx: Tx, deps: Deps, it: MembersChange): Promise<void> {
  const here = new Set((await membersOf(tx, it.communityId, it.userIds)).map(({ userId }) => userId));
  const left = it.userIds.filter((id) => !here.has(id));
  if (left.length > 0) await end(tx, deps, it, await openRequests(tx, it.communityId, left), 'over');
}

/** Ends everything that was asked in a community that switches the feature off. */
export async function whenSwitched(tx: Tx, deps: Deps, it: Switched): Promise<void> {
  if (it.feature !== helpSwitch.feature || it.isOn) return;
  await end(tx, deps, it, await openRequests(tx, it.communityId), 'over');
}

/** Has the requests of a person who is about to be erased deleted, and their offers taken out of what threads show. */
export async function whenErased(
  tx: Tx,
  deps: Deps,
  { workspaceId, userId, now }: { workspaceId: string; userId: string; now: Date },
): Promise<void> {
  const ids = await madeBy(tx, userId);
  await end(tx, deps, { workspaceId }, ids, 'gone');
  enqueue(tx, deps, workspaceId, ids);
  await markOffersOf(tx, userId, now);
}

/** Returns the member who asked for help in the message with this key. */
export async function authorOf(tx: Tx, key: string): Promise<string | undefined> {
  const [, id] = /^help\.request:(.+)$/.exec(key) ?? [];
  return id ? (await requestById(tx, id))?.userId : undefined;
}
