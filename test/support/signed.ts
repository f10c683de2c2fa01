import { createHmac } from 'node:crypto';
import type { LocalSlack } from '../../local-slack/slack.js';
import type { Sent } from '../../local-slack/world/log.js';

/** A request to Hearth as Slack would make it, except where told otherwise. */
export interface Forgery {
  readonly secret: string;
  /** Seconds before now; negative for the future. */
  readonly age?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const FORM = 'application/x-www-form-urlencoded';

/** A body, signed with that secret. The same request can be made twice. */
export function signed(body: string, { secret, age = 0, type = 'application/json', headers }: Forgery) {
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const signature = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` };
  return { method: 'POST', headers: { 'content-type': type, ...signature, ...headers }, body };
}

/** Posts a body to Hearth's Slack address, signed with that secret. */
export function postSigned(url: string, body: string, forgery: Forgery): Promise<Response> {
  return fetch(`${url}/slack/events`, signed(body, forgery));
}

/** Something that Slack sent, as the text that it was sent as. */
export function encoded({ kind, body }: Pick<Sent, 'kind' | 'body'>) {
  if (kind === 'event') return { type: 'application/json', body: JSON.stringify(body) };
  const fields = kind === 'command' ? textsOf(body) : { payload: JSON.stringify(body) };
  return { type: FORM, body: new URLSearchParams(fields).toString() };
}

function textsOf(body: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, typeof value === 'string' ? value : `${JSON.stringify(value)}`]),
  );
}

/** What Slack sends while somebody does something, and which never arrives. */
export async function unheard(slack: LocalSlack, act: () => Promise<unknown>): Promise<Sent[]> {
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

/** The request by which Slack would have sent this. */
export function requestOf(sent: Pick<Sent, 'kind' | 'body'>, secret: string, headers: Record<string, string> = {}) {
  const { type, body } = encoded(sent);
  return signed(body, { secret, type, headers });
}
