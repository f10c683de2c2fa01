import { useEffect, useState } from 'preact/hooks';
import { useSlack } from '../live/slack.js';

/** The time by Slack's clock in milliseconds since 1970. Updates every second while the clock runs. */
export function useNow(): number {
  const clock = useSlack().snapshot.clock.get('');
  const [, setBeat] = useState(0);
  const [since, setSince] = useState({ clock, at: Date.now() });
  if (since.clock !== clock) setSince({ clock, at: Date.now() });
  const ticking = clock?.ticking ?? false;
  useEffect(() => {
    if (!ticking) return undefined;
    const beating = setInterval(() => setBeat((beat) => beat + 1), 1000);
    return () => clearInterval(beating);
  }, [ticking]);
  return (clock?.now ?? 0) + (ticking ? Date.now() - since.at : 0);
}
