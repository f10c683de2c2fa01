import { type WebAPICallResult, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Database } from '../../core/database/database.js';
import { PermanentError, RetryLater } from '../../core/retry.js';
import { retryAfter } from '../errors.js';
import { nextTurn, obstacleTo, pauseMethod } from './rate-limits.js';

/**
 * A client for background work in one workspace. After Slack rate-limits a method there, in any process, calls of that
 * method throw `RetryLater` without reaching Slack until the pause is over; other methods and workspaces are not
 * affected. In a stopped workspace, all calls throw `PermanentError`.
 */
export class RateLimitedClient extends WebClient {
  constructor(
    private readonly db: Database,
    private readonly workspaceId: string,
    token: string,
    options: WebClientOptions,
  ) {
    super(token, { ...options, rejectRateLimitedCalls: true, retryConfig: { retries: 0 } });
  }

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<WebAPICallResult> {
    await this.wait(method);
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      const seconds = retryAfter(error);
      if (seconds === undefined) throw error;
      await this.db.inWorkspace(this.workspaceId, (tx) => pauseMethod(tx, this.workspaceId, method, seconds));
      await this.wait(method);
      throw error;
    }
  }

  private async wait(method: string): Promise<void> {
    const ms = await this.db.inWorkspace(this.workspaceId, async (tx) => {
      const obstacle = await obstacleTo(tx, method);
      if (obstacle === 'stopped') throw new PermanentError('Hearth has stopped in that workspace');
      return obstacle ? nextTurn(tx, method) : 0;
    });
    if (ms > 0) throw new RetryLater(ms, `Slack asked us to wait with ${method}`);
  }
}
