import { z } from 'zod';

/** A boolean, in JSON or as a form value. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0', ''])])
  .transform((value) => value === true || value === 'true' || value === '1');

/** A number, in JSON or as a form value. */
export const number = z.coerce.number();

/** A list of strings, in JSON or as `a,b,c`. */
export const list = z
  .union([z.array(z.string()), z.string()])
  .transform((value) =>
    (Array.isArray(value) ? value : value.split(',').map((it) => it.trim())).filter((it) => it !== ''),
  );

/** Parses JSON. Invalid JSON stays a string, so that each method can refuse it with its own error. */
export const json = z.unknown().transform((value) => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
});
