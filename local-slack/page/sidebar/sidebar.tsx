import { useSlack } from '../live/slack.js';
import { ActingAs } from './acting-as.js';
import { AppEntry } from './app-entry.js';
import { Channels } from './channels.js';
import { DirectMessages } from './direct-messages.js';
import { WorkspaceSwitcher } from './workspace-switcher.js';

/** All places, and the current user. */
export function Sidebar() {
  const { workspace } = useSlack();
  return (
    <nav class="sidebar" aria-label={workspace.name}>
      <WorkspaceSwitcher />
      <div class="sidebar-scroll">
        <Channels />
        <DirectMessages />
        <AppEntry />
      </div>
      <ActingAs />
    </nav>
  );
}
