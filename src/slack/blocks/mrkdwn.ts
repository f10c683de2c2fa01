import { copy } from '../copy.js';

const NAMELESS: Record<string, string> = { '@': copy.someone, '#': copy.someChannel, '!subteam': copy.someGroup };

/**
 * Text in Slack's markup with all inserted values escaped. Created only by `md` and the other functions of this file.
 */
export class Mrkdwn {
  constructor(readonly source: string) {}
}

/**
 * Returns Slack's markup with values inserted. Escapes plain values, so that typed text such as `<!channel>` notifies
 * nobody; keeps a `Mrkdwn`.
 */
export function md(parts: TemplateStringsArray, ...values: (string | number | Mrkdwn)[]): Mrkdwn {
  const sourceOf = (value: string | number | Mrkdwn) =>
    value instanceof Mrkdwn ? value.source : escaped(String(value));
  return new Mrkdwn(parts.map((part, i) => part + (i < values.length ? sourceOf(values[i] ?? '') : '')).join(''));
}

export function lines(...all: Mrkdwn[]): Mrkdwn {
  return new Mrkdwn(all.map((line) => line.source).join('\n'));
}

/** Returns a mention, which Slack renders as the user's linked name. It notifies the user. */
export function mention(userId: string): Mrkdwn {
  return new Mrkdwn(`<@${userId}>`);
}

/** Returns a channel link, which Slack renders as the channel's name. */
export function channelLink(channelId: string): Mrkdwn {
  return new Mrkdwn(`<#${channelId}>`);
}

/** Returns a link with this label. */
export function link(url: string, label: string): Mrkdwn {
  return new Mrkdwn(`<${escaped(url)}|${escaped(label)}>`);
}

/** Escapes the three control characters of Slack's markup. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Returns the ids of the users whom a message mentions. */
export function mentionedIn(source: string): string[] {
  return [...source.matchAll(/<@([UW][A-Z0-9]+)/g)].map((match) => match[1] ?? '');
}

/**
 * Converts a message's markup to plain text: links to their labels, mentions to the name in `names` or their label. A
 * mention without either becomes "someone", since an id says nothing to people and could be an erased person's.
 */
export function plain(source: string, names: ReadonlyMap<string, string> = new Map()): string {
  return source
    .replace(/<([^>|]+)(?:\|([^>]*))?>/g, (_, target: string, label: string | undefined) => {
      const bare = target.replace(/^[@#!]/, '');
      return names.get(bare) ?? (label || NAMELESS[/^(?:[@#]|!subteam)/.exec(target)?.[0] ?? ''] || bare);
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
