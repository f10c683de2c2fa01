import { addDays, dayIn } from '../../core/calendar.js';
import type { Tx } from '../../core/database/database.js';
import { membersOf } from '../../core/members.js';
import { currentWorkspace } from '../../core/workspaces.js';
import type { AboutMember, Starter } from '../../feature.js';
import { unansweredMessages } from './store/ties.js';
import { messageStarter } from './views.js';

/** The age, in days, after which a message no longer needs a response. */
const MAX_AGE_DAYS = 30;

const MAX_STARTERS = 3;

/** Returns a starter for each recent message to this member that they have not responded to. */
export async function activityStarters(tx: Tx, { community, person, now }: AboutMember): Promise<readonly Starter[]> {
  const since = addDays(dayIn(person.zone, now), -MAX_AGE_DAYS);
  const words = await unansweredMessages(tx, community.id, person.userId, since);
  if (words.length === 0) return [];
  const { url } = await currentWorkspace(tx);
  const from = words.map((word) => word.userId);
  const names = new Map((await membersOf(tx, community.id, from)).map((one) => [one.userId, one.name]));
  return words
    .flatMap((word) => {
      const name = names.get(word.userId);
      return name ? [messageStarter(word, name, person, now, url)] : [];
    })
    .slice(0, MAX_STARTERS);
}
