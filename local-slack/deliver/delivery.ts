import type { Sent } from '../world/log.js';

export interface Delivery {
  readonly kind: Sent['kind'];
  readonly what: string;
  readonly team: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly retry?: { readonly num: number; readonly reason: string } | undefined;
}

/** The app's response. `failure` is one of Slack's reasons: `http_timeout`, `http_error`, `connection_failed`. */
export interface Answer {
  readonly body: unknown;
  readonly status?: number | undefined;
  readonly failure?: string | undefined;
  /** The app asked Slack not to retry this event. */
  readonly noRetry?: boolean | undefined;
}

/** The next event of a type, which is held back. */
export interface Hold {
  readonly what: string;
  held: Delivery | undefined;
}
