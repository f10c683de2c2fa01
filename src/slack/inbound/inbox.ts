import { batched } from '../../core/batch.js';
import type { Clock } from '../../core/clock.js';
import type { Database } from '../../core/database/database.js';
import type { Log } from '../../core/log.js';
import { createMetrics, type Metrics } from '../../core/metrics.js';
import { passesByItself } from '../../core/retry.js';
import { isServedNow } from '../../core/workspaces.js';
import { forQueue } from '../errors.js';
import { type EventContract, fieldsOf, merged } from '../interactions/contracts.js';
import { aboutOf } from './about.js';
import * as store from './inbox-store.js';
import { storable } from './payload.js';
import { runEvents } from './run-events.js';

/** An event as Slack delivers it; a redelivery has the same id. */
export interface IncomingEvent {
  readonly workspaceId: string;
  readonly eventId: string;
  readonly type: string;
  readonly event: unknown;
}

/** Stores events between the acknowledgement to Slack and their handlers. */
export interface Inbox {
  on<Event>(contract: EventContract<Event>, handler: Handler<Event>, before?: BeforeStoring): void;
  /** Registers a handler that runs before `keep` resolves. */
  urgent<Event>(contract: EventContract<Event>, handler: Handler<Event>): void;
  /**
   * Stores an event that has a handler, unless Hearth was uninstalled there. Resolves once the event is durable and, if
   * urgent, handled. `known`: it was stored before. Logs and counts fields that are not what Slack sends, and stores
   * nothing for the handlers that need them.
   */
  store(incoming: IncomingEvent): Promise<store.StoreResult>;
  /**
   * Runs the handlers of the unhandled events in this workspace, one event at a time, in order of arrival; does nothing
   * while it is stopped. An event that fails waits for a job of its own, together with later ones about the same person
   * or channel, and the others go on. With `about`, runs those events, and throws the error of the first that fails.
   */
  handle(workspaceId: string, about?: string): Promise<void>;
}

/** Events that wait for their handlers: those about one person or channel, or without `about` all others. */
export interface WaitingEvents {
  readonly workspaceId: string;
  readonly about?: string;
}

/** The largest number of events in one statement. */
const MAX_BATCH = 200;

export type Handler<Event> = (workspaceId: string, event: Event) => Promise<void>;

/**
 * Returns further fields to store, for a handler that depends on parts of an event that are not to be stored. Slack waits
 * for it, and delivers the event again if it throws.
 */
export type BeforeStoring = (workspaceId: string, event: unknown) => Promise<Fields>;

type Fields = Readonly<Record<string, unknown>>;

interface Listener {
  readonly contract: EventContract<unknown>;
  readonly handler: Handler<unknown>;
  readonly urgent: boolean;
  readonly before: BeforeStoring | undefined;
}

