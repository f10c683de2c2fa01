import { setTimeout as pause } from 'node:timers/promises';
import { SECOND } from '../../core/durations.js';
import { retryAfter, slackError, verdictOf } from '../errors.js';

/** The latest time for a second try, after the first one began: Slack waits three seconds, and the handler took some. */
const LATEST_MS = 1.5 * SECOND;

const SHORT_MS = 100;

/**
 * Calls Slack, and once more if it may work then: after the time that Slack asks for, or soon if it failed. Throws
 * Slack's error, unless the second one says that the first call had worked.
 */
export async function withSecondTry(call: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  try {
    await call();
  } catch (error) {
    const seconds = retryAfter(error);
    const waitMs = seconds === undefined ? SHORT_MS : seconds * SECOND;
    const mayWork = ['retry', 'unknown'].includes(verdictOf(error));
    if (!mayWork || performance.now() - began + waitMs > LATEST_MS) throw error;
    await pause(waitMs);
    await call().catch((again) => {
      if (slackError(again) !== 'exchanged_trigger_id') throw again;
    });
  }
}
