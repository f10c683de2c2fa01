import { dayIn } from '../../../core/calendar.js';
import { zoneFor } from '../../../core/communities.js';
import type { Deps } from '../../../feature.js';
import { gone, type Posted, posted, settleThreadGone, settleWithdrawn } from '../../../slack/outbound/ledger.js';
import type { Delivery } from '../../../slack/outbound/send.js';
import { announcementKey } from '../../community/index.js';
import { isUnderAnnouncement } from '../domain/threads.js';
import type { CheckinContext } from './context.js';
import { channelFor, type DayPlace, placeOf, postKeyOf, rowOf, settlePlace } from './day-place.js';
import { currentMessage } from './days.js';

/** The post that begins a thread. */
type Thread = Pick<Posted, 'channelId' | 'ts'>;

/**
 * Posts an answer in the thread of its day, whose first answer creates the day's post. A thread that somebody deleted is
 * replaced by another one, and one in a channel that a circle has lost by one in the home channel. `later` if the answer
 * has to wait for the announcement, `early` if for the day of the check-in, `missing` if Slack doesn't take it.
 */
export async function postInThread(
  deps: Deps,
  context: CheckinContext,
  delivery: Omit<Delivery, 'to'>,
): Promise<'shown' | 'later' | 'early' | 'missing'> {
  const { occurrence } = context;
  const { workspaceId } = occurrence;
  const readPlace = () => deps.db.inWorkspace(workspaceId, (tx) => placeOf(tx, occurrence));
  const place = await readPlace();
  const thread = await threadFor(deps, context, place);
  if (thread === 'later' || thread === 'early') return thread;
  const post = ({ channelId: to, ts }: Thread) => deps.deliver.post(workspaceId, { ...delivery, to, thread: ts });
  if (thread && (await post(thread))) return 'shown';
  const now = await readPlace();
  if (!(await mayStartAgain(deps, context, { key: delivery.key, thread, now }))) return 'missing';
  const again = await startThread(deps, context, now);
  return again && (await post(again)) ? 'shown' : 'missing';
}

/** Returns true if the thread is gone, or its channel was lost meanwhile. Its post may then be posted again. */
async function mayStartAgain(
  { db }: Deps,
  { occurrence: { workspaceId }, community }: CheckinContext,
  it: { readonly key: string; readonly thread: Thread | undefined; readonly now: DayPlace },
): Promise<boolean> {
  const first = postKeyOf(it.now);
  const isLost = Boolean(it.now.circle?.channelLostAt) && it.thread?.channelId !== community.channelId;
  return db.inWorkspace(workspaceId, async (tx) => {
    if (isLost) await settleWithdrawn(tx, first);
    return isLost || (it.thread !== undefined && (await settleThreadGone(tx, it.key, first)));
  });
}

/**
 * Returns the post in whose thread an answer goes: the day's, or the announcement of a community if the answer is given
 * on the day of that, so that the channel gets one post. `later` if the announcement is not posted yet; `early` if the
 * check-in is one of the next days, whose post would come too soon.
 */
async function threadFor(
  deps: Deps,
  context: CheckinContext,
  place: DayPlace,
): Promise<Thread | 'later' | 'early' | undefined> {
  const { occurrence, community, person } = context;
  const { workspaceId, programmeId, day, answeredAt } = occurrence;
  const { announcedAt, channelLostAt } = community;
  const zone = zoneFor(community, person);
  if (answeredAt && isUnderAnnouncement(community, programmeId, answeredAt, zone)) {
    const at = await deps.db.inWorkspace(workspaceId, async (tx) => ({
      day: await posted(tx, postKeyOf(place)),
      announcement: await posted(tx, announcementKey(community.id)),
    }));
    if (at.day ?? at.announcement) return at.day ?? at.announcement;
    if (!announcedAt && !channelLostAt) return 'later';
  }
  const now = deps.clock();
  if (occurrence.opensAt > now && day > dayIn(zone, now)) {
    const started = await deps.db.inWorkspace(workspaceId, (tx) => posted(tx, postKeyOf(place)));
    return started ?? 'early';
  }
  return startThread(deps, context, place);
}

/** Posts the day's post, unless it is there. It shows the answers as of now. */
async function startThread(
  { db, deliver, clock }: Deps,
  { community, occurrence: { workspaceId } }: CheckinContext,
  place: DayPlace,
): Promise<Thread | undefined> {
  const key = postKeyOf(place);
  const { row, message } = await db.inWorkspace(workspaceId, async (tx) => {
    // Answers below a post that somebody deleted would be lost.
    if (await gone(tx, key)) await settleWithdrawn(tx, key);
    return { row: await rowOf(tx, place), message: await currentMessage(tx, place) };
  });
  const at = await deliver.post(workspaceId, { key, to: channelFor(place, community), message });
  if (at?.isNew && row) await db.inWorkspace(workspaceId, (tx) => settlePlace(tx, row, clock()));
  return at;
}
