import { dayIn } from '../../../core/calendar.js';
import { type Community, communityOfChannel, communityResumed } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { HOUR } from '../../../core/durations.js';
import { inCharge } from '../../../core/organizers.js';
import type { Deps } from '../../../feature.js';
import { suitability } from '../../../slack/channels.js';
import { isUnreachable } from '../../../slack/errors.js';
import { followChannel } from '../contracts.js';
import * as store from '../store/communities.js';
import { followName } from '../store/names.js';
import { lostMessage } from '../views/home.js';

/**
 * The minimum time between attempts on an unreachable channel. Slack may refuse a post although `conversations.info`
 * shows no reason.
 */
const RETRY_AFTER_MS = 12 * HOUR;

/** Records that Hearth cannot post in a community's channel, which pauses the community. */
export async function markChannelLost(
  tx: Tx,
  { clock, jobs }: Deps,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
): Promise<void> {
  const community = await communityOfChannel(tx, channelId);
  if (!community) return;
  await store.channelLost(tx, community.id, clock());
  afterCommit(tx, () => jobs.add(followChannel, { workspaceId, id: community.id }));
}

/** Ends the pause after Hearth was added to the channel. */
export async function markChannelRegained(deps: Deps, community: Community): Promise<void> {
  const { workspaceId, id } = community;
  await deps.db.inWorkspace(workspaceId, (tx) => store.channelLost(tx, id, null));
  await deps.jobs.add(followChannel, { workspaceId, id });
}

/**
 * Returns whether Hearth can post in a community's channel, and records the result and the channel's name. If it cannot,
 * sends each organizer who is there one DM, or each admin if there is none, and another one only if the channel is lost
 * again in a later month.
 */
export async function checkChannel(deps: Deps, community: Community): Promise<boolean> {
  const { workspaceId, id } = community;
  const now = deps.clock();
  const mayRetry = now.getTime() - (community.channelLostAt?.getTime() ?? 0) > RETRY_AFTER_MS;
  const reached = mayRetry && (await canPost(deps, community));
  if (reached && community.channelLostAt)
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      await store.channelLost(tx, id, null);
      await deps.tell(tx, communityResumed, { workspaceId, communityId: id, now });
    });
  if (reached) return true;
  const told = await deps.db.inWorkspace(workspaceId, async (tx) => {
    await store.channelLost(tx, id, now);
    return inCharge(tx, id, now);
  });
  const month = dayIn('UTC', community.channelLostAt ?? now).slice(0, 7);
  for (const to of told)
    await deps.deliver.post(workspaceId, {
      key: `community.lost:${id}:${month}:${to}`,
      to,
      message: lostMessage(community),
    });
  return false;
}

async function canPost(deps: Deps, { workspaceId, id, channelId }: Community): Promise<boolean> {
  const slack = await deps.slack(workspaceId);
  try {
    const { channel = {} } = await slack.conversations.info({ channel: channelId });
    const { is_archived: isArchived = false, is_member: isMember = false, name } = channel;
    if (name) await deps.db.inWorkspace(workspaceId, (tx) => followName(tx, id, name));
    return suitability({ isArchived, isMember, isShared: false, isPrivate: false }) === 'ready';
  } catch (error) {
    if (isUnreachable(error)) return false;
    throw error;
  }
}
