import { asc, eq, sql } from 'drizzle-orm';
import { addDays, type Day, daysBetween, onOrAfter, type TimeOfDay, type Weekday, weekOf } from './calendar.js';
import type { Tx } from './database/database.js';
import { prepared } from './database/prepared.js';
import { programmes, type REPEATS } from './programme-schema.js';

/** The check-ins of a community with one rhythm. */
export type Programme = typeof programmes.$inferSelect;

/** The days and times of check-ins. Times are in the community's fixed zone, or in each member's own if it has none. */
export interface Rhythm {
  readonly repeats: (typeof REPEATS)[number];
  readonly days: readonly Weekday[];
  /** A day in one of its weeks, if it repeats every two or four weeks. */
  readonly weeksFrom: Day;
  readonly time: TimeOfDay;
  readonly deadline: TimeOfDay;
  /** The number of days from the check-in day to the day of the deadline. */
  readonly deadlineDays: number;
}

/** The number of weeks from one week with check-ins to the next. */
const WEEKS = { weekly: 1, 'two-weekly': 2, 'four-weekly': 4 } as const;

/** Returns the first check-in day on or after `from`. A monthly one is the first of the weekdays in the month. */
export function checkinDayFrom(from: Day, rhythm: Pick<Rhythm, 'repeats' | 'days' | 'weeksFrom'>): Day {
  const { repeats, days, weeksFrom } = rhythm;
  if (repeats === 'monthly') {
    const ofMonth = onOrAfter(firstOfMonth(from), days);
    return ofMonth >= from ? ofMonth : onOrAfter(firstOfMonth(addDays(firstOfMonth(from), 31)), days);
  }
  const weeks = WEEKS[repeats];
  const start = weekOf(from);
  const past = daysBetween(weekOf(weeksFrom), start) / 7;
  const ahead = (weeks - (((past % weeks) + weeks) % weeks)) % weeks;
  const found = onOrAfter(ahead === 0 ? from : addDays(start, 7 * ahead), days);
  // Its week may be over.
  return ahead > 0 || weekOf(found) === start ? found : onOrAfter(addDays(start, 7 * weeks), days);
}

/**
 * Returns what is wrong with a deadline: it must come after the check-in opens, and before the next one does. Both times
 * are on the same clock.
 */
export function deadlineProblem(rhythm: Rhythm): 'too-early' | 'too-late' | undefined {
  const { time, deadline, deadlineDays } = rhythm;
  if (deadlineDays === 0) return deadline > time ? undefined : 'too-early';
  const gap = shortestGap(rhythm);
  return deadlineDays > gap || (deadlineDays === gap && deadline >= time) ? 'too-late' : undefined;
}

/** Returns the smallest number of days from one check-in day to the next. */
function shortestGap({ repeats, days }: Rhythm): number {
  if (repeats === 'monthly') return 4 * 7 - 6;
  const sorted = [...days].sort();
  const [first = 1] = sorted;
  const following = [...sorted.slice(1), first + 7 * WEEKS[repeats]];
  return Math.min(...following.map((day, i) => day - (sorted[i] ?? 0)));
}

function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** Returns the first programme of a community, which is set up with it. */
export function firstProgramme(tx: Tx, communityId: string): Promise<Programme> {
  return existingProgramme(tx, communityId);
}

/** Returns the programme. Throws if there is none with that id. */
export async function existingProgramme(tx: Tx, id: string): Promise<Programme> {
  const found = await programmeById(tx, id);
  if (!found) throw new Error('The programme does not exist.');
  return found;
}

const byId = prepared(['id'], (tx, { id }) => tx.select().from(programmes).where(eq(programmes.id, id)));

export async function programmeById(tx: Tx, id: string): Promise<Programme | undefined> {
  return (await byId(tx, { id }))[0];
}

/** Returns true if nobody is asked on that day, because the programme is closed or paused. */
export function isOnHold({ closedAt, pausedUntil }: Pick<Programme, 'closedAt' | 'pausedUntil'>, day: Day): boolean {
  return closedAt !== null || (pausedUntil !== null && day < pausedUntil);
}

/** Sorts programmes: the first one of a community first, and the others by their age. */
export const inOrder = [
  asc(sql`${programmes.id} <> ${programmes.communityId}`),
  asc(programmes.createdAt),
  asc(programmes.id),
];

/** Compares programmes for the same order. */
export function byAge(a: Programme, b: Programme): number {
  const isFirst = (it: Programme) => it.id === it.communityId;
  return (
    Number(isFirst(b)) - Number(isFirst(a)) || a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)
  );
}

const ofCommunity = prepared(['communityId'], (tx, { communityId }) =>
  tx
    .select()
    .from(programmes)
    .where(eq(programmes.communityId, communityId))
    .orderBy(...inOrder),
);

/** Returns the programmes of a community, the first one first, also those that are closed. */
export async function programmesOf(tx: Tx, communityId: string): Promise<Programme[]> {
  return ofCommunity(tx, { communityId });
}

/** Returns the programmes of a community that are not closed, the first one first. */
export async function openProgrammesOf(tx: Tx, communityId: string): Promise<Programme[]> {
  return (await programmesOf(tx, communityId)).filter((it) => it.closedAt === null);
}

/** Saves the rhythm of the first programme of a community, as of `now`. */
export async function saveRhythm(
  tx: Tx,
  community: { readonly workspaceId: string; readonly id: string },
  rhythm: Rhythm,
  now: Date,
): Promise<void> {
  const { workspaceId, id } = community;
  const { repeats, days, weeksFrom, time, deadline, deadlineDays } = rhythm;
  const row = { repeats, days: [...days], weeksFrom, time, deadline, deadlineDays, rhythmSince: now };
  await tx
    .insert(programmes)
    .values({ workspaceId, id, communityId: id, ...row })
    .onConflictDoUpdate({ target: [programmes.workspaceId, programmes.id], set: row });
}

/** Lets the check-ins of a community be those that open from `now` on. */
export async function beginAnew(tx: Tx, communityId: string, now: Date): Promise<void> {
  await tx.update(programmes).set({ rhythmSince: now }).where(eq(programmes.communityId, communityId));
}
