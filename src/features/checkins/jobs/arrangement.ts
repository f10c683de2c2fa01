import type { Day } from '../../../core/calendar.js';
import { type Community, localToday } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Member } from '../../../core/members.js';
import type { Programme } from '../../../core/programmes.js';
import type { Arranged } from '../domain/circle-changes.js';
import * as store from '../store/circles.js';

/** The facts about a programme's circles as they are now. `next` is the day from which changes count. */
interface Facts {
  readonly programme: Programme;
  readonly community: Community;
  readonly circles: readonly store.Circle[];
  /** The circle in which each person is placed. */
  readonly places: ReadonlyMap<string, string>;
  readonly people: readonly Member[];
  readonly next: Day;
  readonly now: Date;
}

/** Saves the circles as they are from the next day on. Returns who was placed elsewhere, or is no longer in any. */
export async function saveArrangement(tx: Tx, it: Facts, after: readonly Arranged[]): Promise<string[]> {
  const { programme, circles, places, next } = it;
  const kept = circles.filter(({ id }) => after.some((one) => one.id === id));
  const added = await addNew(tx, it, kept, after.filter(({ id }) => !id).length);
  const target = new Map<string, store.Circle>();
  const fresh = [...added];
  for (const { id, members } of after) {
    const circle = id ? kept.find((one) => one.id === id) : fresh.shift();
    for (const userId of members) if (circle) target.set(userId, circle);
  }
  const moved = [...target].filter(([userId, { id }]) => places.get(userId) !== id);
  const left = [...places.keys()].filter((userId) => !target.has(userId));
  const from = await firstDays(tx, it, moved);
  await store.leaveCircles(
    tx,
    programme.id,
    [...left, ...moved.map(([userId]) => userId).filter((id) => places.has(id))],
    next,
  );
  await store.enterCircles(
    tx,
    moved.map(([userId, { id: circleId }]) => {
      const { workspaceId, id: programmeId } = programme;
      return { workspaceId, programmeId, userId, circleId, fromDay: from.get(userId) ?? next };
    }),
  );
  const ended = circles.filter(({ id }) => !kept.some((one) => one.id === id)).map(({ id }) => id);
  await store.endCircles(tx, ended, next);
  return [...moved.map(([userId]) => userId), ...left];
}

/** Adds circles with the lowest numbers that no other one has from then on. */
async function addNew(tx: Tx, it: Facts, kept: readonly store.Circle[], count: number): Promise<store.Circle[]> {
  const { workspaceId, id: programmeId } = it.programme;
  const taken = new Set(kept.map(({ number }) => number));
  const numbers = Array.from({ length: taken.size + count }, (_, i) => i + 1).filter((n) => !taken.has(n));
  const rows = numbers.slice(0, count).map((number) => ({ workspaceId, programmeId, number, fromDay: it.next }));
  return store.addCircles(tx, rows);
}

/** Returns the first day of newcomers in their circles: today, unless the circle begins later, or they were in another. */
async function firstDays(tx: Tx, it: Facts, moved: readonly (readonly [string, store.Circle])[]) {
  const newcomers = moved.filter(([userId]) => !it.places.has(userId));
  const free = await store.freeFrom(
    tx,
    it.programme.id,
    newcomers.map(([userId]) => userId),
  );
  return new Map(
    newcomers.map(([userId, { fromDay }]) => {
      const person = it.people.find((one) => one.userId === userId);
      const today = person ? localToday(it.community, person, it.now) : it.next;
      return [userId, [today, fromDay, free.get(userId) ?? ''].sort().at(-1) ?? it.next] as const;
    }),
  );
}
