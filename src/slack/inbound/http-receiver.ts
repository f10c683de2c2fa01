import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../../core/log.js';
import { createMetrics, type Metrics } from '../../core/metrics.js';
import { signatureOf } from './signature.js';

/** What to answer Slack: an HTTP status, and for what was understood what it should do with it. */
export interface HttpReply {
  readonly status: number;
  readonly body?: unknown;
}

/** Something that Slack signed. */
export interface SignedRequest {
  /** Not yet looked at. */
  readonly body: unknown;
  /** No other request has the same. */
  readonly signature: string;
  /** Slack says that it sends this again. */
  readonly isRetry: boolean;
  /** When its first bytes were there, by `performance.now()`. */
  readonly arrivedAt: number;
}

/** Where Slack's requests come in over HTTP. */
export interface HttpReceiver {
  readonly onRequest: RequestListener;
  /** How many requests are being read or worked on. */
  readonly inFlight: () => number;
  /** Resolves when every request in hand has been answered. */
  drained(): Promise<void>;
}

const BODY_LIMIT = 1024 * 1024;

/**
 * What 20 connections to the database can work off before Slack stops waiting; more than that would only make all of them late. Slack
 * sends the events again, and a person hears at once that they should try again.
 */
const MAX_IN_FLIGHT = 500;

/** Lets in what Slack signed, not long ago and not too large, and answers with what `take` makes of it; 500 when that throws. */
export function createHttpReceiver(
  secret: string,
  take: (request: SignedRequest) => Promise<HttpReply>,
  log: Log,
  { maxInFlight = MAX_IN_FLIGHT, metrics = createMetrics() }: { maxInFlight?: number; metrics?: Metrics } = {},
): HttpReceiver {
  const inHand = new Set<Promise<void>>();
  metrics.onScrape(() => metrics.requestsInHand.set(inHand.size));
  const refuse: Refuse = (status, reason) => {
    metrics.refusals.inc({ reason });
    return { status };
  };
  const work = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      send(response, await receive(request, secret, take, refuse));
    } catch (error) {
      log.error({ err: error }, 'a request was not taken');
      send(response, { status: 500 });
    }
  };
  return {
    onRequest: (request, response) => {
      if (inHand.size >= maxInFlight) {
        response.setHeader('retry-after', '1');
        return send(response, refuse(503, 'too_many'));
      }
      const working = work(request, response).finally(() => inHand.delete(working));
      inHand.add(working);
    },
    inFlight: () => inHand.size,
    drained: async () => {
      while (inHand.size > 0) await Promise.all(inHand);
    },
  };
}

/** Counts a refusal for that reason. */
type Refuse = (status: number, reason: string) => HttpReply;

async function receive(
  request: IncomingMessage,
  secret: string,
  take: (request: SignedRequest) => Promise<HttpReply>,
  refuse: Refuse,
): Promise<HttpReply> {
  const arrivedAt = performance.now();
  if (request.method !== 'POST') return refuse(405, 'method');
  const raw = await bodyOf(request);
  if (raw === 'too large') return refuse(413, 'too_large');
  if (raw === 'cut off') return refuse(400, 'cut_off');
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  if (isForm && isCertificateCheck(raw)) return { status: 200 };
  const signature = signatureOf(secret, request.headers, raw);
  if (!signature) return refuse(401, 'signature');
  const body = parse(raw, isForm);
  if (body === undefined) return refuse(400, 'unreadable');
  return take({ body, signature, isRetry: request.headers['x-slack-retry-num'] !== undefined, arrivedAt });
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

/** Slack sees now and then whether our certificate is in order; this may come without a signature, and does nothing. */
function isCertificateCheck(raw: Buffer): boolean {
  return raw.length < 1_000 && new URLSearchParams(raw.toString()).get('ssl_check') === '1';
}

/** Events are JSON; clicks are JSON in the field `payload` of a form, commands a form. Undefined for what cannot be read. */
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

/** Answers in Slack's terms: nothing, a text, or JSON. A connection whose request was not read to its end is closed. */
function send(response: ServerResponse, { status, body }: HttpReply): void {
  if (response.headersSent || response.destroyed) return;
  if (!response.req.complete) response.setHeader('connection', 'close');
  if (body === undefined) response.writeHead(status, { 'content-length': 0 }).end();
  else if (typeof body === 'string') response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
