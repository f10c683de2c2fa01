import { z } from 'zod';
import { attentionSweeps, attentionWork, createAttention } from './attention/attention.js';
import type { Clock } from './core/clock.js';
import type { Settings } from './core/config.js';
import { openDatabase } from './core/database/database.js';
import type { Log } from './core/log.js';
import { createMetrics, type Metrics } from './core/metrics.js';
import { setAway } from './core/people.js';
import type { Concern, Deps, Feature, ProactiveKind } from './feature.js';
import { homeWork, listenForHome, publishHome } from './home.js';
import type { Pages } from './http/server.js';
import { job, sweep, type Work, work } from './queue/job.js';
import { type JobQueue, openQueue } from './queue/queue.js';
import type { QueueStore } from './queue/store.js';
import { forQueue } from './slack/errors.js';
import type { FrontDoor } from './slack/inbound/http-receiver.js';
import { createInbound } from './slack/inbound/inbound.js';
import { createInbox } from './slack/inbound/inbox.js';
import { forgetOnce } from './slack/inbound/replay-guard.js';
import { createInstallPages } from './slack/installations/install-pages/install-pages.js';
import { tellInstalled } from './slack/installations/installed.js';
import { tendInstallations } from './slack/installations/lifecycle.js';
import { openInstallations } from './slack/installations/open.js';
import { listenForLeaving } from './slack/installations/uninstall.js';
import { createListen } from './slack/interactions/listen.js';
import { createAttend } from './slack/interactions/run-handler.js';
import { type Consequences, createDeliver } from './slack/outbound/deliver.js';
import { dropDeliveries } from './slack/outbound/ledger.js';

/** A running Hearth. Web and worker are independent: a process may run either or both, and any number of each may run. */
export interface Hearth {
  /** Answers what Slack posts; undefined with Socket Mode. */
  readonly frontDoor: FrontDoor | undefined;
  /** The pages by which workspaces install Hearth, by their paths; none where it serves only one. */
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

const MINUTE_MS = 60_000;

/** As long as anybody may press a button on what was posted. */
const DELIVERIES_KEPT_MS = 90 * 24 * 60 * MINUTE_MS;

/** As many rows as one statement drops. */
const A_PART = 5_000;

/** Puts everything together, in the one place where that happens. Asks Slack who we are; throws its error when it will not say. */
export async function createHearth(env: Environment, features: readonly Feature[]): Promise<Hearth> {
  const { settings, clock, log } = env;
  const metrics = createMetrics();
  const db = openDatabase(env.databaseUrl, settings.databasePool, log, metrics);
  const installations = await openInstallations(db, settings.slack, clock, metrics).catch(async (error) => {
    await db.close();
    throw error;
  });
  const tending = tendInstallations(db, installations, clock, log);
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
  const consequences: Consequences = {
    workspaceRefused: tending.refused,
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
    concerns: async (tx, about) => {
      const all: Concern[] = [];
      for (const feature of features) all.push(...((await feature.concerns?.(tx, about)) ?? []));
      return all;
    },
  };

  kinds.push(...features.flatMap((feature) => feature.proactive?.(deps) ?? []));

  const inbound = createInbound(settings.slack, installations.authorize, inbox, log, metrics);
  const listen = createListen(inbound.app, createAttend(db, clock, log, metrics), inbox);
  listenForHome(listen, deps.refreshHome);
  listenForLeaving(listen, deps, installations, settings.eraseAfterDays);
  for (const feature of features) feature.listen?.(listen, deps);
  if (installations.newcomer) await tellInstalled(inbox, installations.newcomer);

  const installPages = createInstallPages(settings.slack, {
    ...{ db, clock, log, eraseAfterDays: settings.eraseAfterDays },
    installed: async (newcomer) => {
      installations.forget(newcomer.workspaceId);
      await tellInstalled(inbox, newcomer);
    },
  });

  for (const { name, dueSince } of features) {
    if (dueSince) metrics.onScrape(() => watchDue(metrics, name, clock, () => dueSince(deps)));
  }

  const works = answeringSlack([
    work(handleEvents, ({ workspaceId }) => inbox.handle(workspaceId)),
    homeWork(features, deps),
    attentionWork(kinds, deps),
    ...features.flatMap((feature) => feature.work?.(deps) ?? []),
  ]);
  const sweeps = [
    sweep('inbox.sweep', MINUTE_MS, async () => {
      const forgotten = await inbox.forgotten(500);
      await queue.addAll(
        handleEvents,
        forgotten.map((workspaceId) => ({ workspaceId })),
      );
    }),
    sweep('inbox.clear', 60 * MINUTE_MS, inbox.clear),
    sweep('deliveries.clear', 60 * MINUTE_MS, async () => {
      const before = new Date(clock().getTime() - DELIVERIES_KEPT_MS);
      while ((await db.acrossWorkspaces((tx) => dropDeliveries(tx, before, A_PART))) === A_PART);
    }),
    sweep('workspaces.ask', 10 * MINUTE_MS, tending.askAgain),
    sweep('workspaces.erase', 60 * MINUTE_MS, tending.eraseOverdue),
    sweep('requests.clear', MINUTE_MS, () => forgetOnce(db, clock())),
    ...attentionSweeps(deps),
    ...features.flatMap((feature) => feature.sweeps?.(deps) ?? []),
  ];

  return {
    frontDoor: inbound.frontDoor,
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
function answeringSlack(works: readonly Work[]): Work[] {
  return works.map(({ name, run }) => ({
    name,
    run: (payload) =>
      run(payload).catch((error) => {
        throw forQueue(error);
      }),
  }));
}
