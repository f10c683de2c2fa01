import { dateText } from '../../text/dates.js';
import { channelTitle, userCalled, useSlack } from '../live/slack.js';
import { OpensProfile } from '../profile/opens-profile.js';
import { isDrawable } from './drawable.js';
import { emojiCalled } from './emoji.js';
import { Link } from './link.js';
import type { Inline } from './mrkdwn.js';

/** Renders formatted text. */
export function Inlines({ parts }: { parts: readonly Inline[] }) {
  return (
    <>
      {parts.map((part) => (
        <One key={part.at} part={part} />
      ))}
    </>
  );
}

function One({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'text':
      return <>{part.text}</>;
    case 'bold':
      return (
        <b>
          <Inlines parts={part.children} />
        </b>
      );
    case 'italic':
      return (
        <i>
          <Inlines parts={part.children} />
        </i>
      );
    case 'strike':
      return (
        <s>
          <Inlines parts={part.children} />
        </s>
      );
    case 'code':
      return <code>{part.text}</code>;
    case 'emoji':
      return <Emoji name={part.name} />;
    case 'link':
      return <Link url={part.url}>{part.label}</Link>;
    case 'date':
      return <Moment epoch={part.epoch} format={part.format} />;
    default:
      return <Mention kind={part.kind} id={part.id} />;
  }
}

export function Emoji({ name }: { name: string }) {
  const character = emojiCalled(name);
  if (character === undefined || !isDrawable(character)) return <>:{name}:</>;
  return (
    <span class="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {character}
    </span>
  );
}

/** A date token in the viewer's zone and locale. */
export function Moment({ epoch, format }: { epoch: number; format: string }) {
  const { viewer } = useSlack();
  return <time dateTime={new Date(epoch * 1000).toISOString()}>{dateText(epoch, format, viewer)}</time>;
}

export function Mention({ kind, id }: { kind: 'user' | 'channel' | 'everyone'; id: string }) {
  const slack = useSlack();
  if (kind === 'everyone') return <span class="mention loud">@{id}</span>;
  if (kind === 'user') {
    const isYou = id === slack.me.id;
    return (
      <OpensProfile user={id} class={isYou ? 'mention loud' : 'mention'}>
        @{userCalled(slack.snapshot, id).realName}
      </OpensProfile>
    );
  }
  const channel = slack.snapshot.channel.get(id);
  if (!channel) return <span class="mention">#private-channel</span>;
  return (
    <button type="button" class="mention" onClick={() => slack.go({ at: 'channel', channel: id })}>
      {channelTitle(slack, channel)}
    </button>
  );
}
