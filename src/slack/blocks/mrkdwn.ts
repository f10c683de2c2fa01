import { copy } from '../copy.js';

const NAMELESS: Record<string, string> = { '@': copy.someone, '#': copy.someChannel, '!subteam': copy.someGroup };

/**
 * Text in Slack's markup with all inserted values escaped. Created only by `md` and the other functions of this file.
 */
export class Mrkdwn {
  constructor(readonly source: string) {}
}

/**
 * Returns Slack's markup with values inserted. Plain values appear as they were typed: `<!channel>` notifies nobody, and
 * `*bold*` is not bold. Keeps a `Mrkdwn`, such as markup from a `copy.ts`.
 */
export function md(parts: TemplateStringsArray, ...values: (string | number | Mrkdwn)[]): Mrkdwn {
  const sourceOf = (value: string | number | Mrkdwn) =>
    value instanceof Mrkdwn ? value.source : asTyped(String(value));
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

/** Returns a day and time that Slack shows in each reader's zone and language. Other readers see it in UTC. */
export function dateTime(at: Date): Mrkdwn {
  const utc = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return new Mrkdwn(`<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${utc}>`);
}

/** Returns a day that Slack shows in each reader's zone and language. Other readers see it in UTC. */
export function date(at: Date): Mrkdwn {
  return new Mrkdwn(`<!date^${Math.floor(at.getTime() / 1000)}^{date_short}|${at.toISOString().slice(0, 10)}>`);
}

/** Returns a block of code, in which only the end of the block is markup. */
export function codeBlock(text: string): Mrkdwn {
  return new Mrkdwn(`\`\`\`${escaped(text)}\`\`\``);
}

/**
 * Matches an address, which Slack makes a link; otherwise a run of marks that can begin or end formatted text, but only one backtick:
 * three at once would begin a block of code. */
const ADDRESS_OR_MARKS =
  /(?<address>(?<![\p{L}\p{N}])https?:\/\/[^\s<>|*`]*[^\s<>|.,;:!?)"'*_~`])|(?<marks>[`｀]|(?<![\p{L}\p{N}])[*_~＊＿]+|[*_~＊＿]+(?![\p{L}\p{N}]))/gu;

/**
 * Returns plain text as markup that shows it as it is. Slack has no escape for marks such as `*`, but never formats the
 * fallback of a date that it can't read. A soft hyphen keeps a line that begins with `>` from being a quotation.
 */
export function asTyped(text: string): string {
  let source = '';
  let end = 0;
  for (const match of text.matchAll(ADDRESS_OR_MARKS)) {
    source += escaped(text.slice(end, match.index));
    const { address, marks } = match.groups ?? {};
    source += marks ? `<!date^00000000^{_}|${marks}>` : escaped(address ?? '');
    end = match.index + match[0].length;
  }
  return (source + escaped(text.slice(end))).replace(/^(?=&gt;|＞)/gm, '\u00AD');
}

/** Escapes the three control characters of Slack's markup. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Returns the ids of the users whom a message mentions. */
export function mentionedIn(source: string): string[] {
  return [...source.matchAll(/<@([UW][A-Z0-9]{1,63})[|>]/g)].map((match) => match[1] ?? '');
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
