import { refTo, type Schema } from '../schema.js';

/** What a limit adds to a generated schema: keywords of JSON Schema, and fields that Slack does not take there. */
export type Limit = Schema & { readonly forbidden?: readonly string[] };

/** Limits by path, which reads as in `options[].text.text`; `.` is the object itself. */
export interface Limits {
  /** The page under https://docs.slack.dev/ that documents them. */
  readonly source: string;
  readonly at: Readonly<Record<string, Limit>>;
}

/** Limits by the name of the type in `@slack/types`. */
export type LimitsByType = Readonly<Record<string, Limits>>;

/** Lengths count characters (code points), as Slack's `mb_strlen` does. */
export const chars = (maxLength: number): Limit => ({ minLength: 1, maxLength });
export const upTo = (maxLength: number): Limit => ({ maxLength });
export const notEmpty: Limit = { minLength: 1 };
export const items = (minItems: number, maxItems: number): Limit => ({ minItems, maxItems });
export const whole = (minimum: number, maximum: number): Limit => ({ type: 'integer', minimum, maximum });

/** A string of a form known to `formats.ts`; a URL has at most 3,000 characters wherever Slack takes one. */
export const formatted = (format: string): Limit => ({ format });
export const url = (format: 'link' | 'web url' | 'https url'): Limit => ({ format, ...chars(3000) });

export const plainText: Limit = refTo('PlainTextElement');
