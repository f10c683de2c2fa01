import { propose } from '../../../attention/proposals.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { HOUR, MINUTE } from '../../../core/durations.js';
import { holdersOf } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { channelLostKind, lookAtChannel, showCase } from '../contracts.js';
import { lostSubject } from '../domain/lost.js';
import { settings } from '../schema.js';
import { withdrawFrom } from '../store/cards.js';
import { markCasesAbout } from '../store/cases.js';
import { channelOf, checkAgainAt, loseChannel } from '../store/settings.js';
import { readersOf } from './channel.js';
import { recheckExcerpts } from './excerpts.js';

/** Finds moderators' channels to look at. */
export const channelsDue = dueWork('moderation.due-channels', {
  job: lookAtChannel,
  table: settings,
  id: settings.communityId,
  dueAt: settings.checkAt,
  everyMs: MINUTE,
});

/**
 * Looks whether a moderators' channel can still be used, because Slack doesn't tell when one is made public, and whether
 * everyone who is in it now may read what it shows.
 */
export function channelWork(deps: Deps): Work {
  return work(lookAtChannel, async ({ workspaceId, id: communityId }) => {
    const inWorkspace = <T>(run: (tx: Tx) => Promise<T>) => deps.db.inWorkspace(workspaceId, run);
    const channel = await inWorkspace((tx) => channelOf(tx, communityId));
    if (!channel) return;
    const channelId = channel.id;
    const readers = await readersOf(await deps.slack(workspaceId), channel);
    const now = deps.clock();
    if (!readers) return inWorkspace((tx) => lose(tx, deps, { workspaceId, communityId, channelId, now }));
    await recheckExcerpts(deps, workspaceId, { channelId, readers });
    await inWorkspace(async (tx) => {
      const ids = await markCasesAbout(tx, { channelId, readers, now });
      const moved = ids.map((id) => ({ workspaceId, id }));
      afterCommit(tx, () => deps.jobs.addAll(showCase, moved));
      await checkAgainAt(tx, communityId, new Date(now.getTime() + HOUR));
    });
  });
}

/** Records that the moderators' channel can't be used anymore, and has the organizers told once. Cards there become a line. */
export async function lose(
  tx: Tx,
  { attention }: Deps,
  it: { readonly workspaceId: string; readonly communityId: string; readonly channelId: string; readonly now: Date },
): Promise<void> {
  const { workspaceId, communityId, channelId, now } = it;
  if (!(await loseChannel(tx, communityId, channelId, now))) return;
  await withdrawFrom(tx, channelId, now);
  const organizers = (await holdersOf(tx, communityId, ['organizer'], now)).map(({ userId }) => userId);
  const id = lostSubject(communityId, now);
  for (const userId of organizers) await propose(tx, { workspaceId, userId, kind: channelLostKind, id, dueAt: now });
  afterCommit(tx, () => attention.flush(workspaceId, organizers));
}
