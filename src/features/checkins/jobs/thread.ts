import { dayIn } from '../../../core/calendar.js';
import { zoneFor } from '../../../core/communities.js';
import type { Deps } from '../../../feature.js';
import { gone, type Posted, posted, settleThreadGone, settleWithdrawn } from '../../../slack/outbound/ledger.js';
import type { Delivery } from '../../../slack/outbound/send.js';
import { announcementKey } from '../../community/index.js';
import { dayPostKey } from '../domain/delivery-keys.js';
import { isUnderAnnouncement } from '../domain/threads.js';
import { dayOf, settleDay } from '../store/days.js';
import type { CheckinContext } from './context.js';
import { currentMessage } from './days.js';

/**
 * Posts an answer in the thread of its day, whose first answer creates the day's post. A thread that somebody deleted is
 * replaced by another one. `later` if the answer has to wait for the announcement, `early` if for the day of the check-in,
 * `missing` if Slack doesn't take it.
 */
export async function postInThread(
  deps: Deps,
  context: CheckinContext,
  delivery: Delivery,
): Promise<'shown' | 'later' | 'early' | 'missing'> {
  const { occurrence } = context;
  const { workspaceId } = occurrence;
  const thread = await threadFor(deps, context);
  if (thread === 'later' || thread === 'early') return thread;
  if (!thread) return 'missing';
  const post = ({ ts }: Pick<Posted, 'ts'>) => deps.deliver.post(workspaceId, { ...delivery, thread: ts });
  if (await post(thread)) return 'shown';
  const first = dayPostKey(occurrence.programmeId, occurrence.day);
  if (!(await deps.db.inWorkspace(workspaceId, (tx) => settleThreadGone(tx, delivery.key, first)))) return 'missing';
  const again = await startThread(deps, context);
  return again && (await post(again)) ? 'shown' : 'missing';
}

/**
 * Returns the post in whose thread an answer goes: the day's, or the announcement of a community if the answer is given
 * on the day of that, so that the channel gets one post. `later` if the announcement is not posted yet; `early` if the
 * check-in is one of the next days, whose post would come too soon.
 */
async function threadFor(
  deps: Deps,
  context: CheckinContext,
): Promise<Pick<Posted, 'ts'> | 'later' | 'early' | undefined> {
  const { occurrence, community, person } = context;
  const { workspaceId, programmeId, day, answeredAt } = occurrence;
  const { announcedAt, channelLostAt } = community;
  const zone = zoneFor(community, person);
  if (answeredAt && isUnderAnnouncement(community, programmeId, answeredAt, zone)) {
    const at = await deps.db.inWorkspace(workspaceId, async (tx) => ({
      day: await posted(tx, dayPostKey(programmeId, day)),
      announcement: await posted(tx, announcementKey(community.id)),
    }));
    if (at.day ?? at.announcement) return at.day ?? at.announcement;
    if (!announcedAt && !channelLostAt) return 'later';
  }
  const now = deps.clock();
  if (occurrence.opensAt > now && day > dayIn(zone, now)) {
    const started = await deps.db.inWorkspace(workspaceId, (tx) => posted(tx, dayPostKey(programmeId, day)));
    return started ?? 'early';
  }
  return startThread(deps, context);
}

/** Posts the day's post, unless it is there. It shows the answers as of now. */
async function startThread(
  { db, deliver, clock }: Deps,
  { community, occurrence: { workspaceId, programmeId, day } }: CheckinContext,
): Promise<Pick<Posted, 'ts'> | undefined> {
  const key = dayPostKey(programmeId, day);
  const { row, message } = await db.inWorkspace(workspaceId, async (tx) => {
    // Answers below a post that somebody deleted would be lost.
    if (await gone(tx, key)) await settleWithdrawn(tx, key);
    return { row: await dayOf(tx, programmeId, day), message: await currentMessage(tx, { programmeId, day }) };
  });
  const at = await deliver.post(workspaceId, { key, to: community.channelId, message });
  if (at?.isNew && row) await db.inWorkspace(workspaceId, (tx) => settleDay(tx, row, clock()));
  return at;
}
