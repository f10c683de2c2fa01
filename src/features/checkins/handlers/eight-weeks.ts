import { localToday } from '../../../core/communities.js';
import { openProgrammesOf } from '../../../core/programmes.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { infoModal, open } from '../../../slack/interactions/responses.js';
import { showEightWeeks } from '../contracts.js';
import { eightWeeks as copy } from '../copy/eight-weeks.js';
import { everyWeek, firstWeek } from '../domain/eight-weeks.js';
import { countWeeks } from '../store/eight-weeks.js';
import { eightWeeksBlocks } from '../views/eight-weeks.js';

/** Registers the handler that shows organizers how the check-ins of their community went. */
export function listenForEightWeeks(on: Listen, { db, clock }: Deps): void {
  on.press(showEightWeeks, here('community.change'), ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const now = clock();
      const from = firstWeek(localToday(community, person, now));
      const all = [];
      for (const programme of await openProgrammesOf(tx, community.id)) {
        const counted = await countWeeks(tx, programme.id, from, now);
        all.push({ ...counted, programme, weeks: everyWeek(from, counted.weeks) });
      }
      return open(infoModal(copy.title, eightWeeksBlocks(all, person.locale)));
    }),
  );
}
