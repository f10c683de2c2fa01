import { pieces } from '../../text/mrkdwn.js';
import type { Snapshot } from '../live/snapshot.js';

/** A message as it was typed: `@ann.lee` for `<@U…>`. */
export function typedAgain(text: string, { user, channel }: Pick<Snapshot, 'user' | 'channel'>): string {
  return pieces(text)
    .map((piece) => {
      switch (piece.kind) {
        case 'text':
          return piece.text;
        case 'user':
          return `@${user.get(piece.id)?.name ?? piece.id}`;
        case 'channel':
          return `#${channel.get(piece.id)?.name ?? piece.id}`;
        case 'everyone':
          return `@${piece.name}`;
        case 'date':
          return piece.fallback;
        default:
          return piece.url;
      }
    })
    .join('');
}
