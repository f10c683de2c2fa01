import type { ShownChannel } from '../../page-api/shown.js';
import { channelName, userCalled, useSlack } from '../live/slack.js';
import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';
import { Entry } from './entry.js';
import { useUnread } from './use-unread.js';

/** The direct conversations with people, and a menu for starting another. */
export function DirectMessages() {
  const { snapshot, workspace, me, act, go } = useSlack();
  const { botUser } = workspace.app;
  const direct = [...snapshot.channel.values()].filter(
    (it) => (it.kind === 'im' || it.kind === 'mpim') && (botUser === undefined || !it.members.includes(botUser)),
  );
  const entries = [...snapshot.user.values()]
    .filter((it) => !it.isBot && !it.deleted && it.id !== me.id)
    .map((user) => ({
      key: user.id,
      icon: <Avatar user={user} size="small" />,
      label: user.realName,
      async onChoose() {
        const channel = await act('direct', { user: user.id });
        if (channel !== undefined) go({ at: 'channel', channel });
      },
    }));
  return (
    <section aria-labelledby="direct-heading">
      <div class="sidebar-heading">
        <h2 id="direct-heading">Direct messages</h2>
        <Menu label="New message" heading="Write to" entries={entries}>
          <Icon name="plus" />
        </Menu>
      </div>
      {direct.length > 0 && (
        <ul>
          {direct.map((it) => (
            <DirectEntry key={it.id} channel={it} />
          ))}
        </ul>
      )}
    </section>
  );
}

function DirectEntry({ channel }: { channel: ShownChannel }) {
  const slack = useSlack();
  const other = channel.members.find((id) => id !== slack.me.id) ?? slack.me.id;
  return (
    <Entry
      icon={<Avatar user={userCalled(slack.snapshot, other)} size="small" />}
      label={channelName(slack, channel)}
      unread={useUnread(channel)}
      isHere={slack.place.at === 'channel' && slack.place.channel === channel.id}
      to={{ at: 'channel', channel: channel.id }}
    />
  );
}
