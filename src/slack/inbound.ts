import type { RequestListener } from 'node:http';
import { App, type Authorize, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Settings } from '../core/config.js';
import type { Log } from '../core/log.js';
import { IN_A_HURRY } from './installations.js';

/** Slack's way in: Bolt behind signed HTTP requests, or behind a socket that we open. */
export interface Inbound {
  readonly app: App;
  /** Answers requests to `SLACK_PATH`; undefined with Socket Mode, where Slack makes none. */
  readonly onRequest: RequestListener | undefined;
  start(): Promise<void>;
  /** Takes nothing new and resolves when everything under way has been answered. */
  stop(): Promise<void>;
}

export const SLACK_PATH = '/slack/events';

/** Slack's clock and ours may differ by this much, either way; it refuses older requests by itself. */
const AHEAD_S = 60;

const BODY_LIMIT = 1024 * 1024;

export function createInbound(
  { inbound, apiUrl }: Settings['slack'],
  authorize: Authorize<boolean>,
  log: Log,
): Inbound {
  const logger = boltLogger(log);
  const http = 'signingSecret' in inbound ? httpReceiver(inbound.signingSecret, logger) : undefined;
  const socket = 'appToken' in inbound ? socketReceiver(inbound.appToken, apiUrl, logger) : undefined;
  const app = new App({
    authorize,
    logger,
    convoStore: false,
    clientOptions: { ...IN_A_HURRY, slackApiUrl: apiUrl },
    ...(http ? { receiver: http } : {}),
    ...(socket ? { receiver: socket } : {}),
  });
  app.error(async (error) => {
    log.error({ err: error }, 'a request was not taken');
    throw error; // Slack should hear of it, and try again
  });
  const drained = acknowledgeAfterListeners(app);
  return {
    app,
    onRequest: http && guarded(http.requestListener),
    start: async () => {
      await socket?.start();
    },
    stop: async () => {
      await socket?.stop();
      await drained();
    },
  };
}

/**
 * Bolt says yes to an event before its listeners have run, so an event that could not be stored would be lost. Here every yes
 * waits for the listeners, and becomes a no when they fail. Returns what waits for all that is under way.
 */
function acknowledgeAfterListeners(app: App): () => Promise<void> {
  const underWay = new Set<Promise<void>>();
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    let yes: { readonly response: unknown } | undefined;
    const hold = async (response: unknown) => {
      yes ??= { response };
    };
    const done = processEvent({ ...event, ack: hold });
    underWay.add(done);
    try {
      await done;
    } finally {
      underWay.delete(done);
    }
    if (yes) await event.ack(yes.response);
  };
  return async () => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
}

/** Refuses requests dated in the future, which Bolt would take for fresh, and mends a content type that Bolt does not know. */
function guarded(listener: RequestListener): RequestListener {
  return (request, response) => {
    const sentAt = Number(request.headers['x-slack-request-timestamp']);
    if (sentAt > Date.now() / 1000 + AHEAD_S) {
      response.writeHead(401).end();
      return;
    }
    const type = request.headers['content-type']?.split(';')[0]?.trim();
    if (type === 'application/x-www-form-urlencoded') request.headers['content-type'] = type;
    listener(request, response);
  };
}

function httpReceiver(signingSecret: string, logger: Logger): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret,
    endpoints: SLACK_PATH,
    bodyLimit: BODY_LIMIT,
    logger,
    // Bolt asks after 3 seconds about every request that was not acknowledged, those answered with an error included.
    unhandledRequestHandler: ({ response }) => {
      if (!response.writableEnded) response.writeHead(503).end();
    },
  });
}

function socketReceiver(appToken: string, apiUrl: string, logger: Logger): SocketModeReceiver {
  return new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: { slackApiUrl: apiUrl } } });
}

/** Bolt's own words in our log. Its debug and info lines are left out: they quote what people wrote. */
function boltLogger(log: Log): Logger {
  const bolt = log.child({ from: 'bolt' });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words) => bolt.warn(words.map(String).join(' ')),
    error: (...words) => bolt.error(words.map(String).join(' ')),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
