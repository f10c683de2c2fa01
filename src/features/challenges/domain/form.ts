import { addDays, type Day, onOrAfter, type Weekday } from '../../../core/calendar.js';
import { lengthOf } from './days.js';
import { MAX_DAYS, type Measure, type PROMPT_PACES, type Rhythm, type Visibility } from './plan.js';
import { lastDayOf, scaledTarget, type TemplatePlan } from './templates.js';

/** The lengths in days that the form offers, and one for a last day of choice. */
export const LENGTHS = ['7', '14', '21', '28', '30', 'own'] as const;
export type Length = (typeof LENGTHS)[number];

/** The choices of the number of teams, and of days of grace. */
export const TEAM_COUNTS = ['0', '2', '3', '4'] as const;
export const GRACE_DAYS = ['0', '1', '2', '3', '5', '7'] as const;

/** The extras of a challenge: ranks, and a link with each log. */
export const EXTRAS = ['ranks', 'link'] as const;

/** A team that the creator made, with its members, who may not have joined yet. */
export interface Team {
  readonly name: string;
  readonly userIds: readonly string[];
}

/** The values with which the form begins. */
export interface Base {
  readonly template: string;
  readonly plan: TemplatePlan;
  readonly teams: readonly Team[];
  readonly groupTarget: number | null;
  /** The first day of a saved draft; undefined for the usual one. */
  readonly firstDay?: Day | undefined;
}

/** The form as it is filled in: numbers and text as they were typed. */
export interface Filled {
  readonly template: string;
  readonly firstDay: Day | null;
  readonly length: Length;
  readonly lastDay: Day | null;
  readonly target: string;
  readonly name: string;
  readonly task: string;
  readonly measure: Measure;
  readonly unit: string;
  readonly rhythm: Rhythm;
  readonly weekdays: readonly Weekday[];
  readonly grace: string;
  readonly visibility: Visibility;
  readonly extras: readonly (typeof EXTRAS)[number][];
  readonly prompts: string;
  readonly promptPace: (typeof PROMPT_PACES)[number];
  readonly groupTarget: string;
  readonly teamCount: (typeof TEAM_COUNTS)[number];
  readonly teamName: readonly string[];
  readonly teamPeople: readonly (readonly string[])[];
}

export type FieldName = keyof Filled;

/** Returns the usual first day of a new challenge: the next Monday, so that members have time to join. */
export function usualFirstDay(today: Day): Day {
  return onOrAfter(addDays(today, 1), [1]);
}

/** Returns the form with the values of `base`, as far as they don't depend on what `chosen` holds; those fit it. */
export function suggested(base: Base, chosen: Partial<Filled>, today: Day): Filled {
  const { plan, teams } = base;
  const firstDay = chosen.firstDay === undefined ? (base.firstDay ?? usualFirstDay(today)) : chosen.firstDay;
  const length = chosen.length ?? LENGTHS.find((it) => it === String(plan.days)) ?? 'own';
  const usualLast = lastDayOf(firstDay ?? today, plan.days);
  const lastDay = length === 'own' && chosen.lastDay !== undefined ? chosen.lastDay : usualLast;
  const measure = chosen.measure ?? plan.measure;
  const rhythm = chosen.rhythm ?? plan.rhythm;
  const own: Filled = {
    ...{ template: base.template, firstDay, length, lastDay, measure, rhythm },
    ...{ name: plan.name, task: plan.task, unit: plan.unit, target: '' },
    weekdays: rhythm === plan.rhythm ? plan.weekdays : USUAL_WEEKDAYS[rhythm],
    grace: GRACE_DAYS.find((it) => Number(it) === plan.graceDays) ?? '3',
    visibility: plan.visibility,
    extras: EXTRAS.filter((it) => (it === 'ranks' ? plan.hasRanks : plan.asksLink)),
    prompts: plan.prompts.join('\n'),
    promptPace: plan.promptPace,
    groupTarget: base.groupTarget === null ? '' : String(base.groupTarget),
    teamCount: TEAM_COUNTS.find((it) => Number(it) >= teams.length) ?? '4',
    teamName: teams.map(({ name }) => name),
    teamPeople: teams.map(({ userIds }) => userIds),
  };
  const target = String(
    scaledTarget(base.template, plan, { days: daysOf(own), measure, rhythm, weekdays: own.weekdays }),
  );
  return { ...own, target, ...chosen };
}

const USUAL_WEEKDAYS: Readonly<Record<Rhythm, readonly Weekday[]>> = {
  daily: [],
  weekdays: [1, 3, 5],
  weekly: [4],
  any: [],
};

/** Returns the number of days of a form, at least one and at most the most of a challenge; the usual one without dates. */
export function daysOf({ length, firstDay, lastDay }: Pick<Filled, 'length' | 'firstDay' | 'lastDay'>): number {
  if (length !== 'own') return Number(length);
  if (!firstDay || !lastDay || lastDay < firstDay) return 1;
  return Math.min(MAX_DAYS, lengthOf({ firstDay, lastDay }));
}

/** Returns the last day of a form; undefined if it isn't filled in. */
export function lastDayIn(filled: Pick<Filled, 'length' | 'firstDay' | 'lastDay'>): Day | undefined {
  if (filled.length === 'own') return filled.lastDay ?? undefined;
  return filled.firstDay ? lastDayOf(filled.firstDay, Number(filled.length)) : undefined;
}

/**
 * Returns what the suggestions in some fields depend on, by field. Slack keeps what was typed in a field until this
 * changes.
 */
export function keysOf(filled: Filled): Readonly<Partial<Record<FieldName, string>>> {
  const { template, measure, rhythm } = filled;
  const ofTemplate = ['length', 'name', 'task', 'measure', 'unit', 'rhythm', 'grace', 'visibility'] as const;
  return {
    ...Object.fromEntries([...ofTemplate, 'extras', 'prompts', 'promptPace'].map((it) => [it, template])),
    weekdays: `${template}-${rhythm}`,
    target: [template, daysOf(filled), measure, rhythm].join('-'),
  };
}
