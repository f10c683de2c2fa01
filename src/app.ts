import { listenForActs } from './acts.js';
import {
  attentionDue,
  attentionRetention,
  attentionSubscriptions,
  attentionWork,
  createAttention,
} from './attention/attention.js';
import { attentionInventory } from './attention/schema.js';
import { copy } from './copy.js';
import type { Clock } from './core/clock.js';
import type { Settings } from './core/config.js';
import { openDatabase } from './core/database/database.js';
import type { Retention } from './core/database/retention.js';
import { createTell, type Tell } from './core/domain-events.js';
import { HOUR, MINUTE } from './core/durations.js';
import type { Log } from './core/log.js';
import { createMetrics, type Metrics } from './core/metrics.js';
import type { DataInventory } from './core/personal-data.js';
import { coreInventory } from './core/schema.js';
import type { Deps, Feature } from './feature.js';
import { features as allFeatures } from './features/index.js';
import { erasedBlocks, messageFooter, preferencesButton } from './features/preferences/index.js';
import { homeWork, type LastRow, listenForHome, publishHome } from './home.js';
import type { Pages } from './http/server.js';
import { type DueWork, dueWork } from './queue/due-work.js';
import { idPayload, job, type Sweep, sweep, type Work, work } from './queue/job.js';
import { type JobQueue, openQueue } from './queue/queue.js';
import type { QueueStore } from './queue/store.js';
import { listenForSettings, openSettings, settingsAct } from './settings.js';
import { forQueue } from './slack/errors.js';
import type { HttpReceiver } from './slack/inbound/http-receiver.js';
import { createInbound } from './slack/inbound/inbound.js';
import { createInbox, type Inbox } from './slack/inbound/inbox.js';
import { inboxDueRows, inboxRetention } from './slack/inbound/inbox-store.js';
import { replayGuardRetention } from './slack/inbound/replay-guard.js';
import { createInstallPages } from './slack/installations/install-pages/install-pages.js';
import type { Installations } from './slack/installations/installations.js';
import { announceInstalled } from './slack/installations/installed.js';
import { createInstallationLifecycle, type InstallationLifecycle } from './slack/installations/lifecycle.js';
import { openInstallations } from './slack/installations/open.js';
import { listenForUninstall } from './slack/installations/uninstall.js';
import { createListen } from './slack/interactions/listen.js';
import { notice, open } from './slack/interactions/responses.js';
import { createRunHandler } from './slack/interactions/run-handler.js';
import { createDeliver } from './slack/outbound/deliver.js';
import { deliveryRetention } from './slack/outbound/ledger.js';
import { slackInventory } from './slack/schema.js';

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
  /** The next instant after that one at which work falls due; undefined when none will. For clocks that somebody else moves. */
  nextDue(after: Date): Promise<Date | undefined>;
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

/** Runs the handlers of the events that wait in a workspace. Older versions added these jobs without an id. */
const handleEvents = job(
  'inbox.handle',
  idPayload.extend({ id: idPayload.shape.id.default('') }),
  (it) => it.workspaceId,
  { when: 'events from Slack arrived', does: 'runs the handlers of what waits in one workspace, in order' },
);

const inboxDue = dueWork('inbox.sweep', { ...inboxDueRows, job: handleEvents, graceMs: MINUTE, everyMs: MINUTE });

/** The last row of Home: nothing but these two, whatever features there are. */
const lastRow: LastRow = ({ community, organizes }) => [
  ...(community ? [preferencesButton()] : []),
  ...(community && organizes ? [openSettings.element(copy.settings, { communityId: community.id })] : []),
];

