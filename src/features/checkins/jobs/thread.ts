import { dayIn } from '../../../core/calendar.js';
import { zoneFor } from '../../../core/communities.js';
import { together } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
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
 * replaced by another one. `later` if the answer has to wait for the announcement, `early` if for the day of the check-in,
 * `missing` if Slack doesn't take it, or if it was meant for the channel of a circle that is lost: others may read the home
 * channel.
 */
export async function postInThread(
  deps: Deps,
  context: CheckinContext,
  delivery: Omit<Delivery, 'to'>,
): Promise<'shown' | 'later' | 'early' | 'missing'> {
  const { occurrence, answer } = context;
  const { workspaceId } = occurrence;
  const place = await deps.db.inOneQuery(workspaceId, (tx) => placeOf(tx, occurrence));
  const lostAt = place.circle?.channelLostAt;
  if (lostAt && answer && answer.updatedAt <= lostAt) return 'missing';
  const thread = await threadFor(deps, context, place);
  if (thread === 'later' || thread === 'early') return thread;
  if (!thread) return 'missing';
  const post = ({ channelId: to, ts }: Thread) => deps.deliver.post(workspaceId, { ...delivery, to, thread: ts });
  if (await post(thread)) return 'shown';
  const first = postKeyOf(place);
  if (!(await deps.db.inWorkspace(workspaceId, (tx) => settleThreadGone(tx, delivery.key, first)))) return 'missing';
  const again = await startThread(deps, context, place);
  return again && (await post(again)) ? 'shown' : 'missing';
}

/**
 * Returns the post in whose thread an answer goes: the day's, or the announcement of a community if the answer is given
 * on the day of that, so that the channel gets one post. `later` if the announcement is not posted yet; `early` if the
 * check-in is one of the next days, whose post would come too soon. Undefined for an answer that its author wrote ahead of
 * time, if they stopped or left before it opened: they don't expect to be read there any more. They still find it in "Your
 * check-ins", and it is posted if they take part again and change it.
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
    const [post, announcement] = await deps.db.inWorkspace(workspaceId, (tx) =>
      together(posted(tx, postKeyOf(place)), posted(tx, announcementKey(community.id))),
    );
    if (post ?? announcement) return post ?? announcement;
    if (!announcedAt && !channelLostAt) return 'later';
  }
  const now = deps.clock();
  const isAhead = occurrence.opensAt > now && day > dayIn(zone, now);
  const started = isAhead ? await deps.db.inOneQuery(workspaceId, (tx) => posted(tx, postKeyOf(place))) : undefined;
  const isTheirs = await isStillIn(deps, context);
  if (isAhead && !(started && isTheirs)) return 'early';
  return isTheirs ? (started ?? startThread(deps, context, place)) : undefined;
}

/** Returns false if the author wrote the answer before the check-in opened, and doesn't take part any more. */
async function isStillIn({ db }: Deps, { occurrence, community, takesPart }: CheckinContext): Promise<boolean> {
  const { workspaceId, userId, opensAt, answeredAt } = occurrence;
  if (!answeredAt || answeredAt >= opensAt) return true;
  return takesPart && (await db.inWorkspace(workspaceId, (tx) => membersOf(tx, community.id, [userId]))).length > 0;
}

/** Posts the day's post, unless it is there. It shows the answers as of now. */
async function startThread(
  { db, deliver, clock }: Deps,
  { community, occurrence: { workspaceId } }: CheckinContext,
  place: DayPlace,
): Promise<Thread | undefined> {
  const key = postKeyOf(place);
  const { row, message } = await db.inWorkspace(workspaceId, async (tx) => {
    // Answers below a post that somebody deleted, or in a channel that is lost, would be lost.
    const isLost = place.circle?.channelLostAt && (await posted(tx, key))?.channelId === place.circle.channelId;
    if (isLost || (await gone(tx, key))) await settleWithdrawn(tx, key);
    // The row first: the message shows all changes that it has counted, and maybe later ones.
    const row = await rowOf(tx, place);
    return { row, message: await currentMessage(tx, place) };
  });
  const at = await deliver.post(workspaceId, { key, to: channelFor(place, community), message });
  if (at?.isNew && row) await db.inWorkspace(workspaceId, (tx) => settlePlace(tx, row, clock()));
  return at;
}
