import type { Clock } from '../../core/clock.js';
import type { Settings } from '../../core/config.js';
import type { Database } from '../../core/database/database.js';
import type { Metrics } from '../../core/metrics.js';
import type { Installations } from './installations.js';
import { multiWorkspace } from './multi-workspace.js';
import { singleWorkspace } from './single-workspace.js';

/**
 * Opens the installations that the settings configure. With a bot token, asks Slack for its workspace, and throws if
 * Slack refuses the token.
 */
export async function openInstallations(
  db: Database,
  slack: Settings['slack'],
  clock: Clock,
  metrics: Metrics,
): Promise<Installations> {
  const { serves, apiUrl } = slack;
  return 'botToken' in serves
    ? singleWorkspace(db, apiUrl, serves, clock, metrics)
    : multiWorkspace(db, apiUrl, serves.tokenKeys, metrics);
}
