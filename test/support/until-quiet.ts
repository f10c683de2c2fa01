import { setTimeout as pause } from 'node:timers/promises';
import type { LocalSlack } from '../../local-slack/slack.js';
import type { Hearth } from '../../src/app.js';

/** Runs everything that is due now, and resolves once no request from Slack and no job is pending. */
export async function untilQuiet(slack: LocalSlack, hearth: Hearth): Promise<void> {
  await drained(slack, hearth);
  await hearth.queue.sweepNow();
  await drained(slack, hearth);
}

async function drained(slack: LocalSlack, hearth: Hearth): Promise<void> {
  await slack.settled();
  while ((await hearth.queue.pending()) > 0) {
    // Polling without a pause would slow down the jobs.
    await pause(10);
    await slack.settled();
  }
}
