import { createHmac } from 'node:crypto';
import type { LocalSlack } from '../../local-slack/slack.js';
import type { Sent } from '../../local-slack/world/log.js';

/** The secret and the deviations from a normal request of Slack. */
export interface SigningOptions {
  readonly secret: string;
  /** The age of the timestamp in seconds; negative for the future. */
  readonly age?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const FORM = 'application/x-www-form-urlencoded';

/** Returns the options for `fetch` with a signed body. They can be used twice, for a replay. */
export function signed(body: string, { secret, age = 0, type = 'application/json', headers }: SigningOptions) {
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const signature = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` };
  return { method: 'POST', headers: { 'content-type': type, ...signature, ...headers }, body };
}

/** Posts a signed body to Hearth's address for Slack. */
export function postSigned(url: string, body: string, options: SigningOptions): Promise<Response> {
  return fetch(`${url}/slack/events`, signed(body, options));
}

/** Returns a recorded request's body as text, with its content type. */
export function encodeBody({ kind, body }: Pick<Sent, 'kind' | 'body'>) {
  if (kind === 'event') return { type: 'application/json', body: JSON.stringify(body) };
  const fields = kind === 'command' ? textsOf(body) : { payload: JSON.stringify(body) };
  return { type: FORM, body: new URLSearchParams(fields).toString() };
}

function textsOf(body: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, typeof value === 'string' ? value : `${JSON.stringify(value)}`]),
  );
}

/** Returns the requests that Slack sends during `act`. None of them reaches Hearth. */
export async function captureRequests(slack: LocalSlack, act: () => Promise<unknown>): Promise<Sent[]> {
  const { requestUrl } = slack;
  const before = slack.deliveries().length;
  slack.requestUrl = 'http://127.0.0.1:9/nobody';
  await act();
  await slack.settled();
  slack.requestUrl = requestUrl;
  return slack
    .deliveries()
    .slice(before)
    .filter((sent) => sent.retry === 0);
}

/** Returns the options for `fetch` that send a recorded request again, with a new signature. */
export function requestOf(sent: Pick<Sent, 'kind' | 'body'>, secret: string, headers: Record<string, string> = {}) {
  const { type, body } = encodeBody(sent);
  return signed(body, { secret, type, headers });
}
