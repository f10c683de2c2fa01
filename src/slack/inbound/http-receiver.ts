import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../../core/log.js';
import { createMetrics, type Metrics } from '../../core/metrics.js';
import { signatureOf } from './signature.js';

/** A reply to Slack: an HTTP status, and a body if Slack expects one. */
export interface HttpReply {
  readonly status: number;
  readonly body?: unknown;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** A request with a valid signature. */
export interface SignedRequest {
  /** Parsed, but not validated. */
  readonly body: unknown;
  /** Unique to the request. */
  readonly signature: string;
  /** True if Slack marks this as a retry. */
  readonly isRetry: boolean;
  /** The time at which the headers had arrived, by `performance.now()`. */
  readonly arrivedAt: number;
}

/** Receives Slack's requests over HTTP. */
export interface HttpReceiver {
  readonly onRequest: RequestListener;
  /** Returns the number of signed requests that are being handled. */
  readonly inFlight: () => number;
  /** Resolves when every request in flight has been answered. */
  drained(): Promise<void>;
}

const BODY_LIMIT = 1024 * 1024;

/**
 * The number of requests that 20 database connections can handle within Slack's 3 seconds; accepting more would only
 * make all of them late. Slack retries refused events, and shows an error at once to a user whose action is refused.
 */
const MAX_IN_FLIGHT = 500;

/**
 * The number of requests whose body is being read. One more cuts off the oldest: Slack's are read within milliseconds,
 * so the oldest is a stranger's.
 */
const MAX_READING = 500;

/** Passes requests with a valid, recent signature to `take`, and sends its reply; 500 if `take` throws. */
export function createHttpReceiver(
  secret: string,
  take: (request: SignedRequest) => Promise<HttpReply>,
  log: Log,
  {
    maxInFlight = MAX_IN_FLIGHT,
    maxReading = MAX_READING,
    metrics = createMetrics(),
  }: { maxInFlight?: number; maxReading?: number; metrics?: Metrics } = {},
): HttpReceiver {
  const [open, inFlight] = [new Set<Promise<void>>(), new Set<Promise<HttpReply>>()];
  const reading = new Set<IncomingMessage>();
  metrics.onScrape(() => metrics.requestsInFlight.set(inFlight.size));
  const refuse: Refuse = (status, reason) => {
    metrics.refusals.inc({ reason });
    return { status };
  };
  const read = async (request: IncomingMessage) => {
    const [oldest] = reading;
    if (oldest && reading.size >= maxReading) {
      // Not only when it has closed: several may arrive before that.
      reading.delete(oldest);
      oldest.destroy();
    }
    reading.add(request);
    return bodyOf(request).finally(() => reading.delete(request));
  };
  const handle = (request: SignedRequest) => {
    if (inFlight.size >= maxInFlight) return { ...refuse(503, 'too_many'), retryAfter: 1 };
    const handling = take(request).finally(() => inFlight.delete(handling));
    inFlight.add(handling);
    return handling;
  };
  const work = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      send(response, await receive(request, secret, read, handle, refuse));
    } catch (error) {
      log.error({ err: error }, 'a request was not taken');
      send(response, { status: 500 });
    }
  };
  return {
    onRequest: (request, response) => {
      const working = work(request, response).finally(() => open.delete(working));
      open.add(working);
    },
    inFlight: () => inFlight.size,
    drained: async () => {
      while (open.size > 0) await Promise.all(open);
    },
  };
}

/** Counts a refusal for that reason and returns the reply. */
type Refuse = (status: number, reason: string) => HttpReply;

async function receive(
  request: IncomingMessage,
  secret: string,
  read: typeof bodyOf,
  handle: (request: SignedRequest) => Promise<HttpReply> | HttpReply,
  refuse: Refuse,
): Promise<HttpReply> {
  const arrivedAt = performance.now();
  if (request.method !== 'POST') return refuse(405, 'method');
  const raw = await read(request);
  if (raw === 'too large') return refuse(413, 'too_large');
  if (raw === 'cut off') return refuse(400, 'cut_off');
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  if (isForm && isCertificateCheck(raw)) return { status: 200 };
  const signature = signatureOf(secret, request.headers, raw);
  if (!signature) return refuse(401, 'signature');
  const body = parse(raw, isForm);
  if (body === undefined) return refuse(400, 'unreadable');
  return handle({ body, signature, isRetry: request.headers['x-slack-retry-num'] !== undefined, arrivedAt });
}

function bodyOf(request: IncomingMessage): Promise<Buffer | 'too large' | 'cut off'> {
  if (Number(request.headers['content-length']) > BODY_LIMIT) return Promise.resolve('too large');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request
      .on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= BODY_LIMIT) chunks.push(chunk);
        else resolve('too large');
      })
      .once('end', () => resolve(Buffer.concat(chunks)))
      .once('error', () => resolve('cut off'))
      .once('close', () => resolve('cut off'));
  });
}

/** Returns true for Slack's periodic check of our TLS certificate, which may be unsigned and has no effect. */
function isCertificateCheck(raw: Buffer): boolean {
  return raw.length < 1_000 && new URLSearchParams(raw.toString()).get('ssl_check') === '1';
}

/**
 * Parses a body: JSON for events, JSON in the form field `payload` for interactions, a form for commands. Undefined if
 * malformed.
 */
function parse(raw: Buffer, isForm: boolean): unknown {
  try {
    if (!isForm) return JSON.parse(raw.toString());
    const form = new URLSearchParams(raw.toString());
    const payload = form.get('payload');
    return payload === null ? Object.fromEntries(form) : JSON.parse(payload);
  } catch {
    return undefined;
  }
}

/** Sends a reply with no body, plain text or JSON. Closes the connection if the request wasn't read completely. */
function send(response: ServerResponse, { status, body, retryAfter }: HttpReply): void {
  if (response.headersSent || response.destroyed) return;
  if (retryAfter) response.setHeader('retry-after', retryAfter);
  if (!response.req.complete) response.setHeader('connection', 'close');
  if (body === undefined) response.writeHead(status, { 'content-length': 0 }).end();
  else if (typeof body === 'string') response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
