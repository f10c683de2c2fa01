import { setTimeout as pause } from 'node:timers/promises';
import type { LocalSlack } from '../../local-slack/slack.js';
import type { Hearth } from '../../src/app.js';

/** Has everything that is due now done, what has just happened included: no request on its way, no job waiting. */
export async function untilQuiet(slack: LocalSlack, hearth: Hearth): Promise<void> {
  await drained(slack, hearth);
  await hearth.queue.sweepNow();
  await drained(slack, hearth);
}

async function drained(slack: LocalSlack, hearth: Hearth): Promise<void> {
  await slack.settled();
  while ((await hearth.queue.pending()) > 0) {
    // Asking all the time would take from the work that is waited for.
    await pause(10);
    await slack.settled();
  }
}
