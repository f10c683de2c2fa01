import { appChannel, userCalled, useSlack } from '../live/slack.js';
import { Avatar } from '../ui/avatar.js';
import { Entry } from './entry.js';
import { useUnread } from './use-unread.js';

/** The sidebar entry for the app. It opens the first tab. */
export function AppEntry() {
  const slack = useSlack();
  const { app } = slack.workspace;
  const unread = useUnread(appChannel(slack));
  if (app.botUser === undefined) return null;
  return (
    <section aria-labelledby="apps-heading">
      <div class="sidebar-heading">
        <h2 id="apps-heading">Apps</h2>
      </div>
      <ul>
        <Entry
          icon={<Avatar user={userCalled(slack.snapshot, app.botUser)} size="small" />}
          label={app.name}
          unread={unread}
          isHere={slack.place.at === 'app'}
          to={{ at: 'app', tab: app.tabs[0] ?? 'home' }}
        />
      </ul>
    </section>
  );
}
