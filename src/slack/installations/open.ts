import type { Settings } from '../../core/config.js';
import type { Metrics } from '../../core/metrics.js';
import { instrumentedFetch } from '../outbound/instrumented-fetch.js';
import { CALL_EVERY_MS } from '../outbound/limited.js';
import { BACKGROUND_CLIENT, type Installations, type Opening } from './installations.js';
import { multiWorkspace } from './multi-workspace.js';
import { singleWorkspace } from './single-workspace.js';

/**
 * Opens the installations that the settings configure. With a bot token, asks Slack for its workspace, and throws if
 * Slack refuses the token.
 */
export async function openInstallations(
  { serves, apiUrl }: Settings['slack'],
  {
    metrics,
    callEveryMs = CALL_EVERY_MS,
    messagesPerMinute,
    ...it
  }: Pick<Opening, 'db' | 'clock' | 'log'> & {
    readonly metrics: Metrics;
    readonly callEveryMs?: number | undefined;
    readonly messagesPerMinute: number;
  },
): Promise<Installations> {
  const options = { ...BACKGROUND_CLIENT, slackApiUrl: apiUrl, fetch: instrumentedFetch(metrics) };
  const opening = { ...it, options, pace: { callEveryMs, messagesPerMinute } };
  return 'botToken' in serves ? singleWorkspace(opening, serves) : multiWorkspace(opening, serves.tokenKeys);
}
