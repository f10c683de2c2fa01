import { useSlack } from '../live/slack.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';

/** The workspace's name, or a menu if there are several workspaces. */
export function WorkspaceSwitcher() {
  const { workspace, actAs } = useSlack();
  if (workspace.all.length < 2) return <div class="workspace-name">{workspace.name}</div>;
  const entries = workspace.all.map((it) => ({
    key: it.id,
    label: it.name,
    isChosen: it.id === workspace.id,
    onChoose: () => actAs(it.user),
  }));
  return (
    <Menu heading="Workspaces" entries={entries} class="workspace-name">
      <span class="entry-label">{workspace.name}</span>
      <Icon name="down" />
    </Menu>
  );
}
