import { type Day, daysBetween, type Weekday } from '../../../core/calendar.js';
import { linesOf, visibleName } from '../../../core/text.js';
import { copy } from '../copy.js';
import { lengthOf, slotsBetween, weekNumber } from './days.js';
import { type FieldName, type Filled, lastDayIn, type Team } from './form.js';
import { MAX_DAYS, type Measure, type Plan } from './plan.js';
import type { TemplatePlan } from './templates.js';
import { amountIn } from './typed.js';

const words = copy.creating.problems;

export const MAX_NAME = 60;
export const MAX_TASK = 200;
export const MAX_UNIT = 30;
const MAX_PROMPTS = 31;
const MAX_PROMPT = 300;
/** The most days from today to the first one. */
const MAX_AHEAD = 366;

/** A challenge as the form describes it. */
export interface Described extends Plan, Omit<TemplatePlan, keyof Plan | 'days'> {
  readonly template: string;
  readonly groupTarget: number | null;
  readonly teams: readonly Team[];
}

/** A problem, under the name of its field; fields of a team have its number after a dot. */
export type Problems = Readonly<Record<string, string>>;

/** The person at the form: the day on which it is filled in, in the zone of the challenge, and how they write numbers. */
export interface Reader {
  readonly today: Day;
  readonly locale: string;
}

/** Returns the challenge that a form describes, or what is wrong in which fields. */
export function described(
  filled: Filled,
  { today, locale }: Reader,
): { challenge: Described } | { problems: Problems } {
  const { firstDay } = filled;
  const lastDay = lastDayIn(filled);
  const problems: Record<string, string> = { ...datesProblem(filled, today), ...wordsProblems(filled) };
  if (!firstDay || !lastDay || lastDay < firstDay) return { problems };
  const plan: Plan = {
    ...{ measure: filled.measure, rhythm: filled.rhythm, weekdays: weekdaysOf(filled), firstDay, lastDay },
    target: targetIn(filled.target, filled.measure, locale) ?? 0,
    graceDays: Number(filled.grace),
  };
  const prompts = promptsIn(filled.prompts);
  const teams = teamsIn(filled);
  Object.assign(problems, planProblems(plan), promptsProblem(prompts, plan, filled.promptPace), teamsProblems(teams));
  const groupTarget = filled.groupTarget.trim() === '' ? null : targetIn(filled.groupTarget, plan.measure, locale);
  if (groupTarget === undefined) problems.groupTarget = words.number;
  if (filled.visibility === 'team' && teams.length === 0) problems.visibility = words.noTeams;
  if (groupTarget === undefined || Object.keys(problems).length > 0) return { problems };
  const { template, visibility, promptPace, extras } = filled;
  return {
    challenge: {
      ...plan,
      ...{ template, name: visibleName(filled.name), task: visibleName(filled.task), unit: unitOf(filled) },
      ...{ visibility, hasRanks: extras.includes('ranks'), asksLink: extras.includes('link') },
      ...{ prompts, promptPace, groupTarget, teams },
    },
  };
}

/** Returns a typed target; undefined if it is none. Only amounts may have decimals. */
export function targetIn(typed: string, measure: Measure, locale: string): number | undefined {
  const read = amountIn(typed, { measure: measure === 'amount' ? 'amount' : 'count' }, locale);
  return 'amount' in read ? read.amount : undefined;
}

/** Returns what is wrong with the first day of a challenge. */
export function firstDayProblem(firstDay: Day | null, today: Day): string | undefined {
  if (!firstDay) return words.dayMissing;
  if (firstDay < today) return words.past;
  return daysBetween(today, firstDay) > MAX_AHEAD ? words.tooFar : undefined;
}

function datesProblem(filled: Filled, today: Day): Problems {
  const first = firstDayProblem(filled.firstDay, today);
  if (first || !filled.firstDay) return { firstDay: first ?? '' };
  const last = lastDayProblem(filled.firstDay, lastDayIn(filled));
  return last ? { lastDay: last } : {};
}

