import { type App, type AuthorizationError, ErrorCode } from '@slack/bolt';
import type { Log } from '../../core/log.js';
import type { Metrics } from '../../core/metrics.js';
import { PermanentError } from '../../core/retry.js';
import { slackError } from '../errors.js';
import type { HttpReply, SignedRequest } from './http-receiver.js';
import type { Inbox } from './inbox.js';
import { replyToOrgWide } from './org-wide.js';
import { type EventPayload, type Payload, readPayload, storable } from './payload.js';
import { ReplayError } from './replay-guard.js';

type RequestFacts = Pick<SignedRequest, 'isRetry' | 'arrivedAt'> & { readonly signature?: string };

/** Takes a payload from HTTP or a socket. Resolves with the reply once everything that must be durable is stored. */
export type Intake = (body: unknown, request: RequestFacts) => Promise<HttpReply>;

/** Returns an intake that passes events to the inbox and interactions to Bolt. */
export function createIntake(app: App, inbox: Inbox, log: Log, metrics: Metrics): Intake {
  const answer = createAnswer(app, log, metrics);

  async function dispatch(payload: Payload, request: RequestFacts): Promise<HttpReply> {
    if ('command' in payload) return answer(payload, request.signature);
    if (payload.type === 'event_callback') return keep(payload, request);
    if (payload.type === 'url_verification') return { status: 200, body: { challenge: payload.challenge } };
    if (payload.type !== 'app_rate_limited') return answer(payload, request.signature);
    log.warn({ workspaceId: payload.team_id }, 'Slack sends fewer events than there are: more than 30,000 an hour');
    return { status: 200 };
  }

  async function keep({ team_id: workspaceId, event_id: eventId, event }: EventPayload, { isRetry }: RequestFacts) {
    const result = await inbox.store({ workspaceId, eventId, type: event.type, event });
    if (result === 'known' && !isRetry) return replayed(workspaceId, log, metrics);
    return { status: 200 };
  }

  return async (body, request) => {
    const orgWide = replyToOrgWide(body);
    if (orgWide) {
      log.warn({ why: 'an installation in a whole organization' }, 'refused');
      metrics.refusals.inc({ reason: 'org_wide' });
      return orgWide;
    }
    const payload = readPayload(body);
    if (!payload) {
      log.warn('a request that Slack would not make');
      metrics.refusals.inc({ reason: 'malformed' });
      return { status: 400 };
    }
    const kind = 'command' in payload ? 'command' : payload.type;
    let status = 500;
    try {
      const reply = await dispatch(payload, request);
      status = reply.status;
      return reply;
    } finally {
      metrics.acknowledgements.observe({ kind, status }, (performance.now() - request.arrivedAt) / 1000);
    }
  };
}

/** Lets Bolt run the listeners, and replies when they are done. In Socket Mode, Bolt alone wouldn't wait for them. */
function createAnswer(app: App, log: Log, metrics: Metrics) {
  return async (payload: Payload, signature: string | undefined): Promise<HttpReply> => {
    let reply: HttpReply | undefined;
    const ack = async (body: unknown) => {
      reply ??= { status: 200, ...(body ? { body } : {}) };
    };
    try {
      await app.processEvent({ body: storable(payload), ack, customProperties: { signature } });
    } catch (error) {
      if (error instanceof ReplayError) return replayed(error.workspaceId, log, metrics);
      const unauthorized = authorizationFailure(error);
      if (unauthorized instanceof PermanentError) {
        log.warn({ why: unauthorized.message }, 'refused');
        metrics.refusals.inc({ reason: 'not_installed' });
        return { status: 401 };
      }
      // The view didn't open, and its trigger can't be used again, so the status makes Slack show an error.
      const refusal = slackError(error);
      if (!refusal) throw unauthorized ?? error;
      log.error({ err: error, slack: refusal }, 'Slack did not show the answer');
      return { status: 409 };
    }
    return reply ?? { status: 404 };
  };
}

function replayed(workspaceId: string, log: Log, metrics: Metrics): HttpReply {
  log.warn({ workspaceId, why: 'a request that was taken before' }, 'refused');
  metrics.refusals.inc({ reason: 'replayed' });
  return { status: 401 };
}

/** Returns what the `authorize` of an installation threw, which Bolt wraps; undefined for all other errors. */
function authorizationFailure(error: unknown): Error | undefined {
  const isWrapped = error instanceof Error && 'code' in error && error.code === ErrorCode.AuthorizationError;
  return isWrapped ? (error as AuthorizationError).original : undefined;
}
