import { setTimeout as pause } from 'node:timers/promises';
import { type WebAPICallResult, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Database } from '../../core/database/database.js';
import { MINUTE } from '../../core/durations.js';
import { RetryLater, StoppedError } from '../../core/retry.js';
import type { SealedToken } from '../../core/token-keys.js';
import { retryAfter, verdictOf } from '../errors.js';
import { type Limited, limitedIn } from './limited.js';
import { admission, nextTurn, pauseMethod, takeTurn } from './rate-limits.js';

/** A workspace's access to Slack, as it is at the time of each call. */
export interface Access {
  readonly workspaceId: string;
  /** Returns the token to call Slack with, given the one of the installation. */
  tokenOf(sealed: SealedToken | null): string;
  /** Settles that Slack refused the newest token; returns the error to throw. */
  refused(token: string, error: unknown): Promise<unknown>;
}

/** How fast background work may call Slack in one workspace. */
export interface Pace {
  /** The time between two posts in a channel, and between two Homes of a person. */
  readonly callEveryMs: number;
  /** The rate at which posts that waited for the end of a pause are made. */
  readonly messagesPerMinute: number;
}

/**
 * A client for background work in one workspace. It reads the token before each call, so that a new installation counts
 * at once, in all processes. After Slack rate-limits a method there, in any process, calls of that method throw
 * `RetryLater` without reaching Slack until the pause is over; other methods and workspaces are not affected, nor other
 * channels if it was a post in one. Posts in the same channel, and Homes of the same person, are `callEveryMs` apart. In a
 * stopped workspace, all calls throw `StoppedError`.
 */
export class RateLimitedClient extends WebClient {
  constructor(
    private readonly db: Database,
    private readonly access: Access,
    options: WebClientOptions,
    private readonly pace: Pace,
  ) {
    super(undefined, { ...options, rejectRateLimitedCalls: true, retryConfig: { retries: 0 } });
  }

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<WebAPICallResult> {
    const limited = limitedIn(method, options);
    const token = await this.admit(method, limited);
    try {
      return await this.callWith(token, method, limited, options);
    } catch (error) {
      if (verdictOf(error) !== 'workspace') throw error;
      // A refusal says nothing about a token that was issued since.
      const newest = await this.admit(method);
      if (newest === token) throw await this.access.refused(token, error);
      return this.callWith(newest, method, limited, options);
    }
  }

  private async callWith(
    token: string,
    method: string,
    limited: Limited | undefined,
    options?: Record<string, unknown>,
  ): Promise<WebAPICallResult> {
    const { workspaceId } = this.access;
    try {
      return await super.apiCall(method, { ...options, token });
    } catch (error) {
      const seconds = retryAfter(error);
      if (seconds === undefined) throw error;
      const paused = limited?.isOwn ? limited.key : method;
      const waitMs = await this.db.inWorkspace(workspaceId, async (tx) => {
        await pauseMethod(tx, workspaceId, paused, seconds);
        return nextTurn(tx, paused, this.everyMs(paused));
      });
      if (waitMs > 0) throw new RetryLater(waitMs, `Slack asked us to wait with ${method}`);
      throw error;
    }
  }

  /** Returns the time between two calls after a pause; undefined for that of Slack's limits. */
  private everyMs(paused: string): number | undefined {
    return paused === 'chat.postMessage' ? MINUTE / this.pace.messagesPerMinute : undefined;
  }

  /** Returns the token for a call, once its turn has come. */
  private async admit(method: string, limited?: Limited): Promise<string> {
    const { db } = this;
    const { callEveryMs } = this.pace;
    const { workspaceId } = this.access;
    const admitted = await db.inOneQuery(workspaceId, (tx) => admission(tx, method));
    if (!admitted) throw new StoppedError();
    if (admitted.isPaused || limited) {
      const { afterMs = 0, waitMs = 0 } = await db.inWorkspace(workspaceId, async (tx) => {
        const afterMs = admitted.isPaused ? await nextTurn(tx, method, this.everyMs(method)) : 0;
        if (afterMs > 0 || !limited) return { afterMs };
        const waitMs = await takeTurn(tx, workspaceId, limited, callEveryMs);
        return waitMs === undefined ? { afterMs: await nextTurn(tx, limited.key, callEveryMs) } : { waitMs };
      });
      if (afterMs > 0) throw new RetryLater(afterMs, `${method} has to wait for its turn`);
      if (waitMs > 0) await pause(waitMs);
    }
    return this.access.tokenOf(admitted.sealed);
  }
}
