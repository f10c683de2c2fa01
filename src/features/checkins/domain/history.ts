import { addDays, type Day, daysBetween, weekOf } from '../../../core/calendar.js';
import type { Outcome } from './outcome.js';
import { isDoneAtOnce, type Said } from './said.js';

/** A check-in, as far as a look back shows it. */
export interface PastCheckin {
  readonly day: Day;
  readonly askedAt: Date | null;
  readonly outcome: Outcome | null;
}

/** The number of weeks that a strip shows, which include a whole month. */
export const STRIP_WEEKS = 5;

/** The marks of a day, the one that is shown of several check-ins on it first. */
const MARKS = { answered: '●', open: '○', neutral: '–', none: '·' } as const;
const RANKED = Object.keys(MARKS) as (keyof typeof MARKS)[];

/** The latest weeks of a member as rows of marks. */
export interface Strip {
  /** The marks of each week, from Monday on; the last one ends today. */
  readonly weeks: readonly string[];
  /** The number of days with an answer. */
  readonly answered: number;
}

/** Returns the strip of a member's check-ins on a local day. */
export function stripOf(checkins: readonly PastCheckin[], today: Day): Strip {
  const first = addDays(weekOf(today), -7 * (STRIP_WEEKS - 1));
  const days = Array.from({ length: daysBetween(first, today) + 1 }, (_, n) => addDays(first, n)).map((day) => {
    const kinds = checkins.filter((it) => it.day === day).map(kindOf);
    return RANKED.find((kind) => kinds.includes(kind)) ?? 'none';
  });
  const marks = days.map((kind) => MARKS[kind]);
  return {
    weeks: Array.from({ length: STRIP_WEEKS }, (_, n) => marks.slice(7 * n, 7 * (n + 1)).join('')),
    answered: days.filter((kind) => kind === 'answered').length,
  };
}

function kindOf({ outcome, askedAt }: PastCheckin): keyof typeof MARKS {
  if (outcome === 'answered') return 'answered';
  if (outcome) return 'neutral';
  return askedAt ? 'open' : 'none';
}

/** The answers of one week. */
export interface Page<It> {
  /** The Monday of the week. */
  readonly week: Day;
  /** The answered check-ins, the latest first. */
  readonly checkins: readonly It[];
  /** The weeks before and after it that have an answer. */
  readonly earlier: Day | undefined;
  readonly later: Day | undefined;
}

/**
 * Returns the page of a week, or of the latest one that has an answer; if that week has none, the one before it.
 * Undefined if the member has not answered yet.
 */
export function pageOf<It extends PastCheckin>(
  oldestFirst: readonly It[],
  wanted: Day | undefined,
): Page<It> | undefined {
  const answered = oldestFirst.filter((it) => it.outcome === 'answered').reverse();
  const weeks = [...new Set(answered.map((it) => weekOf(it.day)))];
  const week = weeks.find((it) => !wanted || it <= wanted) ?? weeks.at(-1);
  if (!week) return undefined;
  const at = weeks.indexOf(week);
  return {
    week,
    checkins: answered.filter((it) => weekOf(it.day) === week),
    earlier: weeks[at + 1],
    later: weeks[at - 1],
  };
}

/** The number of latest commitments of which a member sees how many they kept. */
const KEPT_OF = 20;

/** The number of commitments that are done, and of how many. */
export interface Kept {
  readonly done: number;
  readonly of: number;
}

/**
 * Returns how many of a member's latest commitments are done. One that is open counts once a check-in after it was
 * answered in its community, where the last answer is that of the day `lastAnswered`. Other things that were done were not
 * promised, and do not count.
 */
export function keptOf<It extends Said & { readonly madeOn: Day }>(
  newestFirst: readonly It[],
  lastAnswered: (it: It) => Day | undefined,
): Kept {
  const isOver = (it: It) => it.state !== 'open' || it.madeOn < (lastAnswered(it) ?? '');
  const counted = newestFirst.filter((it) => !isDoneAtOnce(it) && isOver(it)).slice(0, KEPT_OF);
  return { done: counted.filter(({ state }) => state === 'done').length, of: counted.length };
}
