import {
  App,
  type AuthorizationError,
  type Authorize,
  ErrorCode,
  type Logger,
  type Receiver,
  type ReceiverEvent,
  SocketModeReceiver,
} from '@slack/bolt';
import type { Settings } from '../../core/config.js';
import type { Log } from '../../core/log.js';
import { createMetrics, type Metrics } from '../../core/metrics.js';
import { boltLogger } from '../bolt-logger.js';
import { slackError } from '../errors.js';
import { IN_A_HURRY } from '../installations/installations.js';
import { watchedFetch } from '../outbound/instrumented-fetch.js';
import { createFrontDoor, type FrontDoor, type Reply, type SignedRequest } from './http-receiver.js';
import type { Inbox } from './inbox.js';
import { type EventPayload, type Payload, readPayload, storable } from './payload.js';
import { Replayed } from './replay-guard.js';

/** Slack's way in: signed HTTP requests, or a socket that we open. Events go to the inbox, what people do goes to Bolt. */
export interface Inbound {
  readonly app: App;
  /** What answers requests to `SLACK_PATH`; undefined with Socket Mode, where Slack makes none. */
  readonly frontDoor: FrontDoor | undefined;
  start(): Promise<void>;
  /** Takes nothing new and resolves when everything under way has been answered. */
  stop(): Promise<void>;
}

export const SLACK_PATH = '/slack/events';

type Asked = Pick<SignedRequest, 'repeated' | 'arrivedAt'> & { readonly signature?: string };

export function createInbound(
  { inbound, apiUrl }: Settings['slack'],
  authorize: Authorize<boolean>,
  inbox: Inbox,
  log: Log,
  metrics: Metrics = createMetrics(),
): Inbound {
  const logger = boltLogger(log);
  const socket = 'appToken' in inbound ? socketReceiver(inbound.appToken, apiUrl, logger) : undefined;
  const app = new App({
    authorize,
    logger,
    convoStore: false,
    clientOptions: { ...IN_A_HURRY, slackApiUrl: apiUrl, fetch: watchedFetch(metrics) },
    receiver: socket ?? BY_OUR_FRONT_DOOR,
  });
  app.error(async (error) => {
    throw error;
  });
  const ask = app.processEvent.bind(app);

  async function take(body: unknown, asked: Asked): Promise<Reply> {
    const payload = readPayload(body);
    if (!payload) {
      log.warn('a request that Slack would not make');
      metrics.refusals.inc({ reason: 'malformed' });
      return { status: 400 };
    }
    const kind = 'command' in payload ? 'command' : payload.type;
    let status = 500;
    try {
      const reply = await dispatch(payload, asked);
      status = reply.status;
      return reply;
    } finally {
      metrics.acknowledgements.observe({ kind, status }, (performance.now() - asked.arrivedAt) / 1000);
    }
  }

  async function dispatch(payload: Payload, asked: Asked): Promise<Reply> {
    if ('command' in payload) return answer(payload, asked);
    if (payload.type === 'event_callback') return keep(payload, asked);
    if (payload.type === 'url_verification') return { status: 200, body: { challenge: payload.challenge } };
    if (payload.type !== 'app_rate_limited') return answer(payload, asked);
    log.warn({ workspaceId: payload.team_id }, 'Slack sends fewer events than there are: more than 30,000 an hour');
    return { status: 200 };
  }

  async function keep({ team_id: workspaceId, event_id: eventId, event }: EventPayload, { repeated }: Asked) {
    const fate = await inbox.keep({ workspaceId, eventId, type: event.type, event });
    if (fate === 'known' && !repeated) return replayed(workspaceId);
    return { status: 200 };
  }

  /** Lets Bolt run the listeners, and answers only then: in Socket Mode it would not wait by itself. */
  async function answer(payload: Payload, { signature }: Asked): Promise<Reply> {
    let yes: Reply | undefined;
    const ack = async (body: unknown) => {
      yes ??= { status: 200, ...(body ? { body } : {}) };
    };
    try {
      await ask({ body: storable(payload), ack, customProperties: { signature } });
    } catch (error) {
      if (error instanceof Replayed) return replayed(error.workspaceId);
      if (isNotInstalled(error)) {
        log.warn({ why: error.message }, 'refused');
        metrics.refusals.inc({ reason: 'not_installed' });
        return { status: 401 };
      }
      // What should have opened did not, and without its trigger there is no other way to tell: Slack says that it failed.
      const refusal = slackError(error);
      if (!refusal) throw error;
      log.error({ err: error, slack: refusal }, 'Slack did not show the answer');
      return { status: 409 };
    }
    return yes ?? { status: 404 };
  }

  function replayed(workspaceId: string): Reply {
    log.warn({ workspaceId, why: 'a request that was taken before' }, 'refused');
    metrics.refusals.inc({ reason: 'replayed' });
    return { status: 401 };
  }

  const frontDoor =
    'signingSecret' in inbound
      ? createFrontDoor(inbound.signingSecret, ({ body, ...asked }) => take(body, asked), log, { metrics })
      : undefined;
  const fromSocket = (body: unknown) => take(body, { repeated: true, arrivedAt: performance.now() });
  const drained = takeFromSocket(app, fromSocket, log, socket && metrics);
  return {
    app,
    frontDoor,
    start: async () => {
      await socket?.start();
    },
    stop: async () => {
      await socket?.stop();
      await drained();
      await frontDoor?.drained();
    },
  };
}

/** Bolt's socket hands everything to this method; what is not acknowledged Slack sends again. Returns what waits for all under way. */
function takeFromSocket(
  app: App,
  take: (body: unknown) => Promise<Reply>,
  log: Log,
  metrics: Metrics | undefined,
): () => Promise<void> {
  const underWay = new Set<Promise<void>>();
  metrics?.onScrape(() => metrics.requestsInHand.set(underWay.size));
  app.processEvent = ({ body, ack }: ReceiverEvent) => {
    const working = take(body)
      .then((reply) => (reply.status === 200 ? ack(reply.body) : undefined))
      .catch((error) => log.error({ err: error }, 'a request was not taken'))
      .finally(() => underWay.delete(working));
    underWay.add(working);
    return working;
  };
  return async () => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
}

/** Bolt needs a receiver, and ours is in front of it. */
const BY_OUR_FRONT_DOOR: Receiver = {
  init: () => undefined,
  start: async () => undefined,
  stop: async () => undefined,
};

function isNotInstalled(error: unknown): error is AuthorizationError {
  return error instanceof Error && 'code' in error && error.code === ErrorCode.AuthorizationError;
}

function socketReceiver(appToken: string, apiUrl: string, logger: Logger): SocketModeReceiver {
  return new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: { slackApiUrl: apiUrl } } });
}
