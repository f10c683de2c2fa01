import { type Place, readAddress } from '../place/place.js';

const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The URL, or undefined if a browser should not follow it, as with `javascript:`. */
export function safeHref(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return SAFE.has(protocol) ? href : undefined;
}

/** The place on this page that Slack's link to a message, a channel or a profile leads to, if `knows` knows its ID. */
export function placeBehind(href: string, here: Place, knows: (id: string) => boolean): Place | undefined {
  if (!/\/(?:archives|team)\//.test(new URL(href).pathname)) return undefined;
  const { place } = readAddress(href);
  if (place?.profile !== undefined) return knows(place.profile) ? { ...here, profile: place.profile } : undefined;
  return place?.at === 'channel' && knows(place.channel) ? place : undefined;
}
