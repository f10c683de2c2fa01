import type { Day } from '../../../core/calendar.js';
import { type Base, type FieldName, type Filled, keysOf, suggested } from './form.js';

/** The values of a form by field, and in fields whose suggestion depends on others, by the key of the suggestion. */
export type Values = Readonly<Record<string, unknown>>;

const WITHOUT_KEY = ['firstDay', 'lastDay', 'groupTarget', 'teamCount'] as const;
const OF_TEAMS = ['teamName', 'teamPeople'] as const;
/** The fields whose suggestions depend on more than the template. */
const LATER: readonly string[] = ['weekdays', 'target'];

/**
 * Returns the form with what was typed in it. While it is open, a value that was typed beside another suggestion gives way to
 * the new one; once it is submitted (`isFinal`), all values count.
 */
export function filledIn(base: Base, values: Values, today: Day, isFinal: boolean): Filled {
  const others = chosenIn(values, (field, key) => !LATER.includes(field) && (isFinal || key === base.template));
  const keys = keysOf(suggested(base, others, today));
  const later = chosenIn(values, (field, key) => LATER.includes(field) && (isFinal || key === keys[field]));
  return suggested(base, { ...others, ...later }, today);
}

/** Returns the id of the field's input in a form with these values; undefined if the form doesn't show it. */
export function inputOf(values: Values, name: string): string | undefined {
  const [field = '', index] = name.split('.');
  const value = values[field];
  if (value === undefined || WITHOUT_KEY.some((it) => it === field)) return value === undefined ? undefined : name;
  if (index !== undefined) return isRecord(value) && index in value ? name : undefined;
  const [key] = isRecord(value) ? Object.keys(value) : [];
  return key === undefined ? undefined : `${field}.${key}`;
}

function chosenIn(values: Values, counts: (field: FieldName, key: string | undefined) => boolean): Partial<Filled> {
  const chosen: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = name as FieldName;
    if (WITHOUT_KEY.some((it) => it === field)) {
      if (value !== undefined) chosen[field] = field === 'groupTarget' ? (value ?? '') : value;
    } else if (isRecord(value)) {
      const isOfTeam = OF_TEAMS.some((it) => it === field);
      if (isOfTeam) chosen[field] = listOf(value);
      const [key] = Object.keys(value);
      if (!isOfTeam && key !== undefined && counts(field, key)) chosen[field] = value[key] ?? '';
    }
  }
  return chosen as Partial<Filled>;
}

/** Returns the values by their numbers as a list. */
function listOf(byNumber: Readonly<Record<string, unknown>>): unknown[] {
  const list: unknown[] = [];
  for (const [number, value] of Object.entries(byNumber)) list[Number(number)] = value ?? '';
  return list;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
