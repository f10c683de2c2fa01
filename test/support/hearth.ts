import { createHearth, type Hearth } from '../../src/app.js';
import { createLog } from '../../src/core/log.js';
import { features } from '../../src/features/index.js';
import type { QueueStore } from '../../src/queue/store.js';
import { serve } from '../../src/web.js';
import type { LocalSlack } from '../fake-slack/slack.js';
import { freshDatabase, type TestDatabase } from './database.js';
import { untilQuiet } from './until-quiet.js';

/** A whole Hearth against a local Slack, with a database of its own; the time is that of Slack's clock. */
export interface TestHearth {
  readonly hearth: Hearth;
  readonly database: TestDatabase;
  /** Has everything that is due now done, and waits until it is. */
  settles(): Promise<void>;
  stops(): Promise<void>;
}

export async function startTestHearth(
  slack: LocalSlack,
  botToken: string,
  { queueStore, installer, socket = false }: { queueStore?: QueueStore; installer?: string; socket?: boolean } = {},
): Promise<TestHearth> {
  const database = await freshDatabase();
  const log = createLog(process.env.TEST_LOG_LEVEL ?? 'silent');
  const inbound = socket ? { appToken: slack.app.appToken } : { signingSecret: slack.app.signingSecret };
  const hearth = await createHearth(
    {
      settings: {
        slack: { apiUrl: slack.apiUrl, botToken, inbound, installer },
        databasePool: 12,
        workerConcurrency: 10,
      },
      databaseUrl: database.url,
      queueStore: queueStore ?? { postgresUrl: database.url },
      queuePrefix: new URL(database.url).pathname.slice(1),
      clock: slack.clock.now,
      scheduled: false,
      log,
    },
    features,
  );
  const web = await serve({ port: 0, onSlack: hearth.onRequest, check: hearth.check, log });
  await hearth.startWorker();
  await hearth.startWeb();
  if (!socket) slack.requestUrl = `http://127.0.0.1:${web.port}/slack/events`;
  const settles = () => untilQuiet(slack, hearth);
  slack.clock.onAdvance(settles);
  return {
    hearth,
    database,
    settles,
    stops: async () => {
      await web.close();
      await hearth.stop();
      await database.drop();
    },
  };
}
