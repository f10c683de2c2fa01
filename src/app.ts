import { listenForActs } from './acts.js';
import {
  type CommonParts,
  dueOf,
  handleEvents,
  handlingOf,
  nextDueOf,
  sweepsOf,
  watchOverdue,
  worksOf,
} from './background.js';
import { listenForChecklist } from './checklist.js';
import { copy } from './copy.js';
import type { Clock } from './core/clock.js';
import type { Settings } from './core/config.js';
import { type DatabaseOptions, openDatabase } from './core/database/database.js';
import type { Log } from './core/log.js';
import { createMetrics, type Metrics } from './core/metrics.js';
import { createSecrets, secretKeysOf } from './core/secrets.js';
import { eachWithin } from './core/timeout.js';
import { isKnown } from './core/workspaces.js';
import { createDeps } from './deps.js';
import type { Deps, Feature } from './feature.js';
import { features as allFeatures } from './features/index.js';
import { erasedBlocks, messageFooter, preferencesButton } from './features/preferences/index.js';
import { type LastRow, listenForHome } from './home.js';
import type { Pages } from './http/server.js';
import type { Work } from './queue/job.js';
import { type JobQueue, openQueue } from './queue/queue.js';
import type { QueueStore } from './queue/store.js';
import { listenForSettings, openSettings, settingsAct } from './settings.js';
import type { HttpReceiver } from './slack/inbound/http-receiver.js';
import { createInbound } from './slack/inbound/inbound.js';
import { createInbox, type WaitingEvents } from './slack/inbound/inbox.js';
import { createInstallPages } from './slack/installations/install-pages/install-pages.js';
import { announceInstalled, announceResumed } from './slack/installations/installed.js';
import { createInstallationLifecycle } from './slack/installations/lifecycle.js';
import { openInstallations } from './slack/installations/open.js';
import { listenForUninstall } from './slack/installations/uninstall.js';
import { createListen, type Listen } from './slack/interactions/listen.js';
import { notice, open } from './slack/interactions/responses.js';
import { createRunHandler } from './slack/interactions/run-handler.js';
import { createUploadPicture } from './slack/outbound/pictures.js';
import { createRenderer } from './slack/pictures/render.js';

/** A running Hearth. Web and worker are independent: a process may run one or both, and many processes may run each. */
export interface Hearth {
  /** Answers Slack's HTTP requests; undefined in Socket Mode. */
  readonly httpReceiver: HttpReceiver | undefined;
  /** The pages from which workspaces install Hearth; empty when it serves a single workspace. */
  readonly installPages: Pages;
  readonly queue: JobQueue;
  readonly metrics: Metrics;
  startWeb(): Promise<void>;
  startWorker(): Promise<void>;
  /**
   * Returns the first time after `after` at which work falls due; undefined when none will. Callers that move the clock
   * need it.
   */
  nextDue(after: Date): Promise<Date | undefined>;
  /** Throws unless the database and the queue answer and take what is written. */
  check(): Promise<void>;
  /** Finishes the work in progress and disconnects, within 20 seconds. Throws if that was not enough. */
  stop(): Promise<void>;
}

export interface Environment {
  readonly settings: Pick<
    Settings,
    'slack' | 'eraseAfterDays' | 'databasePool' | 'workerConcurrency' | 'messagesPerMinute'
  >;
  /** The database must be migrated already. */
  readonly databaseUrl: string;
  readonly database?: DatabaseOptions;
  /** By default, what Slack allows. */
  readonly handlerTimeoutMs?: number;
  /** By default, what Slack needs. */
  readonly pictureProcessingMs?: number;
  /** The time between two posts in a channel, and between two Homes of a person. By default, what Slack takes. */
  readonly callEveryMs?: number | undefined;
  readonly queueStore: QueueStore;
  /** How long adding jobs to the queue may take; by default, the queue's limit. */
  readonly addLimitMs?: number | undefined;
  /** The delay before the first retry of a job; by default, the queue's. */
  readonly backoffMs?: number | undefined;
  readonly clock: Clock;
  /** False if the caller moves the clock and then calls `queue.sweepNow` itself. */
  readonly scheduled: boolean;
  readonly log: Log;
}

/** The buttons at the end of Home, after those of features. */
const lastRow: LastRow = ({ community, may }) => [
  ...(community ? [preferencesButton()] : []),
  ...(community && may('settings.open') ? [openSettings.element(copy.settings, { communityId: community.id })] : []),
];

