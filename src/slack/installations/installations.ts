import type { Authorize } from '@slack/bolt';
import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import { verdictOf } from '../errors.js';
import type { NewInstallation } from './installed.js';

/** Speaks to Slack from background work. Let its errors pass: the worker knows which deserve another try. */
export type SlackClientOf = (workspaceId: string) => Promise<WebClient>;

/** Which workspaces Hearth is installed in, and how to speak to each. */
export interface Installations {
  readonly authorize: Authorize<boolean>;
  /** The workspace in which Hearth has never been before, if opening these found one. */
  readonly newInstallation?: NewInstallation | undefined;
  /** For background work: patient, but leaves waiting and trying again to the queue. Throws `PermanentError` for a workspace we are not in. */
  client(workspaceId: string): Promise<WebClient>;
  /** Whether Slack accepts our token there; asked of Slack, also while we are stopped. Throws when Slack does not say. */
  accepted(workspaceId: string): Promise<boolean>;
  /** To be called when something about an installation changed; other processes notice within half a minute by themselves. */
  forget(workspaceId: string): void;
}

/** While a person waits: no second try, no queueing behind a rate limit, and an answer before Slack's 3 seconds are over. */
export const INTERACTIVE_CLIENT: WebClientOptions = {
  timeout: 2_000,
  rejectRateLimitedCalls: true,
  retryConfig: { retries: 0 },
};

/** What goes wrong is told by who asked. */
export const BACKGROUND_CLIENT: WebClientOptions = { timeout: 10_000, logLevel: LogLevel.ERROR };

export const NOT_INSTALLED = 'Hearth is not installed in that workspace.';

/** Asks Slack whether it accepts that token. Throws when it says neither yes nor no. */
export async function isAccepted(apiUrl: string, token: string): Promise<boolean> {
  try {
    await new WebClient(token, { ...INTERACTIVE_CLIENT, logLevel: LogLevel.ERROR, slackApiUrl: apiUrl }).auth.test();
    return true;
  } catch (error) {
    if (verdictOf(error) === 'workspace') return false;
    throw error;
  }
}
