import type { ShownMessage } from '../../page-api/shown.js';
import { useSlack } from '../live/slack.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';
import type { MenuEntry } from '../ui/menu-item.js';
import { ReactMenu } from './reactions.js';

interface Props {
  readonly message: ShownMessage;
  readonly isInThread: boolean;
  readonly onEdit: () => void;
}

/** Actions on a message: react, reply, copy the link, message shortcuts and, for one's own, edit and delete. */
export function Toolbar({ message, isInThread, onEdit }: Props) {
  const { go } = useSlack();
  const entries = useEntries(message, onEdit);
  const thread = message.threadTs ?? message.ts;
  if (message.onlyYou) return null;
  return (
    <div class="toolbar" role="toolbar" aria-label="Message actions">
      <ReactMenu message={message} class="quiet-button" />
      {!isInThread && (
        <button
          type="button"
          class="quiet-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => go({ at: 'channel', channel: message.channel, thread })}
        >
          <Icon name="reply" />
        </button>
      )}
      {entries.length > 0 && (
        <Menu label="More actions" entries={entries} align="end">
          <Icon name="more" />
        </Menu>
      )}
    </div>
  );
}

function useEntries(message: ShownMessage, onEdit: () => void): MenuEntry[] {
  const { workspace, me, act, tell } = useSlack();
  const { ts, channel } = message;
  const shortcuts = workspace.shortcuts
    .filter((it) => it.type === 'message')
    .map(({ callbackId, name }) => ({
      key: callbackId,
      icon: <Icon name="bolt" />,
      label: name,
      detail: workspace.app.name,
      onChoose: () => act('shortcut', { callbackId, on: { channel, ts } }),
    }));
  const copy = async () => {
    await navigator.clipboard.writeText(linkTo(message));
    tell('The link is copied.');
  };
  const own = [
    { key: 'edit', icon: <Icon name="pencil" />, label: 'Edit message', onChoose: onEdit },
    {
      key: 'delete',
      icon: <Icon name="trash" />,
      label: 'Delete message',
      isDanger: true,
      onChoose: () => act('remove', { message: { channel, ts } }),
    },
  ];
  return [
    ...shortcuts,
    { key: 'copy', icon: <Icon name="link" />, label: 'Copy link', onChoose: () => void copy() },
    ...(message.user === me.id ? own : []),
  ];
}

function linkTo({ channel, ts, threadTs }: ShownMessage): string {
  const thread = threadTs === undefined ? '' : `?${new URLSearchParams({ thread_ts: threadTs, cid: channel })}`;
  return `${location.origin}/archives/${channel}/p${ts.replace('.', '')}${thread}`;
}
