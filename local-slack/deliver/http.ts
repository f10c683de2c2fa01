import type { World } from '../world/world.js';
import type { Answer, Delivery } from './delivery.js';
import { signature } from './sign.js';

/** Posts a signed request: events as JSON, interactions as a form with `payload`, commands as a flat form. */
export async function sendByHttp(world: World, delivery: Delivery): Promise<Answer> {
  if (world.requestUrl === undefined) return { body: undefined, failure: 'connection_failed' };
  const body = encode(delivery);
  const signal = AbortSignal.timeout(world.answerWithinMs);
  try {
    const response = await fetch(world.requestUrl, {
      method: 'POST',
      redirect: 'manual',
      body,
      headers: {
        'content-type': delivery.kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signature(world.app.signingSecret, body),
        ...retryHeaders(delivery),
      },
      signal,
    });
    const answer = { body: parse(await response.text()), status: response.status };
    if (response.ok) return answer;
    return { ...answer, failure: 'http_error', noRetry: response.headers.get('x-slack-no-retry') === '1' };
  } catch {
    return { body: undefined, failure: signal.aborted ? 'http_timeout' : 'connection_failed' };
  }
}

function encode({ kind, body }: Delivery): string {
  if (kind === 'event') return JSON.stringify(body);
  if (kind === 'command') {
    return new URLSearchParams(
      Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)])),
    ).toString();
  }
  return new URLSearchParams({ payload: JSON.stringify(body) }).toString();
}

function retryHeaders({ retry }: Delivery): Record<string, string> {
  return retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {};
}

function parse(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
