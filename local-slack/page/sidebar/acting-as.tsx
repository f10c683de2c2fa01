import type { ShownUser } from '../../page-api/shown.js';
import { useNow } from '../clock/use-now.js';
import { useSlack } from '../live/slack.js';
import { placeOf, timeInWords } from '../text/when.js';
import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';

/** The user who is acting, and a menu for switching to another. */
export function ActingAs() {
  const { snapshot, me, viewer, actAs } = useSlack();
  const now = useNow();
  const people = [...snapshot.user.values()].filter((it) => !it.isBot && (!it.deleted || it.id === me.id));
  const entries = people.map((user) => ({
    key: user.id,
    icon: <Avatar user={user} size="medium" />,
    label: (
      <>
        {user.realName} <Standing user={user} />
      </>
    ),
    detail: `${timeInWords(now, { ...viewer, zone: user.zone })} in ${placeOf(user.zone)}`,
    isChosen: user.id === me.id,
    onChoose: () => actAs(user.id),
  }));
  return (
    <div class="acting-as">
      <Menu heading="Act as" entries={entries} prefers="above" class="acting-as-button">
        <Avatar user={me} size="medium" />
        <span class="menu-words">
          <span class="menu-detail">
            Acting as <Standing user={me} />
          </span>
          <span class="menu-label">{me.realName}</span>
        </span>
        <Icon name="down" />
      </Menu>
    </div>
  );
}

function Standing({ user }: { user: ShownUser }) {
  if (user.deleted) return <span class="badge">Deactivated</span>;
  if (user.isAdmin) return <span class="badge">Admin</span>;
  return user.isGuest ? <span class="badge">Guest</span> : null;
}