/** Returns what is wrong with the last day of a challenge. */
export function lastDayProblem(firstDay: Day, lastDay: Day | undefined): string | undefined {
  if (!lastDay) return words.dayMissing;
  if (lastDay < firstDay) return words.endsBefore;
  return lengthOf({ firstDay, lastDay }) > MAX_DAYS ? words.tooLong(MAX_DAYS) : undefined;
}

function wordsProblems(filled: Filled): Problems {
  const wanted: readonly [FieldName, string, number][] = [
    ['name', filled.name, MAX_NAME],
    ['task', filled.task, MAX_TASK],
    ...(filled.measure === 'days' ? [] : [['unit', filled.unit, MAX_UNIT] as [FieldName, string, number]]),
  ];
  return Object.fromEntries(
    wanted.flatMap(([field, text, most]) => {
      const problem = textProblem(text, most);
      return problem ? [[field, problem]] : [];
    }),
  );
}

/** Returns what is wrong with a text that has to say something. */
export function textProblem(text: string, most: number): string | undefined {
  const visible = visibleName(text);
  if (visible === '') return words.empty;
  return visible.length > most ? words.tooMuch(most) : undefined;
}

function planProblems(plan: Plan): Problems {
  if (plan.rhythm === 'weekdays' && plan.weekdays.length === 0) return { weekdays: words.noWeekdays };
  if (plan.rhythm === 'weekly' && plan.weekdays.length !== 1) return { weekdays: words.oneWeekday };
  const most = slotsBetween(plan, plan.firstDay, plan.lastDay);
  if (most === 0) return { weekdays: words.noSuchDay };
  if (plan.target === 0) return { target: plan.measure === 'amount' ? words.number : words.wholeNumber };
  if (plan.measure === 'days' && plan.target > most)
    return { target: plan.rhythm === 'weekly' ? words.weeks(most) : words.days(most) };
  return {};
}

function promptsProblem(prompts: readonly string[], plan: Plan, pace: Filled['promptPace']): Problems {
  const most = pace === 'weekly' ? weekNumber(plan, plan.lastDay) : lengthOf(plan);
  if (prompts.length > MAX_PROMPTS) return { prompts: words.tooManyPrompts(MAX_PROMPTS) };
  if (prompts.some((it) => it.length > MAX_PROMPT)) return { prompts: words.promptTooLong(MAX_PROMPT) };
  if (prompts.length > most)
    return { prompts: pace === 'weekly' ? words.weeksOfPrompts(most) : words.daysOfPrompts(most) };
  return {};
}

function teamsProblems(teams: readonly Team[]): Problems {
  const problems: Record<string, string> = {};
  const before = new Set<string>();
  const placed = new Set<string>();
  teams.forEach(({ name, userIds }, i) => {
    const problem = textProblem(name, MAX_UNIT) ?? (before.has(name.toLowerCase()) ? words.sameName : undefined);
    if (problem) problems[`teamName.${i}`] = problem;
    if (userIds.some((it) => placed.has(it))) problems[`teamPeople.${i}`] = words.twoTeams;
    before.add(name.toLowerCase());
    for (const it of userIds) placed.add(it);
  });
  return problems;
}

/** Returns the prompts in a pasted text: its lines. */
function promptsIn(text: string): string[] {
  return linesOf(text)
    .map(visibleName)
    .filter((line) => line !== '');
}

function teamsIn({ teamCount, teamName, teamPeople }: Filled): Team[] {
  return Array.from({ length: Number(teamCount) }, (_, i) => ({
    name: visibleName(teamName[i] ?? ''),
    userIds: [...new Set(teamPeople[i] ?? [])],
  }));
}

function weekdaysOf({ rhythm, weekdays }: Filled): Weekday[] {
  return rhythm === 'daily' ? [] : [...weekdays].sort();
}

function unitOf({ measure, unit }: Filled): string {
  return measure === 'days' ? '' : visibleName(unit);
}
