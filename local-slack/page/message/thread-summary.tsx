import type { ShownMessage } from '../../page-api/shown.js';
import type { Replies } from '../live/conversations.js';
import { userCalled, useSlack } from '../live/slack.js';
import { dayInWords, milliseconds, timeInWords } from '../text/when.js';
import { Avatar } from '../ui/avatar.js';

const FACES = 4;

/** A button with the number of replies that opens the thread. */
export function ThreadSummary({ message, replies }: { message: ShownMessage; replies: Replies }) {
  const { snapshot, viewer, go } = useSlack();
  const last = milliseconds(replies.last);
  const day = dayInWords(last, viewer);
  const when = day === 'Today' || day === 'Yesterday' ? day.toLowerCase() : day;
  return (
    <button
      type="button"
      class="thread-summary"
      onClick={() => go({ at: 'channel', channel: message.channel, thread: message.ts })}
    >
      <span class="faces">
        {replies.users.slice(0, FACES).map((id) => (
          <Avatar key={id} user={userCalled(snapshot, id)} size="small" />
        ))}
      </span>
      <b>{replies.count === 1 ? '1 reply' : `${replies.count} replies`}</b>
      <span class="faint">
        Last reply {when} at {timeInWords(last, viewer)}
      </span>
    </button>
  );
}
