import { z } from 'zod';
import { SlackError } from '../world/slack-error.js';
import { number } from './arguments.js';

/** The arguments of a paginated method. */
export const paging = { cursor: z.string().optional(), limit: number.optional() };

interface Paging {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/**
 * Returns one page. A cursor holds the key of the next page's first item, so that new items do not shift the pages.
 * `limit` is from 1 to `max`; 0 or none means `byDefault`.
 */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { cursor, limit }: Paging,
  { byDefault, max }: { readonly byDefault: number; readonly max: number },
): { readonly items: readonly Item[]; readonly response_metadata: { readonly next_cursor: string } } {
  if (limit !== undefined && (!Number.isInteger(limit) || limit < 0 || limit > max))
    throw new SlackError('invalid_limit');
  const start = cursor ? items.findIndex((item) => keyOf(item) === decode(cursor)) : 0;
  if (start < 0) throw new SlackError('invalid_cursor');
  const end = start + (limit || byDefault);
  const next = items[end];
  return {
    items: items.slice(start, end),
    response_metadata: { next_cursor: next === undefined ? '' : encode(keyOf(next)) },
  };
}

function encode(key: string): string {
  return Buffer.from(`next:${key}`).toString('base64');
}

function decode(cursor: string): string {
  const key = /^next:(.+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (key === undefined) throw new SlackError('invalid_cursor');
  return key;
}
