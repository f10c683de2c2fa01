import { addDays, dayIn } from '../../../core/calendar.js';
import { communitiesOf, currentCommunity } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { MemberAct } from '../../../core/member-acts.js';
import { membersOf } from '../../../core/members.js';
import { canBelong, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { instantOf } from '../../../slack/timestamp.js';
import { homeOpened, messageDeleted, messagePosted, reactionAdded, reactionRemoved } from '../contracts.js';
import { addresseesOf, isReply, kinds, type MessageEvent, markOf, threadAt } from '../domain.js';
import * as store from '../store/counting.js';

/**
 * Registers handlers that count activity from Slack events: one row per event, no calls to Slack. Slack may deliver any
 * event twice or late.
 */
export function listenForActivity(on: Listen, { db, clock }: Deps): void {
  on.event(messagePosted, (workspaceId, message) => db.inWorkspace(workspaceId, (tx) => countMessage(tx, message)));

  on.event(messageDeleted, (workspaceId, { channel, previous_message: { user, ts } }) =>
    db.inWorkspace(workspaceId, (tx) =>
      store.undo(tx, {
        ...{ workspaceId, channelId: channel, userId: user, mark: markOf(channel, ts), at: clock() },
        kinds: [kinds.post, kinds.reply],
        ...daysAround(ts),
        deleted: { ts, thread: threadAt(channel, ts) },
      }),
    ),
  );

  on.event(reactionAdded, (workspaceId, { user, item_user, item, reaction, event_ts }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const addressees = item_user && item_user !== user ? [item_user] : [];
      const mark = markOf(item.channel, item.ts, reaction);
      await countIn(tx, item.channel, user, addressees, { kind: kinds.reaction, at: instantOf(event_ts), mark });
    }),
  );

  on.event(reactionRemoved, (workspaceId, { user, item, reaction, event_ts }) =>
    db.inWorkspace(workspaceId, (tx) => {
      const mark = markOf(item.channel, item.ts, reaction);
      const since = { from: daysAround(item.ts).from, to: daysAround(event_ts).to };
      const whose = { workspaceId, channelId: item.channel, userId: user, at: instantOf(event_ts) };
      return store.undo(tx, { ...whose, mark, kinds: [kinds.reaction], ...since });
    }),
  );

  on.event(homeOpened, (workspaceId, { user, event_ts }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const person = await personById(tx, user);
      // Home shows one community at a time.
      const community = person && canBelong(person) && currentCommunity(person, await communitiesOf(tx, user));
      if (!community) return;
      const at = instantOf(event_ts);
      const act = { workspaceId, communityId: community.id, userId: user, kind: kinds.home, withUser: '' };
      await store.count(tx, { ...act, day: dayIn(person.zone, at), at, mark: markOf(event_ts) });
    }),
  );
}

/** Counts an act that another feature reported. */
export async function countAct(tx: Tx, { towards = '', ...act }: MemberAct): Promise<void> {
  const [member] = await membersOf(tx, act.communityId, [act.userId]);
  if (member) await store.count(tx, { ...act, withUser: towards, day: dayIn(member.zone, act.at) });
}

async function countMessage(tx: Tx, message: MessageEvent): Promise<void> {
  const { channel, user, ts, thread_ts } = message;
  const parent = isReply(message) ? (thread_ts ?? null) : null;
  await countIn(tx, channel, user, addresseesOf(message), {
    kind: parent ? kinds.reply : kinds.post,
    at: instantOf(ts),
    place: { channelId: channel, ts, threadTs: parent },
    thread: threadAt(channel, parent ?? ts),
    mark: markOf(channel, ts),
  });
}

/**
 * Counts a user's act in a channel, if they are a member of the community for which it counts. It counts towards the
 * first addressee who is a member too.
 */
async function countIn(
  tx: Tx,
  channelId: string,
  userId: string,
  addressees: readonly string[],
  act: Pick<store.ActivityEvent, 'kind' | 'at' | 'place' | 'thread' | 'mark'>,
): Promise<void> {
  const known = await store.membersAmong(tx, channelId, [userId, ...addressees], act.mark);
  const member = known.find((it) => it.userId === userId);
  if (!member) return;
  const { workspaceId, communityId, zone, undoneAt } = member;
  if (undoneAt && act.mark) await store.forgetUndone(tx, userId, act.mark);
  if (undoneAt && undoneAt >= act.at) return;
  const withUser = addressees.find((it) => known.some((one) => one.userId === it)) ?? '';
  await store.count(tx, { workspaceId, communityId, userId, withUser, day: dayIn(zone, act.at), ...act });
}

/**
 * Returns the range of local days on which this timestamp falls somewhere on Earth, since the member's time zone at
 * that time is unknown.
 */
function daysAround(ts: string): { from: string; to: string } {
  const day = dayIn('UTC', instantOf(ts));
  return { from: addDays(day, -1), to: addDays(day, 1) };
}
