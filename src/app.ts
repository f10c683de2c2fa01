import { z } from 'zod';
import { attentionSweeps, attentionWork, createAttention } from './attention/attention.js';
import type { Clock } from './core/clock.js';
import type { Settings } from './core/config.js';
import { openDatabase } from './core/database/database.js';
import { DAY, HOUR, MINUTE } from './core/durations.js';
import type { Log } from './core/log.js';
import { createMetrics, type Metrics } from './core/metrics.js';
import { setAway } from './core/people.js';
import type { Deps, Feature, ProactiveKind, Starter } from './feature.js';
import { homeWork, listenForHome, publishHome } from './home.js';
import type { Pages } from './http/server.js';
import { job, sweep, type Work, work } from './queue/job.js';
import { type JobQueue, openQueue } from './queue/queue.js';
import type { QueueStore } from './queue/store.js';
import { forQueue } from './slack/errors.js';
import type { HttpReceiver } from './slack/inbound/http-receiver.js';
import { createInbound } from './slack/inbound/inbound.js';
import { createInbox } from './slack/inbound/inbox.js';
import { forgetOnce } from './slack/inbound/replay-guard.js';
import { createInstallPages } from './slack/installations/install-pages/install-pages.js';
import { announceInstalled } from './slack/installations/installed.js';
import { createInstallationLifecycle } from './slack/installations/lifecycle.js';
import { openInstallations } from './slack/installations/open.js';
import { listenForUninstall } from './slack/installations/uninstall.js';
import { createListen } from './slack/interactions/listen.js';
import { createRunHandler } from './slack/interactions/run-handler.js';
import { createDeliver, type RefusalHandlers } from './slack/outbound/deliver.js';
import { dropDeliveries } from './slack/outbound/ledger.js';

/** A running Hearth. Web and worker are independent: a process may run either or both, and any number of each may run. */
export interface Hearth {
  /** Answers what Slack posts; undefined with Socket Mode. */
  readonly httpReceiver: HttpReceiver | undefined;
  /** The pages by which workspaces install Hearth; none when it serves a single workspace. */
  readonly installPages: Pages;
  readonly queue: JobQueue;
  readonly metrics: Metrics;
  startWeb(): Promise<void>;
  startWorker(): Promise<void>;
  /** Throws when something that it cannot work without does not answer. */
  check(): Promise<void>;
  /** Finishes what is under way and leaves. */
  stop(): Promise<void>;
}

export interface Environment {
  readonly settings: Pick<
    Settings,
    'slack' | 'eraseAfterDays' | 'databasePool' | 'workerConcurrency' | 'messagesPerMinute'
  >;
  /** Migrated already. */
  readonly databaseUrl: string;
  readonly queueStore: QueueStore;
  readonly queuePrefix?: string;
  readonly clock: Clock;
  /** False where somebody else moves the clock, and calls `queue.sweepNow` when they did. */
  readonly scheduled: boolean;
  readonly log: Log;
}

/** Runs the handlers of the events that wait in a workspace. */
const handleEvents = job('inbox.handle', z.object({ workspaceId: z.string() }), (it) => it.workspaceId);

/** As long as anybody may press a button on what was posted. */
const DELIVERY_RETENTION_MS = 90 * DAY;

/** As many rows as one statement drops. */
const DELETE_BATCH = 5_000;

