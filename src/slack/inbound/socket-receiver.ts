import { type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../core/log.js';
import { createMetrics, type Metrics } from '../../core/metrics.js';
import { boltLogger } from '../bolt-logger.js';
import type { HttpReply } from './http-receiver.js';

/**
 * Returns a receiver that wraps Bolt's for Socket Mode and gives every payload to `take` instead of the app. A payload
 * is acknowledged only if `take` replies with status 200. Errors of `take` are logged. `stop` resolves when no payload
 * is in flight.
 */
export function createSocketReceiver(
  appToken: string,
  apiUrl: string,
  take: (body: unknown) => Promise<HttpReply>,
  log: Log,
  metrics: Metrics = createMetrics(),
): Receiver {
  const installerOptions = { clientOptions: { slackApiUrl: apiUrl } };
  const socket = new SocketModeReceiver({ appToken, logger: boltLogger(log), installerOptions });
  const inFlight = new Set<Promise<void>>();
  metrics.onScrape(() => metrics.requestsInFlight.set(inFlight.size));
  const processEvent = ({ body, ack }: ReceiverEvent) => {
    const working = take(body)
      .then((reply) => (reply.status === 200 ? ack(reply.body) : undefined))
      .catch((error) => log.error({ err: error }, 'a request was not taken'))
      .finally(() => inFlight.delete(working));
    inFlight.add(working);
    return working;
  };
  return {
    // Bolt's receiver gets an app that overrides one method; the original app is unchanged.
    init: (app) => socket.init(Object.create(app, { processEvent: { value: processEvent } })),
    start: () => socket.start(),
    stop: async () => {
      await socket.stop();
      while (inFlight.size > 0) await Promise.all(inFlight);
    },
  };
}
