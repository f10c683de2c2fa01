import type { LocalSlack } from '../../local-slack/slack.js';
import { createHearth, type Hearth } from '../../src/app.js';
import type { MultiWorkspaceSettings } from '../../src/core/config.js';
import { createLog } from '../../src/core/log.js';
import type { Feature } from '../../src/feature.js';
import { features } from '../../src/features/index.js';
import { operatorPages } from '../../src/http/operator-pages.js';
import { serve } from '../../src/http/server.js';
import type { QueueStore } from '../../src/queue/store.js';
import { untilQuiet } from './until-quiet.js';

/** A complete Hearth that is connected to a local Slack and uses its clock. */
export interface TestHearth {
  readonly hearth: Hearth;
  readonly url: string;
  /** The log so far. */
  readonly log: readonly LogLine[];
  /** Runs everything that is due now, and resolves when it is done. */
  settles(): Promise<void>;
  stops(): Promise<void>;
}

export type LogLine = { readonly level: number; readonly msg: string } & Readonly<Record<string, unknown>>;

export interface TestHearthSettings {
  /** The Redis that keeps the queue; by default, the database does. */
  readonly redisUrl?: string;
  readonly installer?: string;
  /** By default, only the workspace whose token it gets. */
  readonly serves?: MultiWorkspaceSettings;
  readonly socketMode?: boolean;
  /** The delay before the first retry of a job, in real time. */
  readonly backoffMs?: number;
  /** How long adding a job may take. By default long, for machines that are busy. */
  readonly addLimitMs?: number;
  /** By default, none, since a story would wait in real time. */
  readonly callEveryMs?: number;
  /** Starts no worker. */
  readonly web?: boolean;
  readonly metricsToken?: string;
  readonly dashboardPassword?: string;
  /** Features in addition to Hearth's own. */
  readonly more?: readonly Feature[];
}

function storeOf(databaseUrl: string, redisUrl: string | undefined): QueueStore {
  return redisUrl ? { redisUrl, prefix: new URL(databaseUrl).pathname.slice(1) } : { postgresUrl: databaseUrl };
}

export async function startTestHearth(
  slack: LocalSlack,
  botToken: string,
  databaseUrl: string,
  settings: TestHearthSettings = {},
): Promise<TestHearth> {
  const lines: LogLine[] = [];
  const log = createLog('trace', { write: (line: string) => lines.push(JSON.parse(line)) });
  const { appToken, signingSecret } = slack.app;
  const inbound = settings.socketMode ? { appToken } : { signingSecret };
  const hearth = await createHearth(
    {
      settings: {
        slack: {
          apiUrl: slack.apiUrl,
          serves: settings.serves ?? { botToken, installer: settings.installer },
          inbound,
        },
        eraseAfterDays: 14,
        // Each connection costs Postgres 10 ms, and a story rarely needs more than three at once.
        databasePool: 3,
        workerConcurrency: 10,
        // A lower rate would delay the messages of a story in real time.
        messagesPerMinute: 30_000,
      },
      databaseUrl,
      // Generous, for machines that are busy: a query that fails is tried again in real time.
      database: { timeouts: { connection: 20_000, query: 20_000 } },
      handlerTimeoutMs: 15_000,
      addLimitMs: settings.addLimitMs ?? 15_000,
      // The local Slack needs none, and a story would wait in real time.
      pictureProcessingMs: 0,
      callEveryMs: settings.callEveryMs ?? 0,
      queueStore: storeOf(databaseUrl, settings.redisUrl),
      backoffMs: settings.backoffMs,
      clock: slack.clock.now,
      scheduled: false,
      log,
    },
    [...features, ...(settings.more ?? [])],
  );
  const { metricsToken, dashboardPassword } = settings;
  const pages = [hearth.installPages, await operatorPages(hearth, { metricsToken, dashboardPassword })];
  const web = await serve({
    port: 0,
    host: '127.0.0.1',
    onSlack: hearth.httpReceiver?.onRequest,
    check: hearth.check,
    pages,
    log,
  });
  if (!settings.web) await hearth.startWorker();
  await hearth.startWeb();
  const url = `http://127.0.0.1:${web.port}`;
  if (!settings.socketMode) slack.requestUrl = `${url}/slack/events`;
  let stopped = false;
  const settles = () => untilQuiet(slack, hearth);
  const stopListening = settings.web ? [] : [slack.clock.onAdvance(settles), slack.clock.stopsAt(hearth.nextDue)];
  return {
    hearth,
    url,
    log: lines,
    settles,
    stops: async () => {
      if (stopped) return;
      stopped = true;
      for (const stop of stopListening) stop();
      await web.close();
      await hearth.stop();
    },
  };
}
