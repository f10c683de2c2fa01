import { MAX_AMOUNT, type Plan } from './plan.js';

export type AmountRefusal = 'no-number' | 'not-positive' | 'not-whole' | 'too-precise' | 'too-much';

/** An amount that somebody typed, or the reason for which it is none. */
export type TypedAmount = { readonly amount: number } | { readonly refusal: AmountRefusal };

type Measured = Pick<Plan, 'measure'>;

/** Formats an amount as the locale writes it, such as `1,234.5` or `1.234,5`. */
export function amountInWords(amount: number, locale = 'en-GB'): string {
  return formatFor(locale).format(amount);
}

/**
 * Reads an amount as people with this locale type it. A single comma or dot with one or two digits after it is a decimal sign
 * in every locale; thousands may be grouped as the locale does. Counts are whole.
 */
export function amountIn(text: string, { measure }: Measured, locale: string): TypedAmount {
  const { group, decimal } = signsOf(locale);
  const typed = text.trim();
  const grouped = new RegExp(`^\\d{1,3}(${escaped(group)}\\d{3})+(${escaped(decimal)}\\d+)?$`);
  const bare = grouped.test(typed) ? typed.replaceAll(group, '').replace(decimal, '.') : typed.replace(',', '.');
  if (!/^[-−]?\d+(\.\d+)?$/.test(bare)) return { refusal: 'no-number' };
  const amount = Number(bare.replace('−', '-'));
  if (amount <= 0) return { refusal: 'not-positive' };
  if (amount > MAX_AMOUNT) return { refusal: 'too-much' };
  if (measure === 'count' && !Number.isInteger(amount)) return { refusal: 'not-whole' };
  return /\.\d{3}/.test(bare) ? { refusal: 'too-precise' } : { amount };
}

/** A log in words, such as `3 pages` or `3 on the train`. */
export interface TypedLog {
  readonly amount: number;
  readonly note: string;
}

/**
 * Reads what follows `/hearth log`: an amount and a note, or only a note where days are counted. The unit is no note.
 * Returns undefined if there is nothing to log in it as it is.
 */
export function parseLog(
  text: string,
  plan: Measured & { readonly unit: string },
  locale: string,
): TypedLog | undefined {
  const typed = text.trim();
  if (plan.measure === 'days') return typed === '' ? undefined : { amount: 1, note: typed };
  const [first = '', ...rest] = typed.split(/\s+/);
  const read = amountIn(first, plan, locale);
  if ('refusal' in read) return undefined;
  const note = rest.join(' ');
  return { amount: read.amount, note: isUnit(note, plan.unit) ? '' : note };
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

function signsOf(locale: string): { group: string; decimal: string } {
  const parts = formatFor(locale).formatToParts(1_234_567.8);
  const sign = (type: string, otherwise: string) => parts.find((it) => it.type === type)?.value ?? otherwise;
  return { group: sign('group', ','), decimal: sign('decimal', '.') };
}

/** Uses British English for a malformed locale, for which `Intl` throws. */
function formatFor(locale: string): Intl.NumberFormat {
  const options = { maximumFractionDigits: 2, numberingSystem: 'latn' };
  try {
    return new Intl.NumberFormat(locale, options);
  } catch {
    return new Intl.NumberFormat('en-GB', options);
  }
}

function escaped(sign: string): string {
  return sign.replace(/[.\s]/g, (it) => (it === '.' ? '\\.' : it));
}
