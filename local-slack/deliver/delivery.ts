import type { Sent } from '../world/log.js';

/** Slack waits this long for an acknowledgement, of events, interactions, commands and options alike. */
export const ACKNOWLEDGE_WITHIN_MS = 3000;

export interface Delivery {
  readonly kind: Sent['kind'];
  readonly what: string;
  readonly team: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly retry?: { readonly num: number; readonly reason: string } | undefined;
}

/** How the app answered. `failure` is one of Slack's reasons: `http_timeout`, `http_error`, `connection_failed`. */
export interface Answer {
  readonly body: unknown;
  readonly status?: number | undefined;
  readonly failure?: string | undefined;
  /** The app asked not to be sent this event again. */
  readonly noRetry?: boolean | undefined;
}
