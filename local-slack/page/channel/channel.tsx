import { useMemo } from 'preact/hooks';
import type { ShownChannel } from '../../page-api/shown.js';
import { Composer } from '../composer/composer.js';
import { inChannel } from '../live/conversations.js';
import { channelTitle, useSlack } from '../live/slack.js';
import { MessageList } from '../message/list.js';
import { ChannelHeader } from './header.js';
import { useReading } from './use-reading.js';

/** A conversation with its header, messages and composer. */
export function Channel({ channel, target }: { channel: ShownChannel; target: string | undefined }) {
  const slack = useSlack();
  const title = channelTitle(slack, channel);
  return (
    <main class="main" tabIndex={-1} aria-label={title}>
      <ChannelHeader channel={channel} title={title} />
      <Conversation channel={channel} target={target} />
      <Foot channel={channel} title={title} />
    </main>
  );
}

export function Conversation({ channel, target }: { channel: ShownChannel; target: string | undefined }) {
  const slack = useSlack();
  const all = slack.conversations.get(channel.id) ?? NONE;
  const messages = useMemo(() => inChannel(all), [all]);
  const read = useReading(channel, messages);
  return (
    <div class="scroll from-end">
      <div class="scrolled">
        <MessageList
          label={`Messages in ${channelTitle(slack, channel)}`}
          messages={messages}
          withReplies={all}
          read={read}
          target={target}
          beginning={<Beginning channel={channel} />}
        />
      </div>
    </div>
  );
}

const NONE: readonly never[] = [];

function Beginning({ channel }: { channel: ShownChannel }) {
  const slack = useSlack();
  const title = channelTitle(slack, channel);
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  return (
    <div class="beginning">
      <h2>{title}</h2>
      <p>
        {isDirect ? `Your conversation with ${title} begins here.` : `This is where ${title} begins.`}
        {channel.purpose && ` ${channel.purpose}`}
      </p>
    </div>
  );
}

function Foot({ channel, title }: { channel: ShownChannel; title: string }) {
  const { me, act } = useSlack();
  if (channel.archived) return <p class="foot-note">{title} is archived.</p>;
  if (channel.members.includes(me.id)) {
    return <Composer key={channel.id} channel={channel.id} label={`Message ${title}`} />;
  }
  return (
    <div class="foot-note">
      <span>You are looking at {title} from outside.</span>
      <button type="button" class="button primary" onClick={() => void act('join', { channel: channel.id })}>
        Join channel
      </button>
    </div>
  );
}
