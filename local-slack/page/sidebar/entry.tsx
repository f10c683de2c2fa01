import type { ComponentChildren } from 'preact';
import type { Unread } from '../live/conversations.js';
import { useSlack } from '../live/slack.js';
import type { Place } from '../place/place.js';

interface Props {
  readonly icon: ComponentChildren;
  readonly label: string;
  readonly note?: string | undefined;
  readonly unread: Unread;
  readonly isHere: boolean;
  readonly to: Place;
}

/** A sidebar entry. Unread messages are announced, counted and shown in bold. */
export function Entry({ icon, label, note, unread, isHere, to }: Props) {
  const { go } = useSlack();
  const isUnread = unread.count > 0 && !isHere;
  return (
    <li>
      <button
        type="button"
        class={isUnread ? 'entry unread' : 'entry'}
        aria-current={isHere ? 'page' : undefined}
        onClick={() => go(to)}
      >
        {icon}
        <span class="entry-label">{label}</span>
        {note && <span class="hidden">, {note}</span>}
        {isUnread && <span class="hidden">, {unread.forYou > 0 ? `${unread.forYou} unread` : 'unread'}</span>}
        {isUnread && unread.forYou > 0 && (
          <span class="count" aria-hidden="true">
            {unread.forYou}
          </span>
        )}
      </button>
    </li>
  );
}
