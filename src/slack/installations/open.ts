import type { Settings } from '../../core/config.js';
import type { Metrics } from '../../core/metrics.js';
import { instrumentedFetch } from '../outbound/instrumented-fetch.js';
import { BACKGROUND_CLIENT, type Installations, type Opening } from './installations.js';
import { multiWorkspace } from './multi-workspace.js';
import { singleWorkspace } from './single-workspace.js';

/**
 * Opens the installations that the settings configure. With a bot token, asks Slack for its workspace, and throws if
 * Slack refuses the token.
 */
export async function openInstallations(
  { serves, apiUrl }: Settings['slack'],
  it: Omit<Opening, 'options'> & { readonly metrics: Metrics },
): Promise<Installations> {
  const options = { ...BACKGROUND_CLIENT, slackApiUrl: apiUrl, fetch: instrumentedFetch(it.metrics) };
  const opening = { ...it, options };
  return 'botToken' in serves ? singleWorkspace(opening, serves) : multiWorkspace(opening, serves.tokenKeys);
}
