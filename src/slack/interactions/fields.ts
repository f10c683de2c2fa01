import { z } from 'zod';
import type { TimeOfDay, Weekday } from '../../core/calendar.js';

/** A choice of weekdays from checkboxes whose values are 1 to 7. `missing` is said if there is none. */
export function weekdaysField(missing: string): z.ZodType<Weekday[]> {
  return z.array(z.coerce.number().int().min(1).max(7) as z.ZodType<Weekday>).min(1, missing);
}

/** A time of day from a time picker. */
export function timeField(missing: string): z.ZodType<TimeOfDay> {
  return z.string({ error: missing }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, missing);
}

/**
 * Returns the fields of an open form, by name, that are valid so far. `shape` has a schema for each; the values are what
 * these make of the fields.
 */
export function validFields(
  shape: Readonly<Record<string, z.ZodType>>,
  typed: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const valid = Object.entries(shape).flatMap(([field, schema]) => {
    const parsed = field in typed ? schema.safeParse(typed[field]) : undefined;
    return parsed?.success ? [[field, parsed.data]] : [];
  });
  return Object.fromEntries(valid);
}
