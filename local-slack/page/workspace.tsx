import { useRef, useState } from 'preact/hooks';
import { Channel } from './channel/channel.js';
import { Guide } from './guide/guide.js';
import { AppHome } from './home/app-home.js';
import { Announcer } from './live/announcer.js';
import { useSlack } from './live/slack.js';
import { Confirming } from './modal/confirm.js';
import { Modals } from './modal/modals.js';
import { useKeyboardFollows } from './place/use-keyboard-follows.js';
import { useKeyboardKept } from './place/use-keyboard-kept.js';
import { Profile } from './profile/profile.js';
import { RequestsDrawer } from './requests/drawer.js';
import { Sidebar } from './sidebar/sidebar.js';
import { useNarrowSidebar } from './sidebar/use-narrow-sidebar.js';
import { Thread } from './thread/thread.js';
import { TopBar } from './top-bar.js';
import { Toasts } from './ui/toasts.js';
import { Welcome } from './welcome.js';

export function Workspace({ isConnected }: { isConnected: boolean }) {
  const { snapshot } = useSlack();
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const drawerButton = useRef<HTMLButtonElement>(null);
  const narrow = useNarrowSidebar();
  useKeyboardFollows();
  useKeyboardKept();

  function closeDrawer(): void {
    setDrawerOpen(false);
    drawerButton.current?.focus();
  }

  const hasModal = [...snapshot.view.values()].some((it) => it.type === 'modal');
  return (
    <Confirming>
      <div class={narrow.isOpen ? 'page with-sidebar' : 'page'}>
        <TopBar
          isDrawerOpen={isDrawerOpen}
          drawerButton={drawerButton}
          onDrawer={() => (isDrawerOpen ? closeDrawer() : setDrawerOpen(true))}
          narrow={narrow}
        />
        {!isConnected && (
          <p class="lost" role="status">
            The local Slack does not answer. It has stopped, or is starting again.
          </p>
        )}
        {snapshot.guide.has('') ? <Guide /> : <Welcome />}
        <div class="columns">
          <Sidebar />
          <Here />
        </div>
        {isDrawerOpen && <RequestsDrawer onClose={closeDrawer} />}
      </div>
      <Announcer />
      <Modals />
      <Profile />
      {!hasModal && <Toasts />}
    </Confirming>
  );
}

/** The current place: a channel, with a thread if one is open, or the app. */
function Here() {
  const { snapshot, place, me } = useSlack();
  if (place.at === 'app') return <AppHome tab={place.tab} />;
  const channel = snapshot.channel.get(place.channel);
  if (!channel) return <main class="main" tabIndex={-1} />;
  const { thread, message } = place;
  return (
    <>
      <Channel key={`${me.id} ${channel.id}`} channel={channel} target={message} />
      {thread !== undefined && <Thread key={thread} channel={channel} parent={thread} target={message} />}
    </>
  );
}