/** Calls `wake` with the events for which a job is to call `handle`. */
export function createInbox(
  db: Database,
  clock: Clock,
  log: Log,
  wake: (waiting: readonly WaitingEvents[]) => void,
  metrics: Metrics = createMetrics(),
): Inbox {
  watchBacklog(db, clock, metrics);
  const listeners = new Map<string, Listener[]>();
  const listenersOf = (type: string) => listeners.get(type) ?? [];

  const insert = createInsert(db, wake);

  const work = (workspaceId: string, rows: readonly store.StoredEvent[]) =>
    runEvents({ db, clock, log, metrics }, (row) => run(listenersOf(row.type), row), workspaceId, rows);

  async function keepOurs({ workspaceId, eventId, type, event }: IncomingEvent): Promise<store.StoreResult> {
    const read = listenersOf(type).map(({ contract, before }) => ({ before, ...fieldsOf(contract, event) }));
    const wrong = [...new Set(read.flatMap((it) => ('malformed' in it ? it.malformed : [])))];
    if (wrong.length > 0) {
      log.warn({ workspaceId, type, eventId, wrong }, 'an event that Slack would not send');
      metrics.events.inc({ outcome: 'malformed' });
    }
    const parts = read.flatMap((it) => ('data' in it ? [it] : []));
    if (parts.length === 0) return wrong.length > 0 ? 'malformed' : 'not ours';
    const more = await Promise.all(parts.flatMap(({ before }) => before?.(workspaceId, event) ?? []));
    const fields = storable([...parts.map(({ data }) => data), ...more].reduce(merged, {}));
    const urgent = listenersOf(type).some((it) => it.urgent);
    const about = aboutOf(fields, eventId);
    const result = await insert({ workspaceId, eventId, type, about, fields, receivedAt: clock(), urgent });
    if (urgent && result !== 'not ours') {
      const [failed] = await work(
        workspaceId,
        await db.inWorkspace(workspaceId, (tx) => store.waitingOne(tx, eventId)),
      );
      if (failed) throw failed.error;
    }
    return result;
  }

  function listen<Event>(
    contract: EventContract<Event>,
    handler: Handler<Event>,
    more: Pick<Listener, 'urgent' | 'before'>,
  ) {
    const typed: Handler<unknown> = (workspaceId, fields) => handler(workspaceId, contract.fields.parse(fields));
    listeners.set(contract.type, [...listenersOf(contract.type), { contract, handler: typed, ...more }]);
  }

  return {
    on: (contract, handler, before) => listen(contract, handler, { urgent: false, before }),
    urgent: (contract, handler) => listen(contract, handler, { urgent: true, before: undefined }),

    async store(incoming) {
      const result = await keepOurs(incoming);
      if (result !== 'malformed') metrics.events.inc({ outcome: result === 'not ours' ? 'not_ours' : result });
      return result;
    },

    async handle(workspaceId, about) {
      const { rows, held } = await db.inWorkspace(workspaceId, async (tx) => {
        if (!(await isServedNow(tx))) return { rows: [], held: [] };
        const held = about === undefined ? await store.heldBack(tx) : [];
        return { rows: await store.waiting(tx, MAX_BATCH, about), held };
      });
      const failed = await work(workspaceId, rows);
      const [first] = failed;
      if (about !== undefined && first) throw first.error;
      const more = rows.length === MAX_BATCH ? [{ workspaceId, ...(about === undefined ? {} : { about }) }] : [];
      const those = new Set([...held, ...failed.flatMap(({ row }) => row.about ?? [])]);
      wake([...[...those].map((it) => ({ workspaceId, about: it })), ...more]);
    },
  };
}

/** Returns a function that stores concurrent events in one statement. */
function createInsert(db: Database, wake: (waiting: readonly WaitingEvents[]) => void) {
  // Handling starts after a burst of events, so that it doesn't delay their acknowledgements.
  const fresh = new Set<string>();
  return batched<store.NewEvent, store.StoreResult>(
    MAX_BATCH,
    async (rows) => {
      const results = await store.storeNew(db, rows);
      for (const [i, row] of rows.entries()) if (results[i] === 'new' && !row.urgent) fresh.add(row.workspaceId);
      return results;
    },
    () => {
      if (fresh.size > 0) wake([...fresh].map((workspaceId) => ({ workspaceId })));
      fresh.clear();
    },
  );
}

function watchBacklog(db: Database, clock: Clock, metrics: Metrics): void {
  metrics.onScrape(async () => {
    metrics.eventsWaiting.remove();
    metrics.eventsWaitingAge.remove();
    const { count, oldest } = await db.acrossWorkspaces(store.backlog);
    metrics.eventsWaiting.set(count);
    metrics.eventsWaitingAge.set(oldest ? Math.max(0, clock().getTime() - oldest.getTime()) / 1000 : 0);
  });
}

/**
 * Runs the handlers in order. One that fails for a reason that doesn't pass by itself keeps the event from no other.
 * Throws the first error.
 */
async function run(listeners: readonly Listener[], { workspaceId, fields }: store.StoredEvent): Promise<void> {
  const failures: unknown[] = [];
  for (const { contract, handler } of listeners) {
    if (!('data' in (fieldsOf(contract, fields) ?? {}))) continue;
    try {
      await handler(workspaceId, fields);
    } catch (thrown) {
      const error = forQueue(thrown);
      // Later handlers may build on what this one will do.
      if (passesByItself(error)) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
