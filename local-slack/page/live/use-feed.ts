import { useEffect, useState } from 'preact/hooks';
import type { Update } from '../../page-api/shown.js';
import { applied, nothing, type Snapshot } from './snapshot.js';

export interface Feed {
  /** Undefined until the first data arrives. */
  readonly snapshot: Snapshot | undefined;
  /** The user whose feed was requested. */
  readonly asked: string | undefined;
  readonly isConnected: boolean;
}

const RETRY_MS = 1000;

/** Returns the live data of a user. `onChange` is called with each update after the first. */
export function useFeed(user: string | undefined, onChange: (update: Update) => void): Feed {
  const [feed, setFeed] = useState<Feed>({ snapshot: undefined, asked: undefined, isConnected: false });
  useEffect(() => {
    const stop = whileVisible(() =>
      follow(user, {
        all: (update) => setFeed({ snapshot: applied(nothing, update), asked: user, isConnected: true }),
        change: (update) => {
          setFeed(({ snapshot }) => ({
            snapshot: snapshot && applied(snapshot, update),
            asked: user,
            isConnected: true,
          }));
          onChange(update);
        },
        lost: () => setFeed((before) => ({ ...before, isConnected: false })),
      }),
    );
    return stop;
  }, [user, onChange]);
  return feed;
}

interface Listener {
  all(update: Update): void;
  change(update: Update): void;
  lost(): void;
}

function follow(user: string | undefined, listener: Listener): () => void {
  const url = `/page/feed?${new URLSearchParams(user === undefined ? {} : { user })}`;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;
  const open = () => {
    source = new EventSource(url);
    source.addEventListener('all', (event) => listener.all(JSON.parse(event.data)));
    source.addEventListener('change', (event) => listener.change(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      listener.lost();
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS);
    });
  };
  open();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}

/** Closes the connection of a hidden tab, because browsers allow only six connections per server. */
function whileVisible(start: () => () => void): () => void {
  let stop: (() => void) | undefined;
  const turn = () => {
    stop?.();
    stop = document.visibilityState === 'visible' ? start() : undefined;
  };
  turn();
  document.addEventListener('visibilitychange', turn);
  return () => {
    document.removeEventListener('visibilitychange', turn);
    stop?.();
  };
}
