import { type Place, readAddress } from '../place/place.js';

const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The URL, or undefined if a browser should not follow it, as with `javascript:`. */
export function safeHref(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return SAFE.has(protocol) ? href : undefined;
}

/** The message that a permalink leads to, if its channel is known. */
export function placeBehind(href: string, knows: (channel: string) => boolean): Place | undefined {
  const { place } = readAddress(href);
  return place?.at === 'channel' && place.message !== undefined && knows(place.channel) ? place : undefined;
}
