import { isNull, sql } from 'drizzle-orm';
import { type Community, communityAnnounced, communityById } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { DAY, MINUTE } from '../../../core/durations.js';
import { ensureOrganizers, inCharge } from '../../../core/organizers.js';
import { firstProgramme } from '../../../core/programmes.js';
import { communities } from '../../../core/schema.js';
import { currentWorkspace, updateWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Sweep, type Work, work } from '../../../queue/job.js';
import { keepOrganized } from '../../roles/index.js';
import { followChannel } from '../contracts.js';
import { announcementKey, HELLO_KEY } from '../domain.js';
import * as store from '../store/communities.js';
import { announcementMessage } from '../views/announcement.js';
import { helloDoneMessage, refusedMessage } from '../views/home.js';
import { checkChannel } from './channel-access.js';
import { beginComparison, compareMembers, unfinishedComparison } from './compare.js';
import { everyCommunity } from './every-community.js';
import { inviteInvited } from './invite.js';
import { tellSize } from './size.js';

export function communityWork(deps: Deps): Work[] {
  return [
    work(followChannel, async ({ workspaceId, id }) => {
      const community = await deps.db.inWorkspace(workspaceId, (tx) => communityById(tx, id));
      if (!community) return;
      const unfinished = await unfinishedComparison(deps, community);
      // The try that began the comparison looked at the channel.
      if (!unfinished && !(await checkChannel(deps, community))) return;
      const failure = await compareMembers(deps, community, unfinished ?? (await beginComparison(deps, community)));
      await deps.db.inWorkspace(workspaceId, async (tx) => {
        const now = deps.clock();
        if (community.openedAt) {
          await keepOrganized(tx, deps, community, now);
          return tellSize(tx, deps, community, now);
        }
        await ensureOrganizers(tx, deps.tell, community, now, { isNew: true });
        await store.opened(tx, id, now);
      });
      if (!community.openedAt) await endHello(deps, workspaceId);
      else await lookAtWorkspace(deps, workspaceId);
      await announce(deps, community);
      await inviteInvited(deps, community);
      if (!community.announcedAt) await deps.refreshHome(workspaceId, [community.createdBy]);
      if (failure) throw failure;
    }),
  ];
}

const common = { job: followChannel, table: communities, id: communities.id, graceMs: MINUTE, everyMs: MINUTE };

/** Finds communities whose members were not added, because the queue lost the job. */
export const unopenedDue = dueWork('community.unopened', {
  ...common,
  dueAt: communities.createdAt,
  where: isNull(communities.openedAt),
});

/** Finds communities whose announcement the queue lost. In a lost channel, it waits for the channel. */
export const unannouncedDue = dueWork('community.unannounced', {
  ...common,
  dueAt: communities.announceAt,
  where: sql`${communities.announcedAt} is null and ${communities.channelLostAt} is null`,
});

/** Returns the daily sweep that compares every community with its channel, in case an event was lost. */
export function communitySweeps(deps: Deps): Sweep[] {
  return [everyCommunity(deps, 'community.compare', { everyMs: DAY, job: followChannel })];
}

/**
 * Announces a community in its channel, once, if an organizer wants that. In a lost channel, it waits: the return of the
 * channel runs the job again.
 */
async function announce(deps: Deps, { workspaceId, id }: Community): Promise<void> {
  const community = await deps.db.inWorkspace(workspaceId, (tx) => communityById(tx, id));
  if (!community?.announceAt || community.announcedAt) return;
  const { locale, rhythm } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    locale: await store.localeOfPost(tx, community),
    rhythm: await firstProgramme(tx, id),
  }));
  const message = announcementMessage(community, rhythm, deps.invitations(community), locale);
  const posted = await deps.deliver.post(workspaceId, { key: announcementKey(id), to: community.channelId, message });
  if (!posted) return giveUp(deps, community);
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const now = deps.clock();
    await store.changeState(tx, id, { announcedAt: now });
    await deps.tell(tx, communityAnnounced, { communityId: id, now });
    await deps.attention.recheck(tx, { workspaceId, about: [id], now });
  });
}

/**
 * Lets a community whose announcement Slack refuses for good run quietly, so that no sweep tries again, and tells the
 * organizers, once for each time that somebody announced it.
 */
async function giveUp(deps: Deps, { workspaceId, id, announceAt }: Community): Promise<void> {
  const { community, told } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    community: await communityById(tx, id),
    told: await inCharge(tx, id, deps.clock()),
  }));
  if (!community || community.channelLostAt) return;
  for (const to of told)
    await deps.deliver.post(workspaceId, {
      key: `community.refused:${id}:${announceAt?.toISOString()}:${to}`,
      to,
      message: refusedMessage(community),
    });
  await deps.db.inWorkspace(workspaceId, (tx) => store.changeState(tx, id, { announceAt: null }));
  await deps.refreshHome(workspaceId, told);
}

/** Saves the workspace's name, address and organization as Slack gives them now. */
async function lookAtWorkspace(deps: Deps, workspaceId: string): Promise<void> {
  const { team: name, url, enterprise_id: enterpriseId = null } = await (await deps.slack(workspaceId)).auth.test();
  if (name && url) await deps.db.inWorkspace(workspaceId, (tx) => updateWorkspace(tx, { name, url, enterpriseId }));
}

/** Takes the button from the DM to the installer, which is no longer needed. */
async function endHello({ db, deliver }: Deps, workspaceId: string): Promise<void> {
  const { name } = await db.inWorkspace(workspaceId, currentWorkspace);
  await deliver.update(workspaceId, HELLO_KEY, helloDoneMessage(name));
}

/**
 * Enqueues the job for every community of the workspace, so that a user who rejoins Hearth becomes a member again in
 * the communities whose channels they are in.
 */
export async function followAll(tx: Tx, { jobs }: Deps, { workspaceId }: { workspaceId: string }): Promise<void> {
  const all = await tx.select({ id: communities.id }).from(communities);
  afterCommit(tx, () =>
    jobs.addAll(
      followChannel,
      all.map(({ id }) => ({ workspaceId, id })),
    ),
  );
}
