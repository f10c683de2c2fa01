import type { LocalSlack } from '../local-slack/slack.js';
import type { Call } from '../local-slack/world/log.js';

/** The app's calls of one Slack method, from now on. */
export interface Calls {
  /** The oldest first; all of them, while the local Slack itself forgets all but its latest 10,000 requests. */
  readonly all: readonly Call[];
  /** Resolves once `isEnough` returns true. It is asked again after every change in Slack. */
  until(isEnough: () => boolean): Promise<void>;
}

export function watchCalls({ world: { changes, log } }: LocalSlack, method: string): Calls {
  const all: Call[] = [];
  changes.on('change', ({ what }) => {
    const entry = what === 'log' ? log.at(-1) : undefined;
    if (entry?.kind === 'call' && entry.method === method) all.push(entry);
  });
  return {
    all,
    until: (isEnough) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isEnough()) return;
          changes.off('change', look);
          resolve();
        };
        changes.on('change', look);
        look();
      }),
  };
}
