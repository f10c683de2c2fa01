import { refTo, type Schema } from '../schema.js';

/** JSON Schema keywords to add to a generated schema, and fields that Slack does not accept there. */
export type Limit = Schema & { readonly forbidden?: readonly string[] };

/** Limits by path, such as `options[].text.text`; `.` is the object itself. */
export interface Limits {
  /** The documentation page under https://docs.slack.dev/. */
  readonly source: string;
  readonly at: Readonly<Record<string, Limit>>;
}

/** Limits by type name in `@slack/types`. */
export type LimitsByType = Readonly<Record<string, Limits>>;

/** Lengths are in characters (code points), as in Slack's `mb_strlen`. */
export const chars = (maxLength: number): Limit => ({ minLength: 1, maxLength });
export const upTo = (maxLength: number): Limit => ({ maxLength });
export const notEmpty: Limit = { minLength: 1 };
export const items = (minItems: number, maxItems: number): Limit => ({ minItems, maxItems });
export const whole = (minimum: number, maximum: number): Limit => ({ type: 'integer', minimum, maximum });

/** A string in a format from `formats.ts`. Every URL is limited to 3,000 characters. */
export const formatted = (format: string): Limit => ({ format });
export const url = (format: 'link' | 'web url' | 'https url'): Limit => ({ format, ...chars(3000) });

export const plainText: Limit = refTo('PlainTextElement');
