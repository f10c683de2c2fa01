import type { Hearth } from '../../src/app.js';
import type { LocalSlack } from '../fake-slack/slack.js';

/** Has everything that is due now done, and waits until it is: no request on its way, no job waiting. */
export async function untilQuiet(slack: LocalSlack, hearth: Hearth): Promise<void> {
  await slack.settled();
  await hearth.queue.sweepNow();
  while ((await hearth.queue.pending()) > 0) await slack.settled();
  await slack.settled();
}
