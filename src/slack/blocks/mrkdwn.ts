/** Text in Slack's markup in which everything that came from elsewhere is escaped. Only `md` and its neighbours here make it. */
export class Mrkdwn {
  constructor(readonly source: string) {}
}

/** Slack's markup with values put in. A plain value is escaped, so typed text such as `<!channel>` pings nobody; a `Mrkdwn` is kept. */
export function md(parts: TemplateStringsArray, ...values: (string | number | Mrkdwn)[]): Mrkdwn {
  const put = (value: string | number | Mrkdwn) => (value instanceof Mrkdwn ? value.source : escaped(String(value)));
  return new Mrkdwn(parts.map((part, i) => part + (i < values.length ? put(values[i] ?? '') : '')).join(''));
}

export function lines(...all: Mrkdwn[]): Mrkdwn {
  return new Mrkdwn(all.map((line) => line.source).join('\n'));
}

/** A person by their name, which Slack puts in and links. They hear of it. */
export function mention(userId: string): Mrkdwn {
  return new Mrkdwn(`<@${userId}>`);
}

/** A channel by its name, which Slack puts in and links. */
export function channelLink(channelId: string): Mrkdwn {
  return new Mrkdwn(`<#${channelId}>`);
}

/** The three characters that carry meaning in Slack's markup, and no others. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The ids of the people whom a message mentions. */
export function mentionedIn(source: string): string[] {
  return [...source.matchAll(/<@([UW][A-Z0-9]+)/g)].map((match) => match[1] ?? '');
}

/** A message's markup as a person would retype it: links by their label, people by the name given here or by Slack. */
export function plain(source: string, names: ReadonlyMap<string, string> = new Map()): string {
  return source
    .replace(/<([^>|]+)(?:\|([^>]*))?>/g, (_, target: string, label: string | undefined) => {
      const bare = target.replace(/^[@#!]/, '');
      return names.get(bare) ?? (label || bare);
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