/** Puts everything together, in the one place where that happens. Asks Slack who we are; throws its error when it will not say. */
export async function createHearth(env: Environment, features: readonly Feature[]): Promise<Hearth> {
  const { settings, clock, log } = env;
  const metrics = createMetrics();
  const db = openDatabase(env.databaseUrl, settings.databasePool, log, metrics);
  const installations = await openInstallations(db, settings.slack, clock, metrics).catch(async (error) => {
    await db.close();
    throw error;
  });
  const lifecycle = createInstallationLifecycle(db, installations, clock, log);
  const queue = openQueue(env.queueStore, log, {
    prefix: env.queuePrefix,
    messagesPerMinute: settings.messagesPerMinute,
    metrics,
  });
  const wake = (workspaceIds: readonly string[]) => {
    // Not awaited: the events are safe, and a queue that is away must not keep Slack waiting.
    void queue.addAll(
      handleEvents,
      workspaceIds.map((workspaceId) => ({ workspaceId })),
    );
  };
  const inbox = createInbox(db, clock, log, wake, metrics);
  const consequences: RefusalHandlers = {
    workspaceRefused: lifecycle.tokenRefused,
    channelLost: async (workspaceId, channelId) => {
      for (const feature of features) await feature.channelLost?.(deps, workspaceId, channelId);
    },
  };
  const kinds: ProactiveKind[] = [];
  const deps: Deps = {
    clock,
    db,
    log,
    jobs: queue,
    slack: installations.client,
    deliver: createDeliver(db, installations.client, clock, log, consequences, metrics),
    refreshHome: (workspaceId, userIds) =>
      queue.addAll(
        publishHome,
        userIds.map((id) => ({ workspaceId, id })),
      ),
    membersChanged: async (tx, change) => {
      for (const feature of features) await feature.membersChanged?.(tx, { ...change, now: clock() });
    },
    attention: createAttention(kinds, queue),
    changeAway: async (tx, away) => {
      const { userId, days } = away;
      await setAway(tx, userId, { awayFrom: days?.from ?? null, awayUntil: days?.until ?? null });
      await deps.attention.changed(tx, userId, clock());
      for (const feature of features) await feature.awayChanged?.(tx, { ...away, now: clock() });
    },
    memberActed: async (tx, act) => {
      for (const feature of features) await feature.memberActed?.(tx, act);
    },
    starters: async (tx, about) => {
      const all: Starter[] = [];
      for (const feature of features) all.push(...((await feature.starters?.(tx, about)) ?? []));
      return all;
    },
  };

  kinds.push(...features.flatMap((feature) => feature.proactive?.(deps) ?? []));

  const inbound = createInbound(settings.slack, installations.authorize, inbox, log, metrics);
  const listen = createListen(inbound.app, createRunHandler(db, clock, log, metrics), inbox);
  listenForHome(listen, deps.refreshHome);
  listenForUninstall(listen, deps, installations, settings.eraseAfterDays);
  for (const feature of features) feature.listen?.(listen, deps);
  if (installations.newInstallation) await announceInstalled(inbox, installations.newInstallation);

  const installPages = createInstallPages(settings.slack, {
    ...{ db, clock, log, eraseAfterDays: settings.eraseAfterDays },
    installed: async (newcomer) => {
      installations.forget(newcomer.workspaceId);
      await announceInstalled(inbox, newcomer);
    },
  });

  for (const { name, dueSince } of features) {
    if (dueSince) metrics.onScrape(() => watchDue(metrics, name, clock, () => dueSince(deps)));
  }

  const works = withSlackErrors([
    work(handleEvents, ({ workspaceId }) => inbox.handle(workspaceId)),
    homeWork(features, deps),
    attentionWork(kinds, deps),
    ...features.flatMap((feature) => feature.work?.(deps) ?? []),
  ]);
  const sweeps = [
    sweep('inbox.sweep', MINUTE, async () => {
      const forgotten = await inbox.forgotten(500);
      await queue.addAll(
        handleEvents,
        forgotten.map((workspaceId) => ({ workspaceId })),
      );
    }),
    sweep('inbox.clear', HOUR, inbox.clear),
    sweep('deliveries.clear', HOUR, async () => {
      const before = new Date(clock().getTime() - DELIVERY_RETENTION_MS);
      while ((await db.acrossWorkspaces((tx) => dropDeliveries(tx, before, DELETE_BATCH))) === DELETE_BATCH);
    }),
    sweep('workspaces.ask', 10 * MINUTE, lifecycle.retryStopped),
    sweep('workspaces.erase', HOUR, lifecycle.eraseOverdue),
    sweep('requests.clear', MINUTE, () => forgetOnce(db, clock())),
    ...attentionSweeps(deps),
    ...features.flatMap((feature) => feature.sweeps?.(deps) ?? []),
  ];

  return {
    httpReceiver: inbound.httpReceiver,
    installPages,
    queue,
    metrics,
    startWeb: inbound.start,
    startWorker: () => queue.work(works, sweeps, { concurrency: settings.workerConcurrency, scheduled: env.scheduled }),
    check: async () => {
      await Promise.all([db.ping(), queue.ping()]);
    },
    stop: async () => {
      await inbound.stop();
      await queue.close();
      await db.close();
    },
  };
}

async function watchDue({ overdue }: Metrics, feature: string, clock: Clock, look: () => Promise<Date | undefined>) {
  overdue.remove({ feature });
  const since = await look();
  overdue.set({ feature }, since ? Math.max(0, clock().getTime() - since.getTime()) / 1000 : 0);
}

/** What Slack answers to a job decides how the queue goes on with it. */
function withSlackErrors(works: readonly Work[]): Work[] {
  return works.map(({ name, run }) => ({
    name,
    run: (payload) =>
      run(payload).catch((error) => {
        throw forQueue(error);
      }),
  }));
}
