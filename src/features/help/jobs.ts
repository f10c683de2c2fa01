import { type Community, communityById } from '../../core/communities.js';
import { afterCommit, type Tx } from '../../core/database/database.js';
import { HOUR, SECOND, WEEK } from '../../core/durations.js';
import { type Person, personById } from '../../core/people.js';
import { currentWorkspace } from '../../core/workspaces.js';
import type { Deps } from '../../feature.js';
import { dueWork } from '../../queue/due-work.js';
import { type Work, work } from '../../queue/job.js';
import { blockerOf, refreshBeside, refreshLatest } from '../checkins/index.js';
import { showRequest } from './contracts.js';
import { requests } from './schema.js';
import { type People, peopleOf } from './store/helpers.js';
import { claimRequest, offersKey, requestKey, settleRequest } from './store/posts.js';
import { type End, endRequests, type Request, requestById } from './store/requests.js';
import { endedMessage, offersMessage, pastOffersMessage, requestMessage } from './views.js';

/** Finds requests that the thread does not show as they are, and those that have been open for a week. */
export const requestsDue = dueWork('help.stale-requests', {
  job: showRequest,
  table: requests,
  id: requests.id,
  dueAt: requests.dueAt,
  everyMs: 10 * SECOND,
});

/** The time for which a request is open. */
const OPEN_MS = WEEK;

/** The time until the next attempt, in a channel in which Hearth can't post now. */
const WAIT_MS = HOUR;

/**
 * Posts a request in the thread of its check-in, edits it there, or ends it; and shows its author what they can do about
 * it. The request stays due until it has done all of that.
 */
export function requestWork(deps: Deps): Work {
  return work(showRequest, async ({ workspaceId, id }) => {
    const inWorkspace = <T>(run: (tx: Tx) => Promise<T>) => deps.db.inWorkspace(workspaceId, run);
    const due = await inWorkspace((tx) => dueRequest(tx, deps, id));
    const againAt = due && (await showEverywhere(deps, due));
    const request = await inWorkspace((tx) => requestById(tx, id));
    // That of an author who is erased may be gone before its edit is due.
    if (!request || request.end === 'gone') await deps.deliver.delete(workspaceId, requestKey(id));
    if (!request) return;
    await refreshLatest(deps, request);
    await deps.refreshHome(workspaceId, [request.userId]);
    if (due && againAt !== undefined) await inWorkspace((tx) => settleRequest(tx, due, { againAt, now: deps.clock() }));
  });
}

/** Claims a request that the thread does not show as it is. Ends it if it has been open for a week. */
async function dueRequest(tx: Tx, deps: Deps, id: string): Promise<Request | undefined> {
  const claimed = await claimRequest(tx, id, deps.clock());
  if (!claimed || claimed.endedAt || deps.clock() < openUntil(claimed)) return claimed;
  await end(tx, deps, claimed, [id], 'over');
  return requestById(tx, id);
}

function openUntil({ askedAt, sharedAt }: Request): Date {
  return new Date((askedAt ?? sharedAt).getTime() + OPEN_MS);
}

/** Shows a request in the thread, and its author who offered. Returns when to look at it again. */
async function showEverywhere(deps: Deps, request: Request): Promise<Date | null> {
  const { workspaceId, id } = request;
  const found = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    author: await personById(tx, request.userId),
    community: await communityById(tx, request.communityId),
    blocker: await blockerOf(tx, id),
    people: await peopleOf(tx, id),
    url: (await currentWorkspace(tx)).url,
  }));
  const { author, community } = found;
  if (!author || !community) return null;
  const isShown = await showInThread(deps, request, { ...found, author, community });
  if (!isShown) return new Date(deps.clock().getTime() + WAIT_MS);
  await showOffers(deps, request, found);
  return request.endedAt ? null : openUntil(request);
}

/** Returns false if it has to be tried again, because Hearth can't write in the channel at the moment. */
async function showInThread(deps: Deps, request: Request, it: Facts): Promise<boolean> {
  const { workspaceId, id, end } = request;
  const { author, community, blocker, people } = it;
  const { deliver } = deps;
  const key = requestKey(id);
  if (end === 'gone' || (!end && !blocker)) return (await deliver.delete(workspaceId, key)) !== 'unreachable';
  if (end)
    return (await deliver.update(workspaceId, key, endedMessage(author.name, end, people.offers))) !== 'unreachable';
  const message = requestMessage({ requestId: id, name: author.name, blocker: blocker ?? '', ...people });
  const at = await deliver.post(workspaceId, { key, to: request.channelId, thread: request.threadTs, message });
  if (at && !at.isNew) return (await deliver.update(workspaceId, key, message)) !== 'unreachable';
  if (at) return true;
  if (community.channelLostAt) return false;
  // After a final refusal, nobody will read it.
  await deps.db.inWorkspace(workspaceId, (tx) => endRequests(tx, [id], 'gone', deps.clock()));
  return true;
}

/** Tells the author who offered, in one message for all who do. They asked for it, so it does not wait at the gate. */
async function showOffers(
  { deliver }: Deps,
  request: Request,
  { blocker, people, url }: Omit<Facts, 'author' | 'community'>,
) {
  const { workspaceId, id, userId } = request;
  const key = offersKey(id);
  if (people.offers.length === 0 || request.end || !blocker) {
    await deliver.update(workspaceId, key, pastOffersMessage(people.offers));
    return;
  }
  const message = offersMessage({ blocker, offers: people.offers, request, url });
  const at = await deliver.post(workspaceId, { key, to: userId, message });
  if (at && !at.isNew) await deliver.update(workspaceId, key, message);
}

interface Facts {
  readonly author: Person;
  readonly community: Community;
  readonly blocker: string | undefined;
  readonly people: People;
  readonly url: string;
}

/** Ends these requests. */
export async function end(
  tx: Tx,
  deps: Deps,
  { workspaceId }: { readonly workspaceId: string },
  ids: readonly string[],
  why: End,
): Promise<void> {
  const { made, forgotten } = await endRequests(tx, ids, why, deps.clock());
  if (made.length > 0) enqueue(tx, deps, workspaceId, made);
  // They are no longer offered to ask.
  await refreshBeside(tx, deps, workspaceId, forgotten);
}

/** Shows these requests as they are, once the transaction commits. */
export function enqueue(tx: Tx, { jobs }: Deps, workspaceId: string, ids: readonly string[]): void {
  afterCommit(tx, () =>
    jobs.addAll(
      showRequest,
      ids.map((id) => ({ workspaceId, id })),
    ),
  );
}
