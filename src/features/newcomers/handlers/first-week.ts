import type { Tx } from '../../../core/database/database.js';
import { namesOf } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { showPage } from '../../../slack/interactions/pages.js';
import { here } from '../../../slack/interactions/permissions.js';
import { notice, replace } from '../../../slack/interactions/responses.js';
import { casesToWriteTo } from '../../nudges/index.js';
import { finishFirstWeek, seeFirstWeek } from '../contracts.js';
import { copy } from '../copy.js';
import { LISTED_FOR_MS } from '../domain.js';
import { finishList, listedIn } from '../store/listed.js';
import { firstWeekView } from '../views/first-week.js';

/** Registers the list of what newcomers did in their first week, and the button that ends it for all organizers. */
export function listenForFirstWeek(on: Listen, { db, clock, refreshHome }: Deps): void {
  const since = () => new Date(clock().getTime() - LISTED_FOR_MS);

  on.press(seeFirstWeek, here('newcomers.see-week'), ({ person, community, carry: { page } }) =>
    db.inWorkspace(person.workspaceId, async (tx: Tx) => {
      const listed = await listedIn(tx, community.id, since());
      const userIds = listed.map((it) => it.userId);
      const cases = await casesToWriteTo(tx, community.id, userIds);
      const names = await namesOf(
        tx,
        listed.flatMap((it) => it.writer ?? []),
      );
      const view = firstWeekView({ communityId: community.id, page, viewer: person, listed, cases, names });
      return showPage(view, page);
    }),
  );

  on.press(finishFirstWeek, here('newcomers.see-week'), async ({ person: { workspaceId, userId }, community }) => {
    await db.inWorkspace(workspaceId, (tx) => finishList(tx, community.id, since(), clock()));
    await refreshHome(workspaceId, [userId]);
    return replace(notice([section(md`${copy.weekDone}`)]));
  });
}
