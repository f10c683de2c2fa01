import { createHmac } from 'node:crypto';

/** A request to Hearth as Slack would make it, except where told otherwise. */
export interface Forgery {
  readonly secret: string;
  /** Seconds before now; negative for the future. */
  readonly age?: number;
  readonly type?: string;
}

/** Posts a body to Hearth's Slack address, signed with that secret. */
export function postSigned(
  url: string,
  body: string,
  { secret, age = 0, type = 'application/json' }: Forgery,
): Promise<Response> {
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` };
  return fetch(`${url}/slack/events`, { method: 'POST', headers, body });
}
