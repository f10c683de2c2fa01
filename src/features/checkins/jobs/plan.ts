import { addDays } from '../../../core/calendar.js';
import { type Community, communityById, zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { MembersChange } from '../../../core/members.js';
import { membersOf } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { slotAfterChange, slotFrom } from '../domain/schedule.js';
import * as store from '../store/occurrences.js';

/**
 * Plans the next check-in of these members after they or their community's rhythm changed, and cancels that of users
 * who are no longer members.
 */
export async function planAfterChange(
  tx: Tx,
  { workspaceId, communityId, userIds, now }: MembersChange,
): Promise<void> {
  if (userIds.length === 0) return;
  const community = await communityById(tx, communityId);
  const current = community ? await membersOf(tx, communityId, userIds) : [];
  const left = userIds.filter((userId) => !current.some((it) => it.userId === userId));
  if (left.length > 0) await store.cancelFor(tx, communityId, left);
  if (!community || current.length === 0) return;
  const waiting = await store.waitingOf(tx, communityId, userIds);
  const last = await store.lastDaysOf(tx, communityId, userIds);
  const planned = current.map((person) => {
    const since = person.joinedAt > community.rhythmSince ? person.joinedAt : community.rhythmSince;
    const zone = zoneFor(community, person);
    const slot = slotAfterChange({ last: last.get(person.userId), since, rhythm: community, zone, now });
    const id = waiting.find((it) => it.userId === person.userId)?.id;
    return { workspaceId, communityId, userId: person.userId, id, slot };
  });
  await store.plan(tx, planned);
}

/** Plans the check-in after this one. */
export function planNext(
  tx: Tx,
  after: store.Occurrence,
  community: Community,
  person: Person,
  now: Date,
): Promise<void> {
  const slot = slotFrom(addDays(after.day, 1), community, zoneFor(community, person), now);
  return store.plan(tx, [{ ...whose(after), id: undefined, slot }]);
}

/** Moves an occurrence that was not asked before its deadline to the next day whose deadline is still ahead. */
export function planAnew(
  tx: Tx,
  missed: store.Occurrence,
  community: Community,
  person: Person,
  now: Date,
): Promise<void> {
  const slot = slotFrom(missed.day, community, zoneFor(community, person), now);
  return store.plan(tx, [{ ...whose(missed), id: missed.id, slot }]);
}

function whose({ workspaceId, communityId, userId }: store.Occurrence) {
  return { workspaceId, communityId, userId };
}
