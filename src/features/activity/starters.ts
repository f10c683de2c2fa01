import { addDays, dayIn } from '../../core/calendar.js';
import type { Tx } from '../../core/database/database.js';
import { membersOf } from '../../core/members.js';
import { currentWorkspace } from '../../core/workspaces.js';
import type { AboutMember, Starter } from '../../feature.js';
import { wordsAwaiting } from './store/ties.js';
import { wordStarter } from './views.js';

/** Older than this a thread is over. */
const MAX_AGE_DAYS = 30;

const MAX_STARTERS = 3;

/** What other members wrote to this one that they have not come back to. */
export async function activityStarters(tx: Tx, { community, person, now }: AboutMember): Promise<readonly Starter[]> {
  const since = addDays(dayIn(person.zone, now), -MAX_AGE_DAYS);
  const words = await wordsAwaiting(tx, community.id, person.userId, since);
  if (words.length === 0) return [];
  const { url } = await currentWorkspace(tx);
  const from = words.map((word) => word.userId);
  const there = new Map((await membersOf(tx, community.id, from)).map((one) => [one.userId, one.name]));
  return words
    .flatMap((word) => {
      const name = there.get(word.userId);
      return name ? [wordStarter(word, name, person, now, url)] : [];
    })
    .slice(0, MAX_STARTERS);
}
