import { batched } from '../core/batch.js';
import type { Clock } from '../core/clock.js';
import type { Database } from '../core/db.js';
import type { Log } from '../core/log.js';
import type { EventContract } from './contract.js';
import * as store from './inbox-store.js';

/** An event as Slack delivers it; a repeated delivery has the same id. */
export interface Incoming {
  readonly workspaceId: string;
  readonly eventId: string;
  readonly type: string;
  readonly event: unknown;
}

/** Where events wait between our yes to Slack and their handlers. */
export interface Inbox {
  on<Event>(contract: EventContract<Event>, handler: (workspaceId: string, event: Event) => Promise<void>): void;
  /** Keeps an event that somebody listens to; resolves once it is safe. A repetition is kept no second time. */
  keep(incoming: Incoming): Promise<void>;
  /**
   * Runs the handlers of what waits in this workspace, one after the other as it came. Throws, after all others are done, what one
   * threw that is to be tried again. What fails again and again is given up, and the log says so.
   */
  handle(workspaceId: string): Promise<void>;
  /** Workspaces in which something has waited for too long: the queue lost it. */
  forgotten(limit: number): Promise<string[]>;
  /** Drops what was handled so long ago that Slack cannot repeat it any more. */
  clear(): Promise<void>;
}

/** As many events as one statement takes. */
const MOST_AT_ONCE = 200;

const MOST_TRIES = 6;

const FORGOTTEN_AFTER_MS = 60_000;

/** Slack repeats an event for up to a day where "Delayed Events" is on. */
const KEPT_FOR_MS = 2 * 24 * 3_600_000;

interface Listener {
  readonly contract: EventContract<unknown>;
  readonly handler: (workspaceId: string, fields: unknown) => Promise<void>;
}

/** `kept` is told of the workspaces in which something new waits for its handlers. */
export function createInbox(
  db: Database,
  clock: Clock,
  log: Log,
  kept: (workspaceIds: readonly string[]) => void,
): Inbox {
  const listeners = new Map<string, Listener[]>();
  const of = (type: string) => listeners.get(type) ?? [];
  const ago = (ms: number) => new Date(clock().getTime() - ms);

  // Handling begins when a rush is over, so that it does not hold up the acknowledgements of the rest.
  const fresh = new Set<string>();
  const tell = () => {
    if (fresh.size > 0) kept([...fresh]);
    fresh.clear();
  };
  const insert = batched<Parameters<typeof store.keepNew>[1][number], void>(
    MOST_AT_ONCE,
    async (rows) => {
      for (const workspaceId of await db.acrossWorkspaces((tx) => store.keepNew(tx, rows))) fresh.add(workspaceId);
      return rows.map(() => undefined);
    },
    tell,
  );

  return {
    on: (contract, handler) => {
      const typed = (workspaceId: string, fields: unknown) => handler(workspaceId, contract.fields.parse(fields));
      listeners.set(contract.type, [...of(contract.type), { contract, handler: typed }]);
    },

    async keep({ workspaceId, eventId, type, event }) {
      const parsed = of(type).map((it) => it.contract.fields.safeParse(event));
      if (!parsed.some((it) => it.success)) return;
      const fields = Object.assign({}, ...parsed.map((it) => it.data));
      await insert({ workspaceId, eventId, type, fields, receivedAt: clock() });
    },

    async handle(workspaceId) {
      const rows = await db.inWorkspace(workspaceId, (tx) => store.waiting(tx, MOST_AT_ONCE));
      const failed: { row: store.Kept; error: unknown }[] = [];
      for (const row of rows) {
        await run(of(row.type), row).catch((error) => failed.push({ row, error }));
      }
      const again = failed.filter(({ row }) => row.tries + 1 < MOST_TRIES);
      for (const { row, error } of failed.filter((it) => !again.includes(it))) {
        log.error({ err: error, workspaceId, type: row.type, eventId: row.eventId }, 'an event was given up');
      }
      const [first] = again;
      const done = rows.filter((row) => !again.some((it) => it.row === row)).map((row) => row.eventId);
      const ids = again.map(({ row }) => row.eventId);
      if (rows.length > 0)
        await db.inWorkspace(workspaceId, (tx) => store.settle(tx, { done, again: ids, now: clock() }));
      if (rows.length === MOST_AT_ONCE) kept([workspaceId]);
      if (first) throw first.error;
    },

    forgotten: (limit) => db.acrossWorkspaces((tx) => store.overdue(tx, ago(FORGOTTEN_AFTER_MS), limit)),

    clear: () => db.acrossWorkspaces((tx) => store.dropHandled(tx, ago(KEPT_FOR_MS))),
  };
}

async function run(listeners: readonly Listener[], { workspaceId, fields }: store.Kept): Promise<void> {
  for (const { contract, handler } of listeners) {
    if (contract.fields.safeParse(fields).success) await handler(workspaceId, fields);
  }
}
