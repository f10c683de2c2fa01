import type { ShownMessage } from '../../page-api/shown.js';
import type { Viewer } from '../../text/dates.js';
import { dayOf, milliseconds } from '../text/when.js';

/** One line of a conversation's page: a message, or what stands between messages. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly ms: number }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'replies'; readonly key: string; readonly count: number }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: ShownMessage;
      /** It follows another one of the same author closely enough to go without a name. */
      readonly isContinued: boolean;
    };

const TOGETHER_MS = 5 * 60_000;

interface How {
  /** The viewer has read up to this time stamp. */
  readonly read?: string | undefined;
  /** The first message is the one that the others reply to. */
  readonly isThread?: boolean;
}

/**
 * Messages with a line where a day begins, one where what the viewer had not read begins, and in a thread one under
 * the first message.
 */
export function rows(
  messages: readonly ShownMessage[],
  viewer: Viewer & { readonly id: string },
  { read, isThread = false }: How = {},
): Row[] {
  let previous: ShownMessage | undefined;
  let isNewShown = read === undefined;
  return messages.flatMap((message): Row[] => {
    const { ts } = message;
    const ms = milliseconds(ts);
    const isNewDay = !previous || dayOf(milliseconds(previous.ts), viewer.zone) !== dayOf(ms, viewer.zone);
    const isNew = !isNewShown && read !== undefined && ts > read && message.user !== viewer.id;
    const isReply = isThread && previous !== undefined && previous === messages[0];
    const isContinued = !isNewDay && !isNew && !isReply && previous !== undefined && continues(previous, message);
    isNewShown ||= isNew;
    previous = message;
    return [
      ...(isReply ? [{ kind: 'replies', key: 'replies', count: messages.length - 1 } as const] : []),
      ...(isNewDay ? [{ kind: 'day', key: `day ${ts}`, ms } as const] : []),
      ...(isNew ? [{ kind: 'new', key: 'new' } as const] : []),
      { kind: 'message', key: ts, message, isContinued },
    ];
  });
}

function continues(previous: ShownMessage, message: ShownMessage): boolean {
  return (
    previous.user === message.user &&
    previous.onlyYou === message.onlyYou &&
    previous.subtype === undefined &&
    message.subtype === undefined &&
    milliseconds(message.ts) - milliseconds(previous.ts) < TOGETHER_MS
  );
}
