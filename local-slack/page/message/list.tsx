import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ShownMessage } from '../../page-api/shown.js';
import { type Row, rows } from '../channel/rows.js';
import { type Replies, repliesByParent } from '../live/conversations.js';
import { useSlack } from '../live/slack.js';
import { dayInWords } from '../text/when.js';
import { Message } from './message.js';
import { useMoving } from './use-moving.js';

interface Props {
  readonly label: string;
  readonly messages: readonly ShownMessage[];
  /** All messages of the conversation, for the summaries of threads. Undefined in a thread. */
  readonly withReplies?: readonly ShownMessage[];
  /** Messages after this timestamp are unread. */
  readonly read?: string | undefined;
  readonly target?: string | undefined;
  /** Shown above the first message. */
  readonly beginning?: ComponentChildren;
}

/** Earlier messages are shown on request, so that a long conversation opens quickly. */
const AT_ONCE = 100;
/** The number of messages to show before the target of a link. */
const CONTEXT = 20;

/** A list of messages, newest last. The arrow keys move between messages. */
export function MessageList({ label, messages, withReplies, read, target, beginning }: Props) {
  const { viewer, me } = useSlack();
  const [asked, setAsked] = useState(AT_ONCE);
  const list = useRef<HTMLDivElement>(null);
  const linked = messages.findIndex((it) => it.ts === target);
  const most = Math.max(asked, linked < 0 ? 0 : messages.length - linked + CONTEXT);
  const shown = messages.slice(-most);
  const replies = useMemo(() => repliesByParent(withReplies ?? []), [withReplies]);
  const { current, onKeyDown, onFocusIn } = useMoving(shown);
  useTarget(list, target);
  return (
    <>
      {messages.length > most ? (
        <button type="button" class="button small earlier" onClick={() => setAsked(most + AT_ONCE)}>
          Show earlier messages
        </button>
      ) : (
        beginning
      )}
      <div ref={list} class="message-list" role="feed" aria-label={label} onKeyDown={onKeyDown} onFocusIn={onFocusIn}>
        {rows(shown, { ...viewer, id: me.id }, { read, isThread: withReplies === undefined }).map((row) => (
          <OneRow
            key={row.key}
            row={row}
            replies={replies}
            isInThread={withReplies === undefined}
            target={target}
            current={current}
          />
        ))}
      </div>
    </>
  );
}

interface RowProps {
  readonly row: Row;
  readonly replies: ReadonlyMap<string, Replies>;
  readonly isInThread: boolean;
  readonly target: string | undefined;
  readonly current: string | undefined;
}

function OneRow({ row, replies, isInThread, target, current }: RowProps) {
  const { viewer } = useSlack();
  if (row.kind === 'day') {
    return (
      <div class="day-line">
        <span>{dayInWords(row.ms, viewer)}</span>
      </div>
    );
  }
  if (row.kind === 'new') {
    return (
      <div class="new-line">
        <span>New</span>
      </div>
    );
  }
  if (row.kind === 'replies') {
    return (
      <div class="day-line replies">
        <span>{row.count === 1 ? '1 reply' : `${row.count} replies`}</span>
      </div>
    );
  }
  const { message, isContinued } = row;
  return (
    <Message
      message={message}
      isContinued={isContinued}
      replies={isInThread ? undefined : replies.get(message.ts)}
      isInThread={isInThread}
      isTarget={message.ts === target}
      isCurrent={message.ts === current}
    />
  );
}

/** Scrolls to the target of a link once and focuses it. */
function useTarget(list: { readonly current: HTMLElement | null }, target: string | undefined): void {
  useEffect(() => {
    if (target === undefined) return;
    const message = list.current?.querySelector<HTMLElement>(`[data-ts="${target}"]`);
    message?.scrollIntoView({ block: 'center' });
    message?.focus({ preventScroll: true });
  }, [list, target]);
}
