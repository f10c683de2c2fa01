import { App, type Authorize, type Receiver } from '@slack/bolt';
import type { Settings } from '../../core/config.js';
import type { Log } from '../../core/log.js';
import { createMetrics, type Metrics } from '../../core/metrics.js';
import { boltLogger } from '../bolt-logger.js';
import { INTERACTIVE_CLIENT } from '../installations/installations.js';
import { instrumentedFetch } from '../outbound/instrumented-fetch.js';
import { createHttpReceiver, type HttpReceiver } from './http-receiver.js';
import type { Inbox } from './inbox.js';
import { createIntake } from './intake.js';
import { createSocketReceiver } from './socket-receiver.js';

/**
 * Receives what Slack sends, as signed HTTP requests or over a socket. Events go to the inbox, interactions to Bolt.
 */
export interface Inbound {
  readonly app: App;
  /** Answers requests to `SLACK_PATH`; undefined with Socket Mode, in which Slack makes none. */
  readonly httpReceiver: HttpReceiver | undefined;
  start(): Promise<void>;
  /** Stops accepting from the socket, and resolves when all requests in flight have been answered. */
  stop(): Promise<void>;
}

export const SLACK_PATH = '/slack/events';

export function createInbound(
  { inbound, apiUrl }: Settings['slack'],
  authorize: Authorize<boolean>,
  inbox: Inbox,
  log: Log,
  metrics: Metrics = createMetrics(),
): Inbound {
  const fromSocket = (body: unknown) => intake(body, { isRetry: true, arrivedAt: performance.now() });
  const socket =
    'appToken' in inbound ? createSocketReceiver(inbound.appToken, apiUrl, fromSocket, log, metrics) : undefined;
  const app = new App({
    authorize,
    logger: boltLogger(log),
    convoStore: false,
    clientOptions: { ...INTERACTIVE_CLIENT, slackApiUrl: apiUrl, fetch: instrumentedFetch(metrics) },
    receiver: socket ?? NO_RECEIVER,
  });
  app.error(async (error) => {
    throw error;
  });
  const intake = createIntake(app, inbox, log, metrics);
  const httpReceiver =
    'signingSecret' in inbound
      ? createHttpReceiver(inbound.signingSecret, ({ body, ...request }) => intake(body, request), log, { metrics })
      : undefined;
  return {
    app,
    httpReceiver,
    start: async () => {
      await socket?.start();
    },
    stop: async () => {
      await socket?.stop();
      await httpReceiver?.drained();
    },
  };
}

/** Bolt requires a receiver, but our HTTP receiver calls the app through the intake. */
const NO_RECEIVER: Receiver = {
  init: () => undefined,
  start: async () => undefined,
  stop: async () => undefined,
};
