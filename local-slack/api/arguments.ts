import { z } from 'zod';

/** True and false as they come in JSON and in forms. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0', ''])])
  .transform((value) => value === true || value === 'true' || value === '1');

/** A number that may have come in a form. */
export const number = z.coerce.number();

/** A list that may have come as `a,b,c`. */
export const list = z
  .union([z.array(z.string()), z.string()])
  .transform((value) =>
    (Array.isArray(value) ? value : value.split(',').map((it) => it.trim())).filter((it) => it !== ''),
  );

/** What does not parse as JSON stays a string, for the method to refuse in its own words. */
export const json = z.unknown().transform((value) => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
});
