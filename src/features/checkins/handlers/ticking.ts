import { afterCommit, type Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { refuse } from '../../../slack/interactions/responses.js';
import { publish, tickList } from '../contracts.js';
import { copy } from '../copy.js';
import { changeTicks } from '../store/commitments.js';
import {
  change,
  isClosed,
  latestAskedOfEach,
  lockOccurrence,
  type Occurrence,
  occurrenceById,
} from '../store/occurrences.js';
import { showOver } from './showing.js';

/**
 * Registers the handler of the checkboxes on Home and in the messages that ask. A tick does not answer the check-in;
 * the next answer reports it.
 */
export function listenForTicks(on: Listen, deps: Deps): void {
  on.press(tickList, here('checkins.check-in'), async ({ person, community, carry }) => {
    const { workspaceId, userId } = person;
    const whose = { workspaceId, communityId: community.id, userId };
    const now = deps.clock();
    const response = await deps.db.inWorkspace(workspaceId, async (tx) => {
      if (community.closedAt) return refuse(copy.communityClosed(community.name), 'the community is closed');
      const from = carry.occurrenceId === undefined ? undefined : await occurrenceById(tx, carry.occurrenceId);
      if (carry.occurrenceId !== undefined && from?.userId !== userId)
        return refuse(copy.notYours, 'a check-in of somebody else');
      const latest = await latestAskedOfEach(tx, community.id, userId);
      // An answer locks its check-in before the list, so a tick does, too.
      const shown = await lockAll(tx, [from, ...latest]);
      await changeTicks(tx, whose, carry);
      await refreshOpen(tx, deps, shown, now);
      return from && (await isClosed(tx, from, now)) ? showOver(tx, person, from, now) : undefined;
    });
    await deps.refreshHome(workspaceId, [userId]);
    return response;
  });
}

/** Locks check-ins in the order of their ids, so that two presses never wait for each other. */
async function lockAll(tx: Tx, all: readonly (Occurrence | undefined)[]): Promise<Occurrence[]> {
  const ids = new Set(all.flatMap((it) => it?.id ?? []));
  const locked = [];
  for (const id of [...ids].sort()) locked.push(await lockOccurrence(tx, id));
  return locked.filter((it) => it !== undefined);
}

/** Makes the messages about these check-ins show the list as it is now, unless they no longer show it. */
async function refreshOpen(tx: Tx, { jobs }: Deps, shown: readonly Occurrence[], now: Date): Promise<void> {
  for (const { id, workspaceId, unpublishedSince: before } of shown.filter((it) => it.outcome === null)) {
    // Differs from the time of an earlier tick, so that an update that is under way does not count for this one.
    const since = before && before >= now ? new Date(before.getTime() + 1) : now;
    await change(tx, id, { unpublishedSince: since });
    afterCommit(tx, () => jobs.add(publish, { workspaceId, id }));
  }
}
