import { afterCommit } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { notice, replace } from '../../../slack/interactions/responses.js';
import { find, stopLooking, suggest } from '../contracts.js';
import { copy } from '../copy.js';
import { startSearch, stopSearches } from '../store/searches.js';
import { refusal } from './asking.js';

/** Registers the buttons with which members let Hearth find them a partner, and stop that. */
export function listenForSearches(on: Listen, { db, clock, jobs, refreshHome }: Deps): void {
  on.press(find, here('partners.take-part'), ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const now = clock();
      const refused = await refusal(tx, person, community, now);
      if (refused) return refused.kind === 'say' ? replace(notice(refused.blocks)) : refused;
      const { workspaceId, userId } = person;
      await startSearch(tx, { workspaceId, communityId: community.id, userId, since: now, lookAt: now });
      afterCommit(tx, async () => {
        await jobs.add(suggest, { workspaceId, id: community.id });
        await refreshHome(workspaceId, [userId]);
      });
      return replace(notice([section(copy.find.looking(community.name))]));
    }),
  );

  on.press(stopLooking, here('partners.take-part'), ({ person: { workspaceId, userId }, community }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      await stopSearches(tx, community.id, [userId]);
      afterCommit(tx, () => refreshHome(workspaceId, [userId]));
      return undefined;
    }),
  );
}
