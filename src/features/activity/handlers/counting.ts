import { addDays, dayIn } from '../../../core/calendar.js';
import { communitiesOf, currentCommunity } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { type MemberAct, membersOf } from '../../../core/members.js';
import { isHuman, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { instantOf } from '../../../slack/timestamp.js';
import { homeOpened, messageDeleted, messagePosted, reactionAdded, reactionRemoved } from '../contracts.js';
import { addresseesOf, isReply, kinds, type MessageEvent, markOf, threadAt } from '../domain.js';
import * as store from '../store/counting.js';

/** Counts what Slack tells, each in one row, with no call to Slack. All of it may be told twice, or late. */
export function listenForActivity(on: Listen, { db }: Deps): void {
  on.event(messagePosted, (workspaceId, told) => db.inWorkspace(workspaceId, (tx) => countMessage(tx, told)));

  on.event(messageDeleted, (workspaceId, { channel, previous_message: { user, ts } }) =>
    db.inWorkspace(workspaceId, (tx) => {
      const gone = { ts, thread: threadAt(channel, ts) };
      const mark = markOf(channel, ts);
      return store.takeBack(tx, {
        channelId: channel,
        userId: user,
        mark,
        kinds: [kinds.post, kinds.reply],
        ...about(ts),
        gone,
      });
    }),
  );

  on.event(reactionAdded, (workspaceId, { user, item_user, item, reaction, event_ts }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const meant = item_user && item_user !== user ? [item_user] : [];
      const mark = markOf(item.channel, item.ts, reaction);
      await countIn(tx, item.channel, user, meant, { kind: kinds.reaction, at: instantOf(event_ts), mark });
    }),
  );

  on.event(reactionRemoved, (workspaceId, { user, item, reaction, event_ts }) =>
    db.inWorkspace(workspaceId, (tx) => {
      const mark = markOf(item.channel, item.ts, reaction);
      const since = { from: about(item.ts).from, to: about(event_ts).to };
      return store.takeBack(tx, { channelId: item.channel, userId: user, mark, kinds: [kinds.reaction], ...since });
    }),
  );

  on.event(homeOpened, (workspaceId, { user, event_ts }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const person = await personById(tx, user);
      // Home shows one community at a time.
      const community = person && isHuman(person) && currentCommunity(person, await communitiesOf(tx, user));
      if (!community) return;
      const at = instantOf(event_ts);
      const act = { workspaceId, communityId: community.id, userId: user, kind: kinds.home, withUser: '' };
      await store.count(tx, { ...act, day: dayIn(person.zone, at), at, mark: markOf(event_ts) });
    }),
  );
}

/** Counts what a member did by other means than Slack's events. */
export async function countAct(tx: Tx, { towards = '', ...act }: MemberAct): Promise<void> {
  const [member] = await membersOf(tx, act.communityId, [act.userId]);
  if (member) await store.count(tx, { ...act, withUser: towards, day: dayIn(member.zone, act.at) });
}

async function countMessage(tx: Tx, told: MessageEvent): Promise<void> {
  const { channel, user, ts, thread_ts } = told;
  const answers = isReply(told) ? (thread_ts ?? null) : null;
  await countIn(tx, channel, user, addresseesOf(told), {
    kind: answers ? kinds.reply : kinds.post,
    at: instantOf(ts),
    place: { channelId: channel, ts, threadTs: answers },
    thread: threadAt(channel, answers ?? ts),
    mark: markOf(channel, ts),
  });
}

/** Counts what a user did in a channel, if that is for one of the communities that they are in: towards the first of `meant` who is too. */
async function countIn(
  tx: Tx,
  channelId: string,
  userId: string,
  meant: readonly string[],
  act: Pick<store.Act, 'kind' | 'at' | 'place' | 'thread' | 'mark'>,
): Promise<void> {
  const known = await store.membersAmong(tx, channelId, [userId, ...meant]);
  const member = known.find((it) => it.userId === userId);
  if (!member) return;
  const { workspaceId, communityId, zone } = member;
  const withUser = meant.find((it) => known.some((one) => one.userId === it)) ?? '';
  await store.count(tx, { workspaceId, communityId, userId, withUser, day: dayIn(zone, act.at), ...act });
}

/** The days that it may have been somewhere on Earth, whatever zone the member was in. */
function about(ts: string): { from: string; to: string } {
  const day = dayIn('UTC', instantOf(ts));
  return { from: addDays(day, -1), to: addDays(day, 1) };
}
