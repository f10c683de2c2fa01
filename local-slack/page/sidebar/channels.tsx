import type { ShownChannel } from '../../page-api/shown.js';
import { ownChannels, useSlack } from '../live/slack.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';
import { Entry } from './entry.js';
import { useUnread } from './use-unread.js';

/** The viewer's channels, and a menu of other public channels. */
export function Channels() {
  const slack = useSlack();
  const own = ownChannels(slack);
  const others = [...slack.snapshot.channel.values()].filter(
    (it) => it.kind === 'public' && !it.archived && !it.members.includes(slack.me.id),
  );
  const entries = others.map((it) => ({
    key: it.id,
    icon: <Icon name="hash" />,
    label: it.name,
    detail: it.topic || `${it.members.length} members`,
    onChoose: () => slack.go({ at: 'channel', channel: it.id }),
  }));
  return (
    <section aria-labelledby="channels-heading">
      <div class="sidebar-heading">
        <h2 id="channels-heading">Channels</h2>
        {entries.length > 0 && (
          <Menu label="Browse other channels" heading="Other channels" entries={entries}>
            <Icon name="plus" />
          </Menu>
        )}
      </div>
      <ul>
        {own.map((it) => (
          <ChannelEntry key={it.id} channel={it} />
        ))}
      </ul>
      {own.length === 0 && <p class="sidebar-note">In no channel yet</p>}
    </section>
  );
}

function ChannelEntry({ channel }: { channel: ShownChannel }) {
  const { place } = useSlack();
  const isPrivate = channel.kind === 'private';
  return (
    <Entry
      icon={<Icon name={isPrivate ? 'lock' : 'hash'} />}
      label={channel.name}
      note={isPrivate ? 'private' : undefined}
      unread={useUnread(channel)}
      isHere={place.at === 'channel' && place.channel === channel.id}
      to={{ at: 'channel', channel: channel.id }}
    />
  );
}
