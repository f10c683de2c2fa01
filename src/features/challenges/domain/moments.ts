import { addDays, type Day, dayIn, daysBetween, instantAt, type TimeOfDay } from '../../../core/calendar.js';
import { DAY } from '../../../core/durations.js';
import type { Plan, PROMPT_PACES, State } from './plan.js';

// The times of day, in the zone of the challenge.
export const MORNING: TimeOfDay = '09:00';
const SUMMARY_TIME: TimeOfDay = '10:00';
const MIDNIGHT: TimeOfDay = '00:00';

/** The group's target is fixed at the end of this day, or of the last one if that comes before. */
const FIXED_AFTER_DAYS = 3;

/** The facts that decide when something happens for all of a challenge. */
export interface Timeline extends Pick<Plan, 'firstDay' | 'lastDay' | 'graceDays'> {
  readonly state: State;
  readonly zone: string;
  readonly groupTarget: number | null;
  readonly prompts: readonly string[];
  readonly promptPace: (typeof PROMPT_PACES)[number];
  /** The number of the latest prompt that was posted, 0 for none. */
  readonly prompted: number;
  readonly endedAt: Date | null;
  readonly summedUpAt: Date | null;
}

export interface MomentFacts {
  /** The zones by which those who take part count their days. */
  readonly zones: readonly string[];
  /** The time of the earliest cheer that wasn't gathered into a line yet; undefined if there is none. */
  readonly cheeredAt: Date | undefined;
  /** False while Hearth posts nothing in the channel. What is due there then waits. */
  readonly mayPost: boolean;
}

/** Something that happens once for all of a challenge. `prompt` is the number of a prompt, from 1 on. */
export type Moment =
  | { readonly kind: 'start' | 'fix-target' | 'end' | 'cheers' | 'summary'; readonly at: Date }
  | { readonly kind: 'prompt'; readonly at: Date; readonly prompt: number };

/** Moments at the same time happen in this order. */
const ORDER: readonly Moment['kind'][] = ['start', 'fix-target', 'end', 'cheers', 'prompt', 'summary'];
const POSTS: readonly Moment['kind'][] = ['cheers', 'prompt', 'summary'];

/** Returns the earliest moment that hasn't happened yet, which may be in the past; undefined if none is to come. */
export function nextMoment(it: Timeline, facts: MomentFacts, now: Date): Moment | undefined {
  const mayHappen = ({ kind, at }: Moment) => facts.mayPost || at > now || !POSTS.includes(kind);
  return momentsOf(it, facts, now)
    .filter(mayHappen)
    .sort(
      (a, b) =>
        turnOf(a, now) - turnOf(b, now) ||
        a.at.getTime() - b.at.getTime() ||
        ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
    )[0];
}

/** Posts come last among the due steps: Slack may refuse one, and nothing else should wait for it. */
function turnOf({ kind, at }: Moment, now: Date): number {
  if (at > now) return 2;
  return POSTS.includes(kind) ? 1 : 0;
}

/** Returns true if Slack has refused a post for so long that it is given up. The summary never is. */
export function isGivenUp({ kind, at }: Moment, now: Date): boolean {
  return kind !== 'summary' && now.getTime() - at.getTime() >= DAY;
}

function momentsOf(it: Timeline, facts: MomentFacts, now: Date): Moment[] {
  const { state, zone, firstDay, groupTarget, endedAt, summedUpAt } = it;
  if (state === 'scheduled') return [{ kind: 'start', at: instantAt(firstDay, MIDNIGHT, zone) }];
  if (state === 'running')
    return [
      ...(groupTarget === null ? [{ kind: 'fix-target' as const, at: fixedAt(it) }] : []),
      ...cheersOf(it, facts),
      ...promptOf(it, now),
      { kind: 'end', at: endOf(it, facts.zones) },
    ];
  if (state !== 'ended' || summedUpAt || !endedAt) return [];
  return [...cheersOf(it, facts), { kind: 'summary', at: nextTime(endedAt, SUMMARY_TIME, zone) }];
}

/** Returns the instant at which the group's target is fixed. */
function fixedAt({ firstDay, lastDay, zone }: Timeline): Date {
  const day = addDays(firstDay, FIXED_AFTER_DAYS);
  return instantAt(day > lastDay ? addDays(lastDay, 1) : day, MIDNIGHT, zone);
}

/** Returns the instant from which nobody who takes part can log the last day any more. */
export function endOf(it: Pick<Timeline, 'lastDay' | 'graceDays' | 'zone'>, zones: readonly string[]): Date {
  const day = addDays(it.lastDay, it.graceDays + 1);
  return new Date(Math.max(...[it.zone, ...zones].map((zone) => instantAt(day, MIDNIGHT, zone).getTime())));
}

/** The cheers of a day are gathered on the morning after. */
function cheersOf({ zone }: Timeline, { cheeredAt }: MomentFacts): Moment[] {
  if (!cheeredAt) return [];
  return [{ kind: 'cheers', at: instantAt(addDays(dayIn(zone, cheeredAt), 1), MORNING, zone) }];
}

/** Returns the next prompt. Of several that are overdue it is the latest, and none after the last day. */
function promptOf(it: Timeline, now: Date): Moment[] {
  const { zone, lastDay, prompted } = it;
  const today = dayIn(zone, now);
  const begun = now >= instantAt(today, MORNING, zone) ? today : addDays(today, -1);
  const latest = today > lastDay ? 0 : Math.min(it.prompts.length, numberOn(it, begun));
  const prompt = Math.max(prompted + 1, latest);
  const day = dayOfPrompt(it, prompt);
  if (prompt > it.prompts.length || day > lastDay || today > lastDay) return [];
  return [{ kind: 'prompt', prompt, at: instantAt(day, MORNING, zone) }];
}

const DAYS_BETWEEN = { daily: 1, weekly: 7 } as const;

/** Returns the day, in the zone of the challenge, of a prompt. */
export function dayOfPrompt({ firstDay, promptPace }: Pick<Timeline, 'firstDay' | 'promptPace'>, prompt: number): Day {
  return addDays(firstDay, (prompt - 1) * DAYS_BETWEEN[promptPace]);
}

/** Returns the number of the latest prompt up to that day, less than 1 if there is none. */
function numberOn({ firstDay, promptPace }: Timeline, day: Day): number {
  return Math.floor(daysBetween(firstDay, day) / DAYS_BETWEEN[promptPace]) + 1;
}

/** Returns the first instant after `at` at which a clock in the zone shows that time. */
export function nextTime(at: Date, time: TimeOfDay, zone: string): Date {
  const today = dayIn(zone, at);
  const first = instantAt(today, time, zone);
  return first > at ? first : instantAt(addDays(today, 1), time, zone);
}
