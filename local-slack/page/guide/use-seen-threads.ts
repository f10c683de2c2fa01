import { useEffect } from 'preact/hooks';
import { useSlack } from '../live/slack.js';

/** Tells the server which threads are opened, because a step of the guide can be about one. */
export function useSeenThreads(): void {
  const { place, act } = useSlack();
  const channel = place.at === 'channel' && place.thread !== undefined ? place.channel : undefined;
  useEffect(() => {
    if (channel !== undefined) void act('openedThread', { channel });
  }, [act, channel]);
}
