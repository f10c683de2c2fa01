import { isNull } from 'drizzle-orm';
import { type Community, communityById } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { DAY, MINUTE } from '../../../core/durations.js';
import { erasedAmong } from '../../../core/erasures.js';
import { membersChanged } from '../../../core/members.js';
import { savePeople, unknownOf } from '../../../core/people.js';
import { grantFirstOrganizers } from '../../../core/roles.js';
import { communities } from '../../../core/schema.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Sweep, type Work, work } from '../../../queue/job.js';
import { profileOf, slackUser } from '../../../slack/users.js';
import { followChannel } from '../contracts.js';
import * as store from '../store.js';
import { announcementMessage } from '../views.js';
import { reachChannel } from './channel-access.js';
import { everyCommunity } from './every-community.js';

/** As many as Slack advises for a page of `conversations.members`. */
const PAGE_SIZE = 200;

export function communityWork(deps: Deps): Work[] {
  return [
    work(followChannel, async ({ workspaceId, id }) => {
      const community = await deps.db.inWorkspace(workspaceId, (tx) => communityById(tx, id));
      if (!community || !(await reachChannel(deps, community))) return;
      await importMembers(deps, community);
      await deps.db.inWorkspace(workspaceId, (tx) => grantFirstOrganizers(tx, community, deps.clock()));
      if (community.openedAt) return;
      await announce(deps, community);
      await deps.refreshHome(workspaceId, [community.createdBy]);
    }),
  ];
}

export const unopenedDue = dueWork('community.unopened', {
  job: followChannel,
  table: communities,
  id: communities.id,
  dueAt: communities.createdAt,
  where: isNull(communities.openedAt),
  graceMs: MINUTE,
  everyMs: MINUTE,
});

/** Once a day every community is compared with its channel, in case an event went missing. */
export function communitySweeps(deps: Deps): Sweep[] {
  return [everyCommunity(deps, 'community.compare', { everyMs: DAY, job: followChannel })];
}

/** The one post with which a channel learns that it has become a home. */
async function announce(deps: Deps, community: Community): Promise<void> {
  const { workspaceId, id, channelId } = community;
  const message = announcementMessage(community);
  await deps.deliver.post(workspaceId, { key: `community.announce:${id}`, to: channelId, message });
  await deps.db.inWorkspace(workspaceId, (tx) => store.opened(tx, id, deps.clock()));
}

/** Makes a community's members those of its channel: page by page whoever is new, in the end whoever is gone. */
async function importMembers(deps: Deps, { workspaceId, id: communityId, channelId }: Community): Promise<void> {
  const at = deps.clock();
  const present: string[] = [];
  for await (const everybody of pagesOfMembers(deps, workspaceId, channelId)) {
    const erased = await deps.db.inWorkspace(workspaceId, (tx) => erasedAmong(tx, everybody));
    const page = everybody.filter((it) => !erased.has(it));
    await loadUnknown(deps, workspaceId, page);
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      const joined = await store.join(tx, { workspaceId, communityId, userIds: page, at });
      await deps.tell(tx, membersChanged, { workspaceId, communityId, userIds: joined, now: deps.clock() });
    });
    present.push(...page);
  }
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const gone = await store.membersBesides(tx, communityId, present);
    const left = await store.leave(tx, { communityId, userIds: gone, at });
    await deps.tell(tx, membersChanged, { workspaceId, communityId, userIds: left, now: deps.clock() });
  });
}

async function* pagesOfMembers(deps: Deps, workspaceId: string, channel: string): AsyncGenerator<string[]> {
  const slack = await deps.slack(workspaceId);
  let cursor: string | undefined;
  do {
    const page = await slack.conversations.members({ channel, limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) });
    yield page.members ?? [];
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
}

/** Asks Slack about those we have not met. Each is kept at once, so that a rate limit half way costs no answer already had. */
async function loadUnknown(deps: Deps, workspaceId: string, userIds: readonly string[]): Promise<void> {
  const slack = await deps.slack(workspaceId);
  for (const user of await deps.db.inWorkspace(workspaceId, (tx) => unknownOf(tx, userIds))) {
    const answer = await slack.users.info({ user, include_locale: true });
    const profile = profileOf(slackUser.parse(answer.user));
    await deps.db.inWorkspace(workspaceId, (tx) => savePeople(tx, workspaceId, [profile]));
  }
}

/** Compares every community of the workspace with its channel, so that the person is a member again where they are in the channel. */
export async function followAll(tx: Tx, { jobs }: Deps, { workspaceId }: { workspaceId: string }): Promise<void> {
  const all = await tx.select({ id: communities.id }).from(communities);
  afterCommit(tx, () =>
    jobs.addAll(
      followChannel,
      all.map(({ id }) => ({ workspaceId, id })),
    ),
  );
}
