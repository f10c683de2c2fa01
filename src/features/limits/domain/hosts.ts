import { linesOf } from '../../../core/text.js';

/** The most links of a message that are compared with the list. */
const MAX_LINKS = 20;

/** Returns the host in what an organizer typed, such as `shop.example` for `https://www.Shop.example/new`; undefined if there is none. */
export function hostOf(typed: string): string | undefined {
  const text = typed.trim().replace(/^\*\./, '');
  const host = hostOfLink(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  return host && /^[^.\s]+(\.[^.\s]+)+$/.test(host) && !/^[\d.]+$/.test(host) ? host : undefined;
}

/** Returns the lines of a typed list of hosts, each with its host or, if it has none, with undefined. */
export function hostsOf(typed: string): { readonly line: string; readonly host: string | undefined }[] {
  const all = linesOf(typed).flatMap((line) => line.split(/[\s,;]+/));
  return all.filter((it) => it !== '').map((line) => ({ line, host: hostOf(line) }));
}

/** Returns the hosts of the links in a message, in Slack's markup. */
export function hostsIn(source: string): string[] {
  const links = [...source.matchAll(/https?:\/\/[^\s<>|]+/gi)].slice(0, MAX_LINKS);
  return [...new Set(links.flatMap(([it]) => hostOfLink(it.replaceAll('&amp;', '&')) ?? []))];
}

/** Returns a host and the hosts that it is part of: `a.b.example` is part of `b.example`. */
export function withParents(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'));
}

function hostOfLink(link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  return (
    new URL(link).hostname
      .toLowerCase()
      .replace(/^www\./, '')
      .replace(/\.$/, '') || undefined
  );
}
