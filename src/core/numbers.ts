/** Formats a number as the locale writes it, with at most two decimals, such as `1,234.5` or `1.234,5`. */
export function numberInWords(value: number, locale: string): string {
  return formatFor(locale).format(value);
}

/**
 * Reads a number without a sign as people with this locale type it; undefined for anything else. Thousands may be
 * grouped by spaces or apostrophes in every locale, and by the locale's own sign. A single comma or dot with one or two
 * digits after it is a decimal sign in every locale; with three it is what the locale says.
 */
export function numberIn(text: string, locale: string): string | undefined {
  const bare = ungrouped(plainSigns(text.trim()), locale);
  return /^\d+(\.\d+)?$/.test(bare) ? bare : undefined;
}

/** Returns a number without signs between its thousands, and with a dot before its decimals. */
function ungrouped(typed: string, locale: string): string {
  const [, before = '', sign, after = ''] = /^(.*)([.,])(\d+)$/su.exec(typed) ?? [];
  const isThousands = sign === groupSignOf(locale) && after.length === 3 && /^\d{1,3}$/.test(before);
  const isWhole = sign === undefined || before.includes(sign) || isThousands;
  const whole = isWhole ? typed : before;
  const digits = isGrouped(whole, locale) ? whole.replace(/\D/g, '') : whole;
  return isWhole ? digits : `${digits}.${after}`;
}

/** Returns true for a whole number whose thousands are grouped by one sign, or as the locale does: `12,34,567` in India. */
function isGrouped(whole: string, locale: string): boolean {
  const digits = whole.replace(/\D/g, '');
  return (
    /^\d{1,3}([ '.,])\d{3}(\1\d{3})*$/.test(whole) ||
    (digits.length < 16 && plainSigns(numberInWords(Number(digits), locale)) === whole)
  );
}

/** Writes all spaces and apostrophes between digits as the plain ones. */
export function plainSigns(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, ' ').replace(/’/g, "'");
}

/** Returns the sign with which a locale groups thousands, as a plain one. */
export function groupSignOf(locale: string): string {
  const parts = formatFor(locale).formatToParts(1_234_567.8);
  return plainSigns(parts.find((it) => it.type === 'group')?.value ?? ',');
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
