import type { ShownChannel, ShownUser } from '../../page-api/shown.js';
import { userCalled, useSlack } from '../live/slack.js';
import { Mrkdwn } from '../text/text.js';
import { placeOf, timeInWords } from '../text/when.js';
import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';

/** A channel's name, topic and members. */
export function ChannelHeader({ channel, title }: { channel: ShownChannel; title: string }) {
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  return (
    <header class="main-head">
      <h1>
        {!isDirect && <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />}
        {isDirect ? title : channel.name}
        {channel.kind === 'private' && <span class="hidden">(private)</span>}
      </h1>
      <div class="topic">{channel.topic && <Mrkdwn source={channel.topic} />}</div>
      {!isDirect && <Members channel={channel} />}
    </header>
  );
}

function standing(user: ShownUser): string | undefined {
  if (user.deleted) return 'Deactivated';
  return user.isBot ? 'App' : undefined;
}

function Members({ channel }: { channel: ShownChannel }) {
  const { snapshot, me, act, go, viewer } = useSlack();
  const now = snapshot.clock.get('')?.now ?? 0;
  const members = channel.members.map((id) => userCalled(snapshot, id));
  const entries = members.map((user) => ({
    key: user.id,
    icon: <Avatar user={user} size="small" />,
    label: user.id === me.id ? `${user.realName} (you)` : user.realName,
    detail: standing(user) ?? `${timeInWords(now, { ...viewer, zone: user.zone })} in ${placeOf(user.zone)}`,
    async onChoose() {
      const id = await act('direct', { user: user.id });
      if (id !== undefined) go({ at: 'channel', channel: id });
    },
  }));
  return (
    <Menu label={`${members.length} members`} heading="Members" entries={entries} align="end" class="button small">
      <Icon name="people" /> {members.length}
    </Menu>
  );
}
