import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Person } from '../person/person.js';
import type { Change } from '../world/world.js';
import { difference, type Sent } from './difference.js';
import type { Page } from './page.js';
import { show, TABLES } from './show/tables.js';
import type { Table } from './shown.js';
import { type Stale, staleAfter } from './stale.js';

/** Changes arrive in bursts. All changes within this time are sent together. */
const GATHER_MS = 16;

/** Streams what this person sees as server-sent events: `all` first, then `change` after each change. */
export function feed(c: Context, page: Page, person: Person): Response {
  return streamSSE(c, async (stream) => {
    const sent = new Map(TABLES.map((table) => [table, new Map<string, string>()]));
    await send(stream, 'all', updateOf(page, person, sent, staleAfter({ what: 'workspace' }, person)));
    const stop = follow(page, person, (stale) => {
      void send(stream, 'change', updateOf(page, person, sent, stale));
    });
    await new Promise<void>((gone) => stream.onAbort(gone));
    stop();
  });
}

function follow(page: Page, person: Person, flush: (stale: readonly Stale[]) => void): () => void {
  const stale = new Map<string, Stale>();
  let gathering: NodeJS.Timeout | undefined;
  const onChange = (change: Change) => {
    for (const it of staleAfter(change, person)) stale.set(`${it.table}/${it.channel ?? ''}`, it);
    if (stale.size === 0) return;
    gathering ??= setTimeout(() => {
      gathering = undefined;
      const taken = [...stale.values()];
      stale.clear();
      flush(taken);
    }, GATHER_MS);
  };
  page.world.changes.on('change', onChange);
  return () => {
    clearTimeout(gathering);
    page.world.changes.off('change', onChange);
  };
}

/** An `Update` before serialization. */
type Changes = Partial<Record<Table, Record<string, unknown>>>;

function updateOf(
  page: Page,
  person: Person,
  sent: ReadonlyMap<Table, Sent>,
  stale: readonly Stale[],
): Changes | undefined {
  const changes: Changes = {};
  for (const { table, channel } of stale) {
    const rows: ReadonlyMap<string, unknown> = show[table](page, person, channel);
    const prefix = channel === undefined ? '' : `${channel}/`;
    const found = difference(sent.get(table) ?? new Map(), rows, prefix);
    if (found) changes[table] = { ...changes[table], ...found };
  }
  return Object.keys(changes).length > 0 ? changes : undefined;
}

async function send(stream: SSEStreamingApi, event: string, update: Changes | undefined): Promise<void> {
  if (update) await stream.writeSSE({ event, data: JSON.stringify(update), retry: RETRY_MS });
}

/** The delay before a browser reconnects. */
const RETRY_MS = 1000;
