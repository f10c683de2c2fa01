import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ShownChannel } from '../../page-api/shown.js';
import { Composer } from '../composer/composer.js';
import { inThread } from '../live/conversations.js';
import { channelTitle, useSlack } from '../live/slack.js';
import { MessageList } from '../message/list.js';
import { Icon } from '../ui/icon.js';

interface Props {
  readonly channel: ShownChannel;
  /** The timestamp of the thread's first message. */
  readonly parent: string;
  readonly target: string | undefined;
}

/** A thread beside its channel. Escape closes it and returns the focus to its first message. */
export function Thread({ channel, parent, target }: Props) {
  const slack = useSlack();
  const all = slack.conversations.get(channel.id);
  const messages = useMemo(() => inThread(all ?? [], parent), [all, parent]);
  const isMember = channel.members.includes(slack.me.id);
  const end = useRef<HTMLDivElement>(null);
  const count = messages.length;
  useEffect(() => {
    if (count > 0 && target === undefined) end.current?.scrollIntoView({ block: 'end' });
  }, [count, target]);

  function close(): void {
    slack.go({ at: 'channel', channel: channel.id });
    document.querySelector<HTMLElement>(`main article[data-ts="${parent}"]`)?.focus();
  }

  return (
    <aside
      class="thread"
      aria-label="Thread"
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && close()}
    >
      <header class="main-head">
        <h2>Thread</h2>
        <div class="topic">{channelTitle(slack, channel)}</div>
        <button type="button" class="quiet-button" aria-label="Close thread" title="Close thread" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="scroll">
        <div class="scrolled">
          {count === 0 && <p class="empty">This thread is gone.</p>}
          <MessageList label="Messages in the thread" messages={messages} target={target ?? undefined} />
          <div ref={end} />
        </div>
      </div>
      {isMember && !channel.archived && count > 0 && (
        <Composer key={parent} channel={channel.id} thread={parent} label="Reply in thread" />
      )}
    </aside>
  );
}
