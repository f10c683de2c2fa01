import { type Community, communityById, localToday } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { type Person, personById } from '../../../core/people.js';
import { openProgrammesOf, type Programme } from '../../../core/programmes.js';
import type { Deps } from '../../../feature.js';
import { type Work, work } from '../../../queue/job.js';
import { drawEightWeeks } from '../contracts/programmes.js';
import { type EightWeeks, everyWeek, firstWeek } from '../domain/eight-weeks.js';
import { countWeeks } from '../store/eight-weeks.js';
import { eightWeeksPicture } from '../views/eight-weeks-picture.js';

/** Returns how each open programme of the community went in the eight weeks up to the person's current one. */
export async function eightWeeksOf(
  tx: Tx,
  community: Community,
  person: Person,
  now: Date,
): Promise<(EightWeeks & { readonly programme: Programme })[]> {
  const from = firstWeek(localToday(community, person, now));
  const all = [];
  for (const programme of await openProgrammesOf(tx, community.id)) {
    const counted = await countWeeks(tx, programme.id, from, now);
    all.push({ ...counted, programme, weeks: everyWeek(from, counted.weeks) });
  }
  return all;
}

/** Uploads the pictures ahead of time, since there is no time for it when an organizer opens the eight weeks. */
export function eightWeeksWork({ db, clock, uploadPicture }: Deps): Work {
  return work(drawEightWeeks, async ({ workspaceId, id, userId }) => {
    const pictures = await db.inWorkspace(workspaceId, async (tx) => {
      const [community, person] = [await communityById(tx, id), await personById(tx, userId)];
      const all = community && person ? await eightWeeksOf(tx, community, person, clock()) : [];
      return all.flatMap((it) => eightWeeksPicture(it.programme.id, it) ?? []);
    });
    for (const picture of pictures) await uploadPicture(workspaceId, picture);
  });
}
