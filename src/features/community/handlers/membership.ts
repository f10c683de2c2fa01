import { communityOfChannel } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersChanged } from '../../../core/members.js';
import { communityIdsOf, type Person, personById, personRenamed, savePeople } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { loadPerson } from '../../../slack/load-person.js';
import { instantOf } from '../../../slack/timestamp.js';
import { profileOf } from '../../../slack/users.js';
import { joinedChannel, joinedTeam, leftChannel, userChanged } from '../contracts.js';
import { markChannelRegained } from '../jobs/channel-access.js';
import * as store from '../store/communities.js';

/** Registers handlers that keep profiles and memberships up to date. Slack may deliver any event twice or late. */
export function listenForMembership(on: Listen, deps: Deps): void {
  on.event(joinedChannel, async (workspaceId, { user, channel, event_ts }) => {
    const { community, botUserId } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
      community: await communityOfChannel(tx, channel),
      botUserId: (await currentWorkspace(tx)).botUserId,
    }));
    if (!community) return;
    if (user === botUserId) return community.channelLostAt ? markChannelRegained(deps, community) : undefined;
    if (!(await loadPerson(deps.db, await deps.slack(workspaceId), workspaceId, user))) return;
    const change = { workspaceId, communityId: community.id, userIds: [user] };
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      const joined = await store.join(tx, { ...change, at: instantOf(event_ts) });
      if (joined.length > 0) await deps.tell(tx, membersChanged, { ...change, now: deps.clock() });
    });
    await deps.refreshHome(workspaceId, [user]);
  });

  on.event(leftChannel, async (workspaceId, { user, channel, event_ts }) => {
    const left = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const community = await communityOfChannel(tx, channel);
      if (!community) return [];
      const change = { workspaceId, communityId: community.id, userIds: [user] };
      const gone = await store.leave(tx, { ...change, at: instantOf(event_ts) });
      if (gone.length > 0) await deps.tell(tx, membersChanged, { ...change, now: deps.clock() });
      return gone;
    });
    await deps.refreshHome(workspaceId, left);
  });

  on.event(joinedTeam, async (workspaceId, { user }) => {
    await deps.db.inWorkspace(workspaceId, (tx) => savePeople(tx, workspaceId, [profileOf(user)]));
  });

  on.event(userChanged, async (workspaceId, { user }) => {
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      const before = await personById(tx, user.id);
      const [after] = await savePeople(tx, workspaceId, [profileOf(user)]);
      if (before && after) await announceChange(tx, deps, before, after);
    });
  });
}

async function announceChange(tx: Tx, deps: Deps, before: Person, after: Person): Promise<void> {
  const { workspaceId, userId } = after;
  if (before.name !== after.name) await deps.tell(tx, personRenamed, { workspaceId, userId, now: deps.clock() });
  if (before.zone === after.zone && before.standing === after.standing) return;
  for (const communityId of await communityIdsOf(tx, userId)) {
    await deps.tell(tx, membersChanged, { workspaceId, communityId, userIds: [userId], now: deps.clock() });
  }
}
