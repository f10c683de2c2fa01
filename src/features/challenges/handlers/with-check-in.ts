import { localToday } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { AboutDay, CheckinItems, Deps } from '../../../feature.js';
import { logRefusal } from '../domain/days.js';
import { openOn } from '../store/open-today.js';
import { holdChallenges, openIn, type Part } from '../store/taking-part.js';
import { record } from './logging.js';
import { newLogId } from './reading.js';

/** Lets participants log a day, a week or one more of something by a tick in their check-in. */
export const challengesInCheckin: CheckinItems<Deps> = {
  open: async (tx, about) =>
    (await loggable(tx, about)).map(({ challenge: { id, name, task }, own }) => ({
      id,
      name,
      task,
      isMentioned: own.reminder === 'check-in',
    })),

  report: async (tx, about, ids, deps) => {
    const { person, day } = about;
    if (ids.length === 0) return;
    // So that none of them ends meanwhile.
    await holdChallenges(tx, openIn(about.community.id));
    // In the order of their ids, so that two members who report the same challenges don't wait for each other forever.
    const reported = (await loggable(tx, about))
      .filter(({ challenge }) => ids.includes(challenge.id))
      .sort((a, b) => (a.challenge.id < b.challenge.id ? -1 : 1));
    for (const it of reported)
      await record(tx, deps, { ...it, person }, { id: newLogId(), day, amount: 1, note: null });
  },
};

async function loggable(tx: Tx, { community, person, day, now }: AboutDay): Promise<Omit<Part, 'community'>[]> {
  const today = localToday(community, person, now);
  const open = await openOn(tx, community.id, person.userId, day);
  return open.filter(({ challenge }) => logRefusal(challenge, day, today) === undefined);
}
