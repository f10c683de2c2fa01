import { communityOfChannel } from '../../../core/communities.js';
import { membersChanged } from '../../../core/members.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { slackError, verdictOf } from '../../../slack/errors.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { loadPerson } from '../../../slack/load-person.js';
import { instantOf } from '../../../slack/timestamp.js';
import { saveUsers } from '../../../slack/users.js';
import {
  channelRenamed,
  groupRenamed,
  joinedChannel,
  joinedTeam,
  leftChannel,
  type Membership,
  userChanged,
} from '../contracts.js';
import { markChannelRegained } from '../jobs/channel-access.js';
import * as store from '../store/communities.js';
import { followName } from '../store/names.js';

/** Registers handlers that keep profiles and memberships up to date. Slack may deliver any event twice or late. */
export function listenForMembership(on: Listen, deps: Deps): void {
  /** Returns the community whose channel it is; undefined if it is none, or if Hearth can't know the user. */
  const communityOf = async (workspaceId: string, { user, channel }: Membership) => {
    const found = await deps.db.inWorkspace(workspaceId, async (tx) => ({
      community: await communityOfChannel(tx, channel),
      isBot: (await currentWorkspace(tx)).botUserId === user,
    }));
    if (!found.community || found.isBot || (await canKnow(deps, workspaceId, user))) return found;
    return undefined;
  };

  on.event(joinedChannel, async (workspaceId, event) => {
    const { community, isBot } = (await communityOf(workspaceId, event)) ?? {};
    if (!community) return;
    if (isBot) return community.channelLostAt ? markChannelRegained(deps, community) : undefined;
    const change = { workspaceId, communityId: community.id, userIds: [event.user] };
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      const joined = await store.join(tx, { ...change, at: instantOf(event.event_ts) });
      if (joined.length > 0) await deps.tell(tx, membersChanged, { ...change, now: deps.clock() });
    });
    await deps.refreshHome(workspaceId, change.userIds);
  });

  on.event(leftChannel, async (workspaceId, event) => {
    const { community, isBot } = (await communityOf(workspaceId, event)) ?? {};
    if (!community || isBot) return;
    const change = { workspaceId, communityId: community.id, userIds: [event.user] };
    const left = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const gone = await store.leave(tx, { ...change, at: instantOf(event.event_ts) });
      if (gone.length > 0) await deps.tell(tx, membersChanged, { ...change, now: deps.clock() });
      return gone;
    });
    await deps.refreshHome(workspaceId, left);
  });

  for (const renamed of [channelRenamed, groupRenamed])
    on.event(renamed, (workspaceId, { channel }) =>
      deps.db.inWorkspace(workspaceId, async (tx) => {
        const community = await communityOfChannel(tx, channel.id);
        if (community) await followName(tx, community.id, channel.name);
      }),
    );

  for (const aboutUser of [joinedTeam, userChanged])
    on.event(aboutUser, async (workspaceId, { user }) => {
      await deps.db.inWorkspace(workspaceId, (tx) => saveUsers(tx, deps.tell, [user], deps.clock()));
    });
}

/** Returns false for a user who had themselves erased, or whom Slack refuses to describe. */
async function canKnow(deps: Deps, workspaceId: string, user: string): Promise<boolean> {
  try {
    return (await loadPerson(deps, await deps.slack(workspaceId), workspaceId, user)) !== undefined;
  } catch (error) {
    if (!['recipient', 'badRequest'].includes(verdictOf(error))) throw error;
    deps.log.warn({ workspaceId, userId: user, slack: slackError(error) }, 'Slack refused to describe a user');
    return false;
  }
}
