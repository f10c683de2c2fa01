import { afterCommit, type Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { refuse } from '../../../slack/interactions/responses.js';
import { publish, tickList } from '../contracts.js';
import { copy } from '../copy.js';
import { changeTicks } from '../store/commitments.js';
import { change, isClosed, latestAsked, type Occurrence, occurrenceById } from '../store/occurrences.js';
import { showOver } from './showing.js';

/**
 * Registers the handler of the checkboxes on Home and in the messages that ask. A tick does not answer the check-in;
 * the next answer reports it.
 */
export function listenForTicks(on: Listen, deps: Deps): void {
  const access = { for: 'member', of: (_: Tx, it: { communityId: string }) => it.communityId } as const;
  on.press(tickList, access, async ({ person, community, carry }) => {
    const { workspaceId, userId } = person;
    const whose = { workspaceId, communityId: community.id, userId };
    const now = deps.clock();
    const response = await deps.db.inWorkspace(workspaceId, async (tx) => {
      if (community.closedAt) return refuse(copy.communityClosed(community.name), 'the community is closed');
      const from = carry.occurrenceId === undefined ? undefined : await occurrenceById(tx, carry.occurrenceId);
      if (carry.occurrenceId !== undefined && from?.userId !== userId)
        return refuse(copy.notYours, 'a check-in of somebody else');
      await changeTicks(tx, whose, carry);
      await refreshOpen(tx, deps, [from, await latestAsked(tx, community.id, userId)], now);
      return from && (await isClosed(tx, from, now)) ? showOver(tx, person, from, now) : undefined;
    });
    await deps.refreshHome(workspaceId, [userId]);
    return response;
  });
}

/** Makes the messages about these check-ins show the list as it is now, unless they no longer show it. */
async function refreshOpen(tx: Tx, { jobs }: Deps, all: readonly (Occurrence | undefined)[], now: Date): Promise<void> {
  const open = new Map(all.flatMap((it) => (it?.outcome === null ? [[it.id, it]] : [])));
  for (const [id, { workspaceId, unpublishedSince: before }] of open) {
    // Differs from the time of an earlier tick, so that an update that is under way does not count for this one.
    const since = before && before >= now ? new Date(before.getTime() + 1) : now;
    await change(tx, id, { unpublishedSince: since });
    afterCommit(tx, () => jobs.add(publish, { workspaceId, id }));
  }
}
