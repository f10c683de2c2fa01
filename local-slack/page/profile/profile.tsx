import type { ShownUser } from '../../page-api/shown.js';
import { useNow } from '../clock/use-now.js';
import { userCalled, useSlack } from '../live/slack.js';
import { lasting } from '../place/place.js';
import { Plain } from '../text/text.js';
import { placeOf, timeInWords } from '../text/when.js';
import { Avatar } from '../ui/avatar.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';

/** The profile that the address names, in a window. */
export function Profile() {
  const { snapshot, place, go } = useSlack();
  if (place.profile === undefined || !snapshot.user.has(place.profile)) return null;
  const user = userCalled(snapshot, place.profile);
  const close = () => go(lasting(place));
  return (
    <Dialog labelledBy="profile-name" class="window profile" onCancel={close}>
      <header class="window-head">
        <h2>Profile</h2>
        <button type="button" class="quiet-button" aria-label="Close this profile" title="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="window-body">
        <Avatar user={user} size="large" />
        <h3 id="profile-name">{user.realName}</h3>
        <Facts user={user} />
      </div>
      <footer class="window-foot">
        <Message user={user} />
      </footer>
    </Dialog>
  );
}

function Facts({ user }: { user: ShownUser }) {
  const { viewer, workspace } = useSlack();
  const now = useNow();
  if (user.isBot) return <p>{user.id === workspace.app.botUser ? workspace.app.description : 'App'}</p>;
  return (
    <>
      {user.title && <p>{user.title}</p>}
      <p class="faint">@{user.name}</p>
      {user.status && (
        <p>
          <Plain source={user.status.emoji} /> {user.status.text}
        </p>
      )}
      <p>
        {timeInWords(now, { ...viewer, zone: user.zone })} local time in {placeOf(user.zone)}
      </p>
      {user.deleted && <p class="faint">This account is deactivated.</p>}
    </>
  );
}

/** Opens the conversation with the user, or the app. */
function Message({ user }: { user: ShownUser }) {
  const { workspace, act, go } = useSlack();
  async function open(): Promise<void> {
    if (user.id === workspace.app.botUser) return go({ at: 'app', tab: workspace.app.tabs[0] ?? 'home' });
    const channel = await act('direct', { user: user.id });
    if (channel !== undefined) go({ at: 'channel', channel });
  }
  if (user.deleted) return null;
  return (
    <button type="button" class="button primary" data-first onClick={() => void open()}>
      {user.isBot ? 'Open' : 'Message'}
    </button>
  );
}
