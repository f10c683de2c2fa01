import type { ShownMessage } from '../../page-api/shown.js';
import type { Viewer } from '../../text/dates.js';
import { dayOf, milliseconds } from '../text/when.js';

/** A row in a list of messages: a message or a separator. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly ms: number }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'replies'; readonly key: string; readonly count: number }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: ShownMessage;
      /** The message follows another by the same author closely enough to omit the name. */
      readonly isContinued: boolean;
    };

const TOGETHER_MS = 5 * 60_000;

interface How {
  /** The viewer has read up to this timestamp. */
  readonly read?: string | undefined;
  /** The first message is the parent of the others. */
  readonly isThread?: boolean;
}

/**
 * The messages with separators: at the start of a day, before the first unread message and, in a thread, after the
 * first message.
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

/** As in Slack: an app that posts under another name, or with another picture, begins anew. */
function continues(previous: ShownMessage, message: ShownMessage): boolean {
  return (
    previous.user === message.user &&
    previous.under?.name === message.under?.name &&
    previous.under?.picture === message.under?.picture &&
    previous.onlyYou === message.onlyYou &&
    previous.subtype === undefined &&
    message.subtype === undefined &&
    milliseconds(message.ts) - milliseconds(previous.ts) < TOGETHER_MS
  );
}
