import { type Day, dayInWords, whenInWords } from '../../../core/calendar.js';
import { copy } from '../copy.js';
import { paceOf } from '../domain/pace.js';
import type { Plan } from '../domain/plan.js';
import type { Strip } from '../domain/strip.js';
import { amountInWords } from '../domain/typed.js';

const words = copy.taking;

/** A plan with the unit of its amounts. */
export interface Counted extends Plan {
  readonly unit: string;
}

/** Returns the unit of progress for this number of it. */
export function unitOf({ measure, rhythm, unit }: Pick<Counted, 'measure' | 'rhythm' | 'unit'>, count: number): string {
  return measure === 'days' ? words.units[rhythm === 'weekly' ? 'weeks' : 'days'](count) : unit;
}

/** Returns an amount with its unit, such as `10 days` or `2.5 pages`. */
export function amountWords(
  plan: Pick<Counted, 'measure' | 'rhythm' | 'unit'>,
  amount: number,
  locale: string,
): string {
  return words.amount(amountInWords(amount, locale), unitOf(plan, amount));
}

/** Returns progress such as `8 of 10 days. 2 to go, with 5 days left.` */
export function progressWords(
  plan: Counted,
  it: { done: number; target: number; today: Day; lastLogged?: Day | undefined; locale: string },
): string {
  const progress = words.progress(amountInWords(it.done, it.locale), amountWords(plan, it.target, it.locale));
  return `${progress} ${paceWords(plan, it)}`;
}

/** Returns what is left and what that means, such as `2 to go, with 5 days left.` */
export function paceWords(
  plan: Counted,
  it: { done: number; target: number; today: Day; lastLogged?: Day | undefined; locale: string },
): string {
  const { left, slots, each } = paceOf(plan, it);
  if (left === 0) return words.reached;
  const unit = words.units[plan.rhythm === 'weekly' ? 'weeks' : 'days'];
  const per = each ? words.each[each.per](amountInWords(each.amount, it.locale)) : '';
  const rest = slots > 0 ? words.slotsLeft(`${slots} ${unit(slots)}`) : '';
  return `${words.toGo(amountInWords(left, it.locale))}${rest}${per}.`;
}

/** Returns `Monday 23 November to Sunday 6 December`. */
export function datesWords({ firstDay, lastDay }: Pick<Plan, 'firstDay' | 'lastDay'>, locale: string): string {
  return words.dates(dayInWords(firstDay, locale), dayInWords(lastDay, locale));
}

/** Returns the words for a day that was logged: `today`, `yesterday` or `Thursday`, as part of a sentence or alone. */
export function dayWords(day: Day, today: Day, locale: string): string {
  return whenInWords(day, today, locale).replace(/^on /, '');
}

/** Returns a strip with its meaning in words, such as `●●○ 2 of the last 3 days`. */
export function stripWords({ rhythm }: Plan, { marks, done, of }: Strip): string {
  return words.strip(marks, done, `${of} ${words.units[rhythm === 'weekly' ? 'weeks' : 'days'](of)}`);
}

/** Returns a text for the beginning of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
