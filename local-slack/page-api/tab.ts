import { applied, nothing, type Snapshot } from '../page/live/snapshot.js';
import type { LocalSlack } from '../slack.js';
import type { ActName, Asked } from './acts.js';

/** A browser tab without the browser, for tests. It follows a person's feed and performs their actions. */
export interface Tab {
  /** Resolves with the result of `find` as soon as it is defined. Rejects after five seconds. */
  sees<Found>(find: (snapshot: Snapshot) => Found | undefined): Promise<Found>;
  act<Name extends ActName>(name: Name, asked: Asked<Name>): Promise<{ status: number; body: unknown }>;
  close(): void;
}

const LOOK_FOR_MS = 5000;

export function openTab(slack: LocalSlack, user: string): Tab {
  const closing = new AbortController();
  const waiting = new Set<() => void>();
  let snapshot = nothing;
  void follow(`${slack.url}/page/feed?user=${user}`, closing.signal, (event, data) => {
    snapshot = applied(event === 'all' ? nothing : snapshot, JSON.parse(data));
    for (const look of waiting) look();
  });
  return {
    sees: (find) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          waiting.delete(look);
          clearTimeout(limit);
        };
        const look = () => {
          const found = find(snapshot);
          if (found === undefined) return;
          stop();
          resolve(found);
        };
        const limit = setTimeout(() => {
          stop();
          reject(new Error(`It is not there. There is: ${JSON.stringify([...snapshot.message.values()])}`));
        }, LOOK_FOR_MS);
        waiting.add(look);
        look();
      }),
    async act(name, asked) {
      const response = await fetch(`${slack.url}/page/${user}/${name}`, {
        method: 'POST',
        body: JSON.stringify(asked),
      });
      return { status: response.status, body: await response.json() };
    },
    close: () => closing.abort(),
  };
}

/** Reads server-sent events until the signal aborts. */
async function follow(url: string, signal: AbortSignal, hear: (event: string, data: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    const response = await fetch(url, { signal });
    for await (const chunk of response.body ?? []) {
      const events = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) hear(field(event, 'event'), field(event, 'data'));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function field(event: string, name: string): string {
  return new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1] ?? '';
}