/** Puts everything together, in the one place where that happens. Asks Slack who we are; throws its error when it does not say. */
export async function createHearth(env: Environment, features: readonly Feature[] = allFeatures): Promise<Hearth> {
  const { settings, clock, log } = env;
  const metrics = createMetrics();
  const db = openDatabase(env.databaseUrl, settings.databasePool, log, metrics);
  const installations = await openInstallations(db, settings.slack, clock, metrics).catch(async (error) => {
    await db.close();
    throw error;
  });
  const { queuePrefix: prefix } = env;
  const queue = openQueue(env.queueStore, log, { prefix, messagesPerMinute: settings.messagesPerMinute, metrics });
  const lifecycle = createInstallationLifecycle(db, installations, clock, log);
  const deps = createDeps({ clock, db, log, jobs: queue }, features, installations, lifecycle, metrics);
  // Not awaited: the events are safe, and a queue that is away must not keep Slack waiting.
  const wake = (workspaceIds: readonly string[]) =>
    void queue.addAll(
      handleEvents,
      workspaceIds.map((workspaceId) => ({ workspaceId, id: workspaceId })),
    );
  const inbox = createInbox(db, clock, log, wake, metrics);
  const inbound = createInbound(settings.slack, installations.authorize, inbox, log, metrics);
  const switches = features.flatMap(({ optional }) => (optional ? [optional.by] : []));
  const listen = createListen(
    inbound.app,
    createRunHandler(db, clock, log, open(notice(erasedBlocks())), metrics),
    inbox,
    switches,
  );
  listenForHome(listen, features, deps);
  listenForActs(listen, features, [settingsAct(features)], deps);
  listenForSettings(listen, features, deps);
  listenForUninstall(listen, deps, installations, settings.eraseAfterDays);
  for (const feature of features) feature.listen?.(listen, deps);
  if (installations.newInstallation) await announceInstalled(inbox, installations.newInstallation);

  const due = dueOf(features);
  watchOverdue(metrics, due, deps);
  const works = worksOf(features, deps, inbox);
  const sweeps = sweepsOf(features, due, deps, lifecycle);
  return {
    httpReceiver: inbound.httpReceiver,
    installPages: createInstallPages(settings.slack, {
      ...{ db, clock, log, eraseAfterDays: settings.eraseAfterDays },
      installed: async (it) => {
        installations.forget(it.workspaceId);
        await announceInstalled(inbox, it);
      },
    }),
    queue,
    metrics,
    startWeb: inbound.start,
    startWorker: () => queue.work(works, sweeps, { concurrency: settings.workerConcurrency, scheduled: env.scheduled }),
    nextDue: (after) =>
      db.acrossWorkspaces(async (tx) => {
        const instants = [];
        for (const it of due) instants.push((await it.nextDue(tx, after)) ?? []);
        return instants.flat().sort((a, b) => a.getTime() - b.getTime())[0];
      }),
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

function createDeps(
  base: Pick<Deps, 'clock' | 'db' | 'log' | 'jobs'>,
  features: readonly Feature[],
  installations: Installations,
  lifecycle: InstallationLifecycle,
  metrics: Metrics,
): Deps {
  const { clock, db, log, jobs } = base;
  // What subscribes is given `deps` itself, so it is looked up when something happens.
  const tell: Tell = (tx, event, payload) => tellAll(tx, event, payload);
  const deps: Deps = {
    ...base,
    slack: installations.client,
    deliver: createDeliver(db, installations.client, clock, log, lifecycle.tokenRefused, tell, metrics),
    refreshHome: (workspaceId, userIds) =>
      jobs.addAll(
        publishHome,
        userIds.map((id) => ({ workspaceId, id })),
      ),
    tell,
    attention: createAttention(
      features.flatMap((feature) => feature.proactive ?? []),
      jobs,
    ),
    inventory: inventoryOf(features),
    starters: async (tx, about) => {
      const all = [];
      for (const feature of features) all.push(...((await feature.starters?.(tx, about)) ?? []));
      return all;
    },
  };
  const tellAll = createTell([...attentionSubscriptions, ...features.flatMap((feature) => feature.on?.(deps) ?? [])]);
  return deps;
}

/** Every job and every sweep, by what their contracts say; none of them can be run. */
export function jobsOf(features: readonly Feature[] = allFeatures): Omit<Work, 'run'>[] {
  const none = {} as never;
  return [...worksOf(features, none, none), ...sweepsOf(features, dueOf(features), none, none)];
}

/** What is in every table there is. */
export function inventoryOf(features: readonly Feature[] = allFeatures): DataInventory {
  const own = features.map(({ data }) => data ?? {});
  return Object.assign({}, coreInventory, slackInventory, attentionInventory, ...own);
}

function dueOf(features: readonly Feature[]): DueWork[] {
  return [inboxDue, attentionDue, ...features.flatMap((feature) => feature.due ?? [])];
}

function worksOf(features: readonly Feature[], deps: Deps, inbox: Inbox): Work[] {
  const messages = features.flatMap((feature) => feature.proactive ?? []);
  return withSlackErrors([
    work(handleEvents, ({ workspaceId }) => inbox.handle(workspaceId)),
    homeWork(features, deps, lastRow, erasedBlocks()),
    attentionWork({ messages, footer: messageFooter, deps }),
    ...features.flatMap((feature) => feature.work?.(deps) ?? []),
  ]);
}

function sweepsOf(
  features: readonly Feature[],
  due: readonly DueWork[],
  deps: Deps,
  lifecycle: InstallationLifecycle,
): Sweep[] {
  const { db, clock, jobs } = deps;
  const retentions: Retention[] = [
    ...[inboxRetention, deliveryRetention, replayGuardRetention, attentionRetention],
    ...features.flatMap((feature) => feature.retention ?? []),
  ];
  return [
    ...due.map((it) =>
      sweep(it.name, {
        everyMs: it.everyMs,
        does: `finds what is due for \`${it.job.name}\``,
        run: async () => jobs.addAll(it.job, await db.acrossWorkspaces((tx) => it.find(tx, clock()))),
      }),
    ),
    ...retentions.map(({ name, everyMs, does, deleteOld }) =>
      sweep(name, { everyMs, does, run: () => deleteOld(db, clock()) }),
    ),
    sweep('workspaces.ask', {
      everyMs: 10 * MINUTE,
      does: 'asks Slack again where it did not accept the token',
      run: lifecycle.retryStopped,
    }),
    sweep('workspaces.erase', {
      everyMs: HOUR,
      does: 'erases workspaces that uninstalled Hearth and did not come back',
      run: lifecycle.eraseOverdue,
    }),
    ...features.flatMap((feature) => feature.sweeps?.(deps) ?? []),
  ];
}

/** Shows operators for how long the oldest waits of what is due, by the feature that does it. */
function watchOverdue({ onScrape, overdue }: Metrics, due: readonly DueWork[], { db, clock }: Deps): void {
  const featureOf = (it: DueWork) => it.job.name.split('.')[0] ?? '';
  for (const feature of new Set(due.map(featureOf))) {
    onScrape(async () => {
      overdue.remove({ feature });
      const now = clock();
      const waits = await db.acrossWorkspaces(async (tx) => {
        const found = [];
        for (const it of due.filter((one) => featureOf(one) === feature)) found.push(await it.dueSince(tx, now));
        return found.map((since) => (since ? now.getTime() - since.getTime() : 0));
      });
      overdue.set({ feature }, Math.max(0, ...waits) / 1000);
    });
  }
}

/** What Slack answers to a job decides how the queue goes on with it. */
function withSlackErrors(works: readonly Work[]): Work[] {
  return works.map((it) => ({
    ...it,
    run: (payload) =>
      it.run(payload).catch((error) => {
        throw forQueue(error);
      }),
  }));
}
