import { leftInPeace } from '../../../core/pace.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { justLook } from '../contracts.js';
import * as store from '../store/newcomers.js';
import { refusal, toIntroduce } from './access.js';

/** Registers the button with which a newcomer says that they are just looking. It works once, and a repeat changes nothing. */
export function listenForJustLooking(on: Listen, { db, clock, tell, attention, refreshHome }: Deps): void {
  on.press(justLook, toIntroduce, async ({ person, community, carry: { newcomerId: id } }) => {
    const { workspaceId, userId } = person;
    const now = clock();
    const answer = await db.inWorkspace(workspaceId, async (tx) => {
      const it = await store.lockNewcomer(tx, id);
      const refused = refusal(person, it);
      if (refused || it?.lookingAt) return refused;
      await store.change(tx, id, { lookingAt: now });
      await tell(tx, leftInPeace, { workspaceId, communityId: community.id, userId, now });
      await attention.recheck(tx, { workspaceId, about: [id], now });
      return undefined;
    });
    await refreshHome(workspaceId, [userId]);
    return answer;
  });
}
