/** A part of a mrkdwn text: plain text, or a token in angle brackets. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'channel'; readonly id: string }
  | { readonly kind: 'everyone'; readonly name: 'here' | 'channel' | 'everyone' }
  | { readonly kind: 'date'; readonly epoch: number; readonly format: string; readonly fallback: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string };

const BRACKETS = /<([^<>]+)>/g;

/** Splits mrkdwn into mentions, links, date tokens and the text between them, with entities such as `&amp;` decoded. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(BRACKETS)) {
    if (match.index > end) found.push(words(text.slice(end, match.index)));
    found.push(bracket(match[1] ?? ''));
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push(words(text.slice(end)));
  return found;
}

function words(text: string): Piece {
  return { kind: 'text', text: unescaped(text) };
}

function bracket(inner: string): Piece {
  const [target = '', ...rest] = inner.split('|');
  const label = unescaped(rest.join('|'));
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1) };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1) };
  if (target === '!here' || target === '!channel' || target === '!everyone') {
    return { kind: 'everyone', name: target === '!here' ? 'here' : target === '!channel' ? 'channel' : 'everyone' };
  }
  const date = /^!date\^(\d+)\^([^^]*)/.exec(target);
  // Slack shows the fallback of a date that it can't read, as plain text.
  if (date?.[2] === '{_}') return { kind: 'text', text: label };
  if (date) return { kind: 'date', epoch: Number(date[1]), format: unescaped(date[2] ?? ''), fallback: label };
  return { kind: 'link', url: unescaped(target), label: label || unescaped(target) };
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
