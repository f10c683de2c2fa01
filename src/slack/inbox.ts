import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Clock } from '../core/clock.js';
import type { Database } from '../core/db.js';
import type { EventContract } from './contract.js';
import { inbox } from './schema.js';

/** Which event, of which workspace. */
export interface EventRef {
  readonly workspaceId: string;
  /** Slack's `event_id`. */
  readonly id: string;
}

type Handler = (workspaceId: string, fields: unknown) => Promise<void>;

/** Where events wait between our yes to Slack and their handlers. */
export interface Inbox {
  on<Event>(contract: EventContract<Event>, handler: (workspaceId: string, event: Event) => Promise<void>): void;
  /** Keeps an event; resolves once it is safe. False when it is not news: no listener, not our fields, or a repetition. */
  keep(ref: EventRef, type: string, event: unknown): Promise<boolean>;
  /** Runs the handlers of a kept event, all of them again if one failed before. */
  handle(ref: EventRef): Promise<void>;
  /** Events that have waited longer than they should: the queue lost them. At most `limit`, oldest first. */
  forgotten(limit: number): Promise<EventRef[]>;
  /** Drops what was handled so long ago that Slack cannot repeat it any more. */
  clear(): Promise<void>;
}

const FORGOTTEN_AFTER_MS = 60_000;

/** Slack repeats an event for up to a day where "Delayed Events" is on. */
const KEPT_FOR_MS = 2 * 24 * 3_600_000;

export function createInbox(db: Database, clock: Clock): Inbox {
  const listeners = new Map<string, { contract: EventContract<unknown>; handler: Handler }[]>();
  const ago = (ms: number) => new Date(clock().getTime() - ms);
  const at = (eventId: string) => and(eq(inbox.eventId, eventId), isNull(inbox.handledAt));

  return {
    on: (contract, handler) => {
      const typed: Handler = (workspaceId, fields) => handler(workspaceId, contract.fields.parse(fields));
      listeners.set(contract.type, [...(listeners.get(contract.type) ?? []), { contract, handler: typed }]);
    },

    async keep({ workspaceId, id }, type, event) {
      const parsed = (listeners.get(type) ?? []).map((it) => it.contract.fields.safeParse(event));
      const fields = Object.assign({}, ...parsed.flatMap((it) => (it.success ? [it.data] : [])));
      if (!parsed.some((it) => it.success)) return false;
      const rows = await db.inWorkspace(workspaceId, (tx) =>
        tx
          .insert(inbox)
          .values({ workspaceId, eventId: id, type, fields, receivedAt: clock() })
          .onConflictDoNothing()
          .returning({ eventId: inbox.eventId }),
      );
      return rows.length > 0;
    },

    async handle({ workspaceId, id }) {
      const [row] = await db.inWorkspace(workspaceId, (tx) => tx.select().from(inbox).where(at(id)));
      if (!row) return;
      for (const { contract, handler } of listeners.get(row.type) ?? []) {
        if (contract.fields.safeParse(row.fields).success) await handler(workspaceId, row.fields);
      }
      await db.inWorkspace(workspaceId, (tx) => tx.update(inbox).set({ handledAt: clock(), fields: {} }).where(at(id)));
    },

    forgotten: (limit) =>
      db.acrossWorkspaces((tx) =>
        tx
          .select({ workspaceId: inbox.workspaceId, id: inbox.eventId })
          .from(inbox)
          .where(and(isNull(inbox.handledAt), lt(inbox.receivedAt, ago(FORGOTTEN_AFTER_MS))))
          .orderBy(inbox.receivedAt)
          .limit(limit),
      ),

    clear: async () => {
      await db.acrossWorkspaces((tx) =>
        tx.delete(inbox).where(and(lt(inbox.receivedAt, ago(KEPT_FOR_MS)), sql`${inbox.handledAt} is not null`)),
      );
    },
  };
}
