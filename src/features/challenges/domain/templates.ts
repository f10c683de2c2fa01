import { addDays, type Day, type Weekday } from '../../../core/calendar.js';
import { copy } from '../copy.js';
import type { Measure, Plan, PROMPT_PACES, Rhythm, Visibility } from './plan.js';

/** Everything about a challenge that the next one may take over. */
export interface TemplatePlan extends Omit<Plan, 'firstDay' | 'lastDay'> {
  readonly name: string;
  readonly task: string;
  readonly unit: string;
  readonly days: number;
  readonly visibility: Visibility;
  readonly hasRanks: boolean;
  readonly asksLink: boolean;
  readonly prompts: readonly string[];
  readonly promptPace: (typeof PROMPT_PACES)[number];
}

/** The built-in templates. */
export const TEMPLATES = ['most-days', 'ship', 'conversations', 'read', 'blank'] as const;
export type TemplateName = (typeof TEMPLATES)[number];

interface Numbers {
  readonly measure: Measure;
  readonly rhythm: Rhythm;
  readonly weekdays: readonly Weekday[];
  readonly days: number;
  readonly target: number;
  readonly graceDays: number;
  readonly asksLink?: boolean;
  /** The target at another length, by its days. */
  readonly targets?: Readonly<Record<number, number>>;
}

const NUMBERS: Readonly<Record<TemplateName, Numbers>> = {
  'most-days': {
    measure: 'days',
    rhythm: 'daily',
    weekdays: [],
    days: 14,
    target: 10,
    graceDays: 3,
    targets: { 7: 5, 14: 10, 21: 14, 28: 19, 30: 20 },
  },
  ship: {
    measure: 'days',
    rhythm: 'weekly',
    weekdays: [4],
    days: 28,
    target: 3,
    graceDays: 3,
    asksLink: true,
    targets: { 14: 1, 21: 2, 28: 3 },
  },
  conversations: { measure: 'count', rhythm: 'any', weekdays: [2, 4], days: 21, target: 10, graceDays: 3 },
  read: { measure: 'amount', rhythm: 'any', weekdays: [], days: 28, target: 200, graceDays: 3 },
  blank: { measure: 'days', rhythm: 'daily', weekdays: [], days: 14, target: 10, graceDays: 3 },
};

/** Returns a built-in template. */
export function builtIn(name: TemplateName): TemplatePlan {
  const { targets: _, ...numbers } = NUMBERS[name];
  return {
    asksLink: false,
    ...numbers,
    ...copy.templates[name],
    visibility: 'everyone',
    hasRanks: false,
    prompts: [],
    promptPace: 'daily',
  };
}

/** Returns true if this names a built-in template. */
export function isBuiltIn(template: string): template is TemplateName {
  return (TEMPLATES as readonly string[]).includes(template);
}

/**
 * Returns the target that a template suggests for a challenge of another length, measure or rhythm: the one that a built-in
 * template names for that length, or else in proportion to the times at which there is something to do. At least 1.
 */
export function scaledTarget(template: string, plan: TemplatePlan, it: Scale): number {
  const named = isBuiltIn(template) && NUMBERS[template].target === plan.target && NUMBERS[template].targets?.[it.days];
  if (named && it.measure === plan.measure && it.rhythm === plan.rhythm) return named;
  const counts = it.measure === 'days';
  const part = counts ? timesIn(it) / timesIn(plan) : it.days / plan.days;
  const scaled = part === 1 ? plan.target : Math.max(1, Math.round(plan.target * part));
  return counts ? Math.min(timesIn(it), Math.ceil(scaled)) : scaled;
}

type Scale = Pick<TemplatePlan, 'days' | 'measure' | 'rhythm' | 'weekdays'>;

/** Returns about how often there is something to do. */
function timesIn({ days, rhythm, weekdays }: Scale): number {
  if (rhythm === 'weekly') return Math.ceil(days / 7);
  return rhythm === 'weekdays' ? Math.max(1, Math.floor((days * weekdays.length) / 7)) : days;
}

/** Returns the last day of a challenge of that many days. */
export function lastDayOf(firstDay: Day, days: number): Day {
  return addDays(firstDay, days - 1);
}
