import type { WebClientOptions } from '@slack/web-api';
import { z } from 'zod';
import type { Metrics } from '../../core/metrics.js';
import { withRetryAfter } from './retry-after.js';

type Fetch = NonNullable<WebClientOptions['fetch']>;

const refusal = z.object({ ok: z.literal(false), error: z.string().regex(/^\w{1,80}$/) });

const RATE_LIMITED = 429;

/**
 * Returns a `fetch` for Slack's client that measures each call and counts it by method and Slack's error code. Puts a
 * `Retry-After` within bounds, because the client would believe any number, and throw on anything else.
 */
export function instrumentedFetch(metrics: Metrics): Fetch {
  return async (url, init) => {
    const method = methodOf(String(url));
    const done = metrics.slackCallDuration.startTimer({ method });
    let outcome = 'no_answer';
    try {
      const response = await fetch(url, init);
      const text = await response.text();
      outcome = response.ok ? outcomeOf(text) : `http_${response.status}`;
      return {
        ok: response.ok,
        status: response.status,
        statusText: response.statusText,
        url: response.url,
        headers: response.status === RATE_LIMITED ? withRetryAfter(response.headers) : response.headers,
        text: async () => text,
        json: async () => JSON.parse(text),
        arrayBuffer: async () => new TextEncoder().encode(text).buffer,
      };
    } finally {
      done();
      metrics.slackCalls.inc({ method, outcome });
    }
  };
}

/** Returns the API method; `other` for any other URL, such as an upload's, since those contain ids. */
function methodOf(url: string): string {
  return /\/([a-z]+(?:\.[A-Za-z]+)+)$/.exec(url)?.[1] ?? 'other';
}

function outcomeOf(text: string): string {
  if (text.startsWith('{"ok":true')) return 'ok';
  try {
    const body: unknown = JSON.parse(text);
    return refusal.safeParse(body).data?.error ?? 'ok';
  } catch {
    return 'unreadable';
  }
}