const around: CommonParts = { footer: messageFooter, home: { lastRow, erased: erasedBlocks() } };

/** Composes the whole app. With a bot token, asks Slack for its workspace; throws if Slack rejects the token. */
export async function createHearth(env: Environment, features: readonly Feature[] = allFeatures): Promise<Hearth> {
  const { settings, clock, log } = env;
  const metrics = createMetrics();
  const db = openDatabase(env.databaseUrl, settings.databasePool, log, metrics, env.database);
  const { messagesPerMinute } = settings;
  const opening = { db, clock, log, metrics, callEveryMs: env.callEveryMs, messagesPerMinute };
  const installations = await openInstallations(settings.slack, opening).catch(async (error) => {
    await db.close();
    throw error;
  });
  const { backoffMs, addLimitMs } = env;
  const isOurs = (workspaceId: string) => db.inWorkspace(workspaceId, isKnown);
  const queue = openQueue(env.queueStore, log, { messagesPerMinute, backoffMs, addLimitMs, isOurs, metrics });
  const secrets = createSecrets(secretKeysOf(settings.slack));
  const renderer = createRenderer();
  const uploadPicture = createUploadPicture(
    { db, clock, log, render: renderer.render },
    installations.client,
    env.pictureProcessingMs,
  );
  const base = { clock, db, log, jobs: queue, secrets, uploadPicture };
  const deps = createDeps(base, features, installations, metrics, around.footer);
  // Not awaited: the events are saved already, and an unreachable queue must not delay the response to Slack.
  const wake = (waiting: readonly WaitingEvents[]) => void queue.addAll(handleEvents, waiting.map(handlingOf));
  const inbox = createInbox(db, clock, log, wake, metrics);
  const resumed = (workspaceId: string) => announceResumed(inbox, workspaceId);
  const lifecycle = createInstallationLifecycle(deps, installations, resumed);
  const inbound = createInbound(settings.slack, installations.authorize, inbox, log, metrics);
  const runHandler = createRunHandler({
    ...{ db, clock, log, metrics, tell: deps.tell, handlerTimeoutMs: env.handlerTimeoutMs },
    erasedResponse: open(notice(erasedBlocks())),
  });
  const switches = features.flatMap(({ optional }) => (optional ? [optional.by] : []));
  const listen = createListen(inbound.app, runHandler, inbox, switches);
  listenForAll(listen, features, deps);
  listenForUninstall(listen, deps, settings.eraseAfterDays);
  if (installations.newInstallation) await announceInstalled(inbox, installations.newInstallation);

  const due = dueOf(features);
  watchOverdue(metrics, due, deps);
  return {
    httpReceiver: inbound.httpReceiver,
    installPages: createInstallPages(settings.slack, {
      ...{ db, clock, log, eraseAfterDays: settings.eraseAfterDays },
      installed: async ({ workspaceId, installerId }) => {
        if (installerId) await announceInstalled(inbox, { workspaceId, installerId });
        await resumed(workspaceId);
      },
    }),
    queue,
    metrics,
    startWeb: inbound.start,
    startWorker: () =>
      queue.work(worksOf(features, deps, inbox, around), sweepsOf(features, due, deps, lifecycle), {
        concurrency: settings.workerConcurrency,
        scheduled: env.scheduled,
      }),
    nextDue: (after) => nextDueOf(due, db, after),
    check: async () => {
      await Promise.all([db.check(), queue.check()]);
    },
    stop: () =>
      eachWithin([
        [2_000, inbound.stop],
        [15_000, queue.close],
        [1_000, renderer.stop],
        [2_000, db.close],
      ]),
  };
}

function listenForAll(on: Listen, features: readonly Feature[], deps: Deps): void {
  listenForHome(on, features, deps);
  listenForChecklist(on, deps);
  listenForActs(on, features, [settingsAct(features)], deps);
  listenForSettings(on, features, deps);
  for (const feature of features) feature.listen?.(on, deps);
}

/** Returns the descriptions of all jobs and sweeps, without a way to run them. */
export function jobsOf(features: readonly Feature[]): Omit<Work, 'run'>[] {
  const none = {} as never;
  return [...worksOf(features, none, none, around), ...sweepsOf(features, dueOf(features), none, none)];
}
