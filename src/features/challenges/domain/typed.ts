import { groupSignOf, numberIn, numberInWords, plainSigns } from '../../../core/numbers.js';
import { MAX_AMOUNT, type Plan } from './plan.js';

export type AmountRefusal = 'no-number' | 'not-positive' | 'not-whole' | 'too-precise' | 'too-much';

/** An amount that somebody typed, or the reason for which it is none. */
export type TypedAmount = { readonly amount: number } | { readonly refusal: AmountRefusal };

type Measured = Pick<Plan, 'measure'>;

/** Formats an amount as the locale writes it, such as `1,234.5` or `1.234,5`. */
export function amountInWords(amount: number, locale = 'en-GB'): string {
  return numberInWords(amount, locale);
}

/**
 * Reads an amount as people with this locale type it; see `numberIn`. Where a comma or dot before three digits would be
 * a decimal sign, it is refused. Counts are whole.
 */
export function amountIn(text: string, { measure }: Measured, locale: string): TypedAmount {
  const [, minus = '', typed = ''] = /^([-−]?)(.*)$/su.exec(plainSigns(text.trim())) ?? [];
  const bare = numberIn(typed, locale);
  if (bare === undefined) return { refusal: 'no-number' };
  const amount = Number(bare);
  if (minus !== '' || amount === 0) return { refusal: 'not-positive' };
  if (amount > MAX_AMOUNT) return { refusal: 'too-much' };
  if (measure === 'count' && !Number.isInteger(amount)) return { refusal: 'not-whole' };
  return /\.\d{3}/.test(bare) ? { refusal: 'too-precise' } : { amount };
}

/** A log in words, such as `3 pages` or `3 on the train`. */
export interface TypedLog {
  /** Undefined if the form has to ask for it. */
  readonly amount: number | undefined;
  /** The amount as it was typed; empty if there is none. */
  readonly typed: string;
  readonly note: string;
}

/** A number whose thousands are grouped by spaces, at the beginning of a text. */
const SPACED = /^\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?=\s|$)/;

/**
 * Reads what follows `/hearth log`: an amount and a note, or only a note where days are counted. The unit is no note. In
 * `3 200 m uphill` the amount may be 3 or 3200, unless the locale groups by spaces or the unit follows, so the form asks.
 */
export function parseLog(text: string, plan: Measured & { readonly unit: string }, locale: string): TypedLog {
  const all = text.trim();
  const nothing = { amount: undefined, typed: '', note: all };
  if (plan.measure === 'days') return all === '' ? nothing : { amount: 1, typed: '', note: all };
  const length = SPACED.exec(plainSigns(all))?.[0].length ?? /^[^ \t\r\n]*/.exec(all)?.[0].length;
  const typed = all.slice(0, length);
  const rest = all.slice(length).trim();
  const read = amountIn(typed, plan, locale);
  if ('refusal' in read && read.refusal === 'no-number') return nothing;
  const isClear =
    rest === '' || !typed.includes(' ') || groupSignOf(locale) === ' ' || isUnit(firstWord(rest), plan.unit);
  const amount = isClear && 'amount' in read ? read.amount : undefined;
  return { amount, typed, note: isUnit(rest, plan.unit) ? '' : rest };
}

function firstWord(text: string): string {
  return text.split(/\s+/)[0] ?? '';
}

/** Returns true if a word is the unit, also without its plural ending: `1 page`. */
function isUnit(word: string, unit: string): boolean {
  const [typed, known] = [word.toLowerCase(), unit.toLowerCase()];
  return typed !== '' && (typed === known || `${typed}s` === known);
}

/** Returns true if the text names this unit, so that it most likely is about a challenge that counts it. */
export function namesUnit(text: string, unit: string): boolean {
  return text
    .trim()
    .split(/\s+/)
    .some((word) => isUnit(word, unit));
}
