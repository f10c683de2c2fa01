import type { LocalSlack } from '../local-slack/slack.js';
import type { Call } from '../local-slack/world/log.js';

/** The app's calls of one Slack method, from now on. */
export interface Calls {
  /** The oldest first; all of them, while the local Slack itself forgets all but its latest 10,000 requests. */
  readonly all: readonly Call[];
  /** Resolves once `isEnough` returns true. It is asked again after every call. */
  until(isEnough: () => boolean): Promise<void>;
}

export function watchCalls({ world: { changes, log } }: LocalSlack, method: string): Calls {
  const all: Call[] = [];
  const waiting = new Set<() => void>();
  changes.on('change', ({ what }) => {
    const entry = what === 'log' ? log.at(-1) : undefined;
    if (entry?.kind !== 'call' || entry.method !== method) return;
    all.push(entry);
    for (const look of waiting) look();
  });
  return {
    all,
    until: (isEnough) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isEnough()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}
