import { useMemo, useState } from 'preact/hooks';
import type { ShownMessage, ShownUser } from '../../page-api/shown.js';
import type { Replies } from '../live/conversations.js';
import { userCalled, useSlack } from '../live/slack.js';
import { OpensProfile } from '../profile/opens-profile.js';
import { Plain } from '../text/text.js';
import { milliseconds, momentInWords, timeInWords } from '../text/when.js';
import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icon.js';
import { Body } from './body.js';
import { EditMessage } from './edit-message.js';
import { Reactions } from './reactions.js';
import { ThreadSummary } from './thread-summary.js';
import { Toolbar } from './toolbar.js';
import { useNear } from './use-near.js';

interface Props {
  readonly message: ShownMessage;
  readonly isContinued: boolean;
  /** Undefined in a thread, which needs no summary. */
  readonly replies?: Replies | undefined;
  readonly isInThread: boolean;
  /** The target of a link. */
  readonly isTarget: boolean;
  /** The message in the list that the Tab key stops at. */
  readonly isCurrent: boolean;
}

/** A message. Its toolbar appears when the pointer or the focus is in it. */
export function Message({ message, isContinued, replies, isInThread, isTarget, isCurrent }: Props) {
  const { snapshot, viewer } = useSlack();
  const { isNear, near } = useNear();
  const [isEditing, setEditing] = useState(false);
  const app = userCalled(snapshot, message.user);
  const author = message.under?.name === undefined ? app : { ...app, realName: message.under.name };
  const pictured = message.under?.pictureOf === undefined ? author : userCalled(snapshot, message.under.pictureOf);
  const body = useMemo(() => <Body message={message} />, [message]);
  const isGone = message.subtype === 'tombstone';
  const isQuiet = message.subtype === 'channel_join' || isGone;
  const looks = { continued: isContinued, target: isTarget, 'only-you': message.onlyYou, quiet: isQuiet };
  return (
    <article
      class={['message', ...Object.entries(looks).flatMap(([look, isOn]) => (isOn ? look : []))].join(' ')}
      data-ts={message.ts}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={`${isGone ? 'Deleted' : author.realName}, ${timeInWords(milliseconds(message.ts), viewer)}`}
      {...near}
    >
      {message.onlyYou && (
        <p class="only-you-line">
          <Icon name="eye" /> Only visible to you
        </p>
      )}
      <div class="message-margin">
        {isContinued && <Time message={message} />}
        {!isContinued && (isGone ? <Icon name="trash" /> : <Picture author={pictured} />)}
      </div>
      <div class="message-main">
        {!isContinued && !isGone && <Head message={message} author={author} isCurrent={isCurrent} />}
        {isEditing ? <EditMessage message={message} onDone={() => setEditing(false)} /> : body}
        {isContinued && message.edited && <Edited />}
        <Reactions message={message} />
        {replies && <ThreadSummary message={message} replies={replies} />}
      </div>
      {isNear && !isEditing && !isQuiet && (
        <Toolbar message={message} isInThread={isInThread} onEdit={() => setEditing(true)} />
      )}
    </article>
  );
}

function Picture({ author }: { author: ShownUser }) {
  return (
    <OpensProfile user={author.id} class="opens-profile" label={`${author.realName}’s profile`} isSkipped>
      <Avatar user={author} size="medium" />
    </OpensProfile>
  );
}

interface HeadProps {
  readonly message: ShownMessage;
  readonly author: ShownUser;
  readonly isCurrent: boolean;
}

function Head({ message, author, isCurrent }: HeadProps) {
  return (
    <header class="message-head">
      <OpensProfile user={author.id} class="opens-profile name" isSkipped={!isCurrent}>
        {author.realName}
      </OpensProfile>
      {author.status && (
        <span class="status" title={author.status.text}>
          <Plain source={author.status.emoji} />
        </span>
      )}
      {author.isBot && <span class="badge">App</span>}
      <Time message={message} />
      {message.edited && <Edited />}
    </header>
  );
}

function Edited() {
  return <span class="edited">(edited)</span>;
}

function Time({ message: { ts } }: { message: ShownMessage }) {
  const { viewer } = useSlack();
  const ms = milliseconds(ts);
  return (
    <time dateTime={new Date(ms).toISOString()} title={momentInWords(ms, viewer)}>
      {timeInWords(ms, viewer)}
    </time>
  );
}
