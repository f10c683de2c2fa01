import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { refuse } from '../../../slack/interactions/responses.js';
import { declineTurn } from '../contracts.js';
import { copy } from '../copy.js';
import { give } from '../jobs/give.js';
import { show } from '../jobs/show.js';
import { lockCheckin, lookAt } from '../store/checkins.js';
import { endTurns, lockTurns, turnById } from '../store/turns.js';

/** Registers the button with which a member declines to answer a check-in, which then goes to another one, once. */
export function listenForDeclining(on: Listen, deps: Deps): void {
  const access = {
    act: 'peers.decline',
    of: async (tx: Parameters<typeof turnById>[0], { turnId }: { turnId: string }) =>
      (await turnById(tx, turnId))?.communityId,
  } as const;

  on.press(declineTurn, access, ({ person: { workspaceId, userId }, carry: { turnId } }) =>
    deps.db.inWorkspace(workspaceId, async (tx) => {
      const now = deps.clock();
      const found = await turnById(tx, turnId);
      if (found?.turn.peerId !== userId) return refuse(copy.notYours, 'a turn of somebody else');
      await lockTurns(tx, workspaceId);
      const checkin = await lockCheckin(tx, found.turn.checkinId);
      // A second press, or one after somebody else answered, finds nothing left to do.
      const fresh = await turnById(tx, turnId);
      if (!checkin || !fresh || fresh.turn.endedAt) {
        await show(tx, deps, workspaceId, [{ ...found.turn, programmeId: found.programmeId }]);
        return undefined;
      }
      await show(tx, deps, workspaceId, await endTurns(tx, [checkin.id], now));
      await lookAt(tx, checkin.id, null);
      await give(tx, deps, checkin, 'passed', now);
      return undefined;
    }),
  );
}
