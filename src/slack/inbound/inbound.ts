import { App, type AuthorizationError, type Authorize, ErrorCode, type Receiver } from '@slack/bolt';
import type { Settings } from '../../core/config.js';
import type { Log } from '../../core/log.js';
import { createMetrics, type Metrics } from '../../core/metrics.js';
import { boltLogger } from '../bolt-logger.js';
import { slackError } from '../errors.js';
import { INTERACTIVE_CLIENT } from '../installations/installations.js';
import { instrumentedFetch } from '../outbound/instrumented-fetch.js';
import { createHttpReceiver, type HttpReceiver, type HttpReply, type SignedRequest } from './http-receiver.js';
import type { Inbox } from './inbox.js';
import { type EventPayload, type Payload, readPayload, storable } from './payload.js';
import { ReplayError } from './replay-guard.js';
import { createSocketReceiver } from './socket-receiver.js';

/** Slack's way in: signed HTTP requests, or a socket that we open. Events go to the inbox, what people do goes to Bolt. */
export interface Inbound {
  readonly app: App;
  /** What answers requests to `SLACK_PATH`; undefined with Socket Mode, where Slack makes none. */
  readonly httpReceiver: HttpReceiver | undefined;
  start(): Promise<void>;
  /** Takes nothing new and resolves when everything under way has been answered. */
  stop(): Promise<void>;
}

export const SLACK_PATH = '/slack/events';

type RequestFacts = Pick<SignedRequest, 'isRetry' | 'arrivedAt'> & { readonly signature?: string };

export function createInbound(
  { inbound, apiUrl }: Settings['slack'],
  authorize: Authorize<boolean>,
  inbox: Inbox,
  log: Log,
  metrics: Metrics = createMetrics(),
): Inbound {
  const fromSocket = (body: unknown) => take(body, { isRetry: true, arrivedAt: performance.now() });
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

  async function take(body: unknown, asked: RequestFacts): Promise<HttpReply> {
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

  async function dispatch(payload: Payload, asked: RequestFacts): Promise<HttpReply> {
    if ('command' in payload) return answer(payload, asked);
    if (payload.type === 'event_callback') return keep(payload, asked);
    if (payload.type === 'url_verification') return { status: 200, body: { challenge: payload.challenge } };
    if (payload.type !== 'app_rate_limited') return answer(payload, asked);
    log.warn({ workspaceId: payload.team_id }, 'Slack sends fewer events than there are: more than 30,000 an hour');
    return { status: 200 };
  }

  async function keep({ team_id: workspaceId, event_id: eventId, event }: EventPayload, { isRetry }: RequestFacts) {
    const fate = await inbox.keep({ workspaceId, eventId, type: event.type, event });
    if (fate === 'known' && !isRetry) return replayed(workspaceId);
    return { status: 200 };
  }

  /** Lets Bolt run the listeners, and answers only then: in Socket Mode it would not wait by itself. */
  async function answer(payload: Payload, { signature }: RequestFacts): Promise<HttpReply> {
    let yes: HttpReply | undefined;
    const ack = async (body: unknown) => {
      yes ??= { status: 200, ...(body ? { body } : {}) };
    };
    try {
      await app.processEvent({ body: storable(payload), ack, customProperties: { signature } });
    } catch (error) {
      if (error instanceof ReplayError) return replayed(error.workspaceId);
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

  function replayed(workspaceId: string): HttpReply {
    log.warn({ workspaceId, why: 'a request that was taken before' }, 'refused');
    metrics.refusals.inc({ reason: 'replayed' });
    return { status: 401 };
  }

  const httpReceiver =
    'signingSecret' in inbound
      ? createHttpReceiver(inbound.signingSecret, ({ body, ...asked }) => take(body, asked), log, { metrics })
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

/** Bolt needs a receiver, and ours is in front of it. */
const NO_RECEIVER: Receiver = {
  init: () => undefined,
  start: async () => undefined,
  stop: async () => undefined,
};

function isNotInstalled(error: unknown): error is AuthorizationError {
  return error instanceof Error && 'code' in error && error.code === ErrorCode.AuthorizationError;
}
