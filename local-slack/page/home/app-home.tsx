import { useEffect } from 'preact/hooks';
import type { AppTab } from '../../page-api/shown.js';
import { Conversation } from '../channel/channel.js';
import { Composer } from '../composer/composer.js';
import { appChannel, userCalled, useSlack } from '../live/slack.js';
import { Avatar } from '../ui/avatar.js';
import { Home } from './home.js';
import { Tabs } from './tabs.js';

/** The app with its Home and Messages tabs. */
export function AppHome({ tab }: { tab: AppTab }) {
  const { workspace, snapshot, me, act } = useSlack();
  const { app } = workspace;
  const isOnTheWay = snapshot.clock.get('')?.journey !== undefined;
  // Notify the app on every visit, and after a clock advance, because the person then looks at the tab again.
  useEffect(() => {
    if (app.botUser !== undefined && !isOnTheWay) void act('openApp', { tab });
  }, [act, tab, app.botUser, me.id, isOnTheWay]);
  return (
    <main class="main" tabIndex={-1} aria-label={app.name}>
      <header class="main-head with-tabs">
        {app.botUser !== undefined && <Avatar user={userCalled(snapshot, app.botUser)} size="small" />}
        <h1>{app.name}</h1>
        <Tabs tab={tab} />
      </header>
      <div class="tab-panel" role="tabpanel" id="app-panel" aria-labelledby={`app-tab-${tab}`}>
        {app.botUser === undefined ? (
          <p class="empty">{app.name} is not installed in this workspace.</p>
        ) : tab === 'home' ? (
          <Home />
        ) : (
          <Messages />
        )}
      </div>
    </main>
  );
}

function Messages() {
  const slack = useSlack();
  const channel = appChannel(slack);
  const { app } = slack.workspace;
  if (!channel) return <p class="empty">Nothing has been said yet.</p>;
  return (
    <>
      <Conversation key={slack.me.id} channel={channel} target={undefined} />
      {app.takesMessages ? (
        <Composer key={channel.id} channel={channel.id} label={`Message ${app.name}`} />
      ) : (
        <p class="foot-note">You can’t reply to {app.name} here. Use its buttons instead.</p>
      )}
    </>
  );
}
