import type { LocalSlack } from '../local-slack/slack.js';
import type { Call } from '../local-slack/world/log.js';

/** The app's calls of one Slack method since `watchCalls` was called. */
export interface Calls {
  /** All calls, oldest first. The log of the local Slack keeps only the latest 10,000 requests. */
  readonly all: readonly Call[];
  /** Resolves once `isEnough` returns true. It is called again after every call to Slack. */
  until(isEnough: () => boolean): Promise<void>;
}

export function watchCalls({ world: { changes, log } }: LocalSlack, method: string): Calls {
  const all: Call[] = [];
  const waiting = new Set<() => void>();
  changes.on('change', ({ what }) => {
    const entry = what === 'log' ? log.at(-1) : undefined;
    if (entry?.kind !== 'call' || entry.method !== method) return;
    all.push(entry);
    for (const check of waiting) check();
  });
  return {
    all,
    until: (isEnough) =>
      new Promise((resolve) => {
        const check = () => {
          if (!isEnough()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}
