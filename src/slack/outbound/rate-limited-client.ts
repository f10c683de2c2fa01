import { type WebAPICallResult, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Database } from '../../core/database/database.js';
import { PermanentError, RetryLater } from '../../core/retry.js';
import type { SealedToken } from '../../core/token-keys.js';
import { retryAfter, verdictOf } from '../errors.js';
import { admission, nextTurn, pauseMethod } from './rate-limits.js';

/** A workspace's access to Slack, as it is at the time of each call. */
export interface Access {
  readonly workspaceId: string;
  /** Returns the token to call Slack with, given the one of the installation. */
  tokenOf(sealed: SealedToken | null): string;
  /** Settles that Slack refused the newest token; returns the error to throw. */
  refused(token: string, error: unknown): Promise<unknown>;
}

/**
 * A client for background work in one workspace. It reads the token before each call, so that a new installation counts
 * at once, in all processes. After Slack rate-limits a method there, in any process, calls of that method throw
 * `RetryLater` without reaching Slack until the pause is over; other methods and workspaces are not affected. In a
 * stopped workspace, all calls throw `PermanentError`.
 */
export class RateLimitedClient extends WebClient {
  constructor(
    private readonly db: Database,
    private readonly access: Access,
    options: WebClientOptions,
  ) {
    super(undefined, { ...options, rejectRateLimitedCalls: true, retryConfig: { retries: 0 } });
  }

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<WebAPICallResult> {
    const token = await this.admit(method);
    try {
      return await this.callWith(token, method, options);
    } catch (error) {
      if (verdictOf(error) !== 'workspace') throw error;
      // A refusal says nothing about a token that was issued since.
      const newest = await this.admit(method);
      if (newest === token) throw await this.access.refused(token, error);
      return this.callWith(newest, method, options);
    }
  }

  private async callWith(token: string, method: string, options?: Record<string, unknown>): Promise<WebAPICallResult> {
    const { workspaceId } = this.access;
    try {
      return await super.apiCall(method, { ...options, token });
    } catch (error) {
      const seconds = retryAfter(error);
      if (seconds === undefined) throw error;
      await this.db.inWorkspace(workspaceId, (tx) => pauseMethod(tx, workspaceId, method, seconds));
      await this.admit(method);
      throw error;
    }
  }

  /** Returns the token for a call that may be made now. */
  private async admit(method: string): Promise<string> {
    const { sealed, waitMs } = await this.db.inWorkspace(this.access.workspaceId, async (tx) => {
      const admitted = await admission(tx, method);
      if (!admitted) throw new PermanentError('Hearth has stopped in that workspace');
      return { ...admitted, waitMs: admitted.isPaused ? await nextTurn(tx, method) : 0 };
    });
    if (waitMs > 0) throw new RetryLater(waitMs, `Slack asked us to wait with ${method}`);
    return this.access.tokenOf(sealed);
  }
}
