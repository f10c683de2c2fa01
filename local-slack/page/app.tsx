import { useCallback, useEffect, useMemo } from 'preact/hooks';
import type { Update } from '../page-api/shown.js';
import { SlackContext } from './live/slack.js';
import { useFeed } from './live/use-feed.js';
import { useSlackOf } from './live/use-slack-of.js';
import { useAddress } from './place/use-address.js';
import { ToastContext } from './ui/toasts.js';
import { useToasts } from './ui/use-toasts.js';
import { Workspace } from './workspace.js';

/** The root component. It follows the feed of the current user and shows their workspace. */
export function App() {
  const { toasts, dismiss, tell } = useToasts();
  const addresses = useAddress();
  const onChange = useCallback(
    (update: Update) => {
      for (const notice of Object.values(update.notice ?? {})) if (notice) tell(notice.text);
    },
    [tell],
  );
  const feed = useFeed(addresses.address.user, onChange);
  const found = useSlackOf(feed, addresses, tell);
  const toastList = useMemo(() => ({ toasts, dismiss }), [toasts, dismiss]);
  useEffect(() => {
    if (found?.unsettled) addresses.settle(found.unsettled.user, found.unsettled.place);
  });

  if (!found) return <p class="page-note">Connecting to the local Slack…</p>;
  return (
    <ToastContext.Provider value={toastList}>
      <SlackContext.Provider value={found.slack}>
        <Workspace isConnected={feed.isConnected} />
      </SlackContext.Provider>
    </ToastContext.Provider>
  );
}
