import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { infoModal, open } from '../../../slack/interactions/responses.js';
import { uploadedPicture } from '../../../slack/outbound/uploads.js';
import { showEightWeeks } from '../contracts/programmes.js';
import { eightWeeks as copy } from '../copy/eight-weeks.js';
import { eightWeeksOf } from '../jobs/eight-weeks.js';
import { eightWeeksBlocks } from '../views/eight-weeks.js';
import { eightWeeksPicture } from '../views/eight-weeks-picture.js';

/** Registers the handler that shows organizers how the check-ins of their community went. */
export function listenForEightWeeks(on: Listen, { db, clock }: Deps): void {
  on.press(showEightWeeks, here('community.change'), ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const all = [];
      for (const it of await eightWeeksOf(tx, community, person, clock())) {
        const drawn = eightWeeksPicture(it.programme.id, it);
        all.push({ ...it, uploaded: drawn && (await uploadedPicture(tx, [drawn.key])) });
      }
      return open(infoModal(copy.title, eightWeeksBlocks(all, person.locale)));
    }),
  );
}
