import { Clock } from './clock/clock.js';
import { useSlack } from './live/slack.js';
import type { NarrowSidebar } from './sidebar/use-narrow-sidebar.js';
import { Icon } from './ui/icon.js';
import { Menu } from './ui/menu.js';

interface Props {
  readonly isDrawerOpen: boolean;
  readonly drawerButton: { current: HTMLButtonElement | null };
  readonly onDrawer: () => void;
  readonly narrow: NarrowSidebar;
}

/** The clock, the app's global shortcuts and the button for the requests. */
export function TopBar({ isDrawerOpen, drawerButton, onDrawer, narrow }: Props) {
  return (
    <header class="top-bar">
      <button
        type="button"
        class="quiet-button sidebar-button"
        aria-label="Channels and people"
        aria-expanded={narrow.isOpen}
        onClick={narrow.toggle}
      >
        <Icon name="menu" />
      </button>
      <img src="/page/icon.svg" alt="" width="24" height="24" />
      <span class="page-name">Local Slack</span>
      <Clock />
      <Shortcuts />
      <button type="button" ref={drawerButton} class="button small" aria-expanded={isDrawerOpen} onClick={onDrawer}>
        <Icon name="code" /> <span class="wide">Requests</span>
      </button>
    </header>
  );
}

function Shortcuts() {
  const { workspace, act } = useSlack();
  const entries = workspace.shortcuts
    .filter((it) => it.type === 'global')
    .map(({ callbackId, name, description }) => ({
      key: callbackId,
      label: name,
      detail: description,
      onChoose: () => act('shortcut', { callbackId }),
    }));
  if (entries.length === 0) return null;
  return (
    <Menu heading={workspace.app.name} entries={entries} align="end" class="button small">
      <Icon name="bolt" /> <span class="wide">Shortcuts</span>
    </Menu>
  );
}
