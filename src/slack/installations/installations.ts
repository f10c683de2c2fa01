import type { Authorize } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Clock } from '../../core/clock.js';
import type { Database } from '../../core/database/database.js';
import type { Log } from '../../core/log.js';
import { SILENT_LOGGER } from '../bolt-logger.js';
import { verdictOf } from '../errors.js';
import type { Pace } from '../outbound/rate-limited-client.js';
import type { NewInstallation } from './installed.js';
import type { AskAboutToken } from './refusal.js';

/**
 * Returns the client for background work in a workspace. Let its errors through: the worker knows which ones to retry.
 */
export type SlackClientOf = (workspaceId: string) => Promise<WebClient>;

/** The workspaces that Hearth is installed in, with access to each. */
export interface Installations {
  /** Throws a `PermanentError` for a workspace in which Hearth is not installed. */
  readonly authorize: Authorize<boolean>;
  /** The workspace in which Hearth was installed for the first time, if startup found one. */
  readonly newInstallation?: NewInstallation | undefined;
  /**
   * Returns the client for background work. It leaves waiting and retries to the queue. Its calls throw `PermanentError`
   * if Hearth isn't installed there.
   */
  client(workspaceId: string): Promise<WebClient>;
  /** Asks Slack if it accepts our token there, also for a stopped workspace. Throws if Slack gives no clear answer. */
  accepted(workspaceId: string): Promise<boolean>;
}

/** The parts that installations need. */
export interface Opening {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** For clients in the background. */
  readonly options: WebClientOptions;
  readonly pace: Pace;
}

/**
 * For requests that a user waits for: no retries, no waiting for a rate limit, and a timeout within Slack's 3 seconds.
 */
export const INTERACTIVE_CLIENT: WebClientOptions = {
  timeout: 2_000,
  rejectRateLimitedCalls: true,
  retryConfig: { retries: 0 },
  logger: SILENT_LOGGER,
};

/** For background work. */
export const BACKGROUND_CLIENT: WebClientOptions = { timeout: 10_000, logger: SILENT_LOGGER };

export const NOT_INSTALLED = 'Hearth isn’t installed in that workspace.';

/** Returns a function that asks Slack if it accepts a token. Throws if Slack gives no clear answer. */
export function createAskAboutToken(options: WebClientOptions): AskAboutToken {
  return async (token) => {
    try {
      await new WebClient(token, { ...options, ...INTERACTIVE_CLIENT }).auth.test();
      return true;
    } catch (error) {
      if (verdictOf(error) === 'workspace') return false;
      throw error;
    }
  };
}
