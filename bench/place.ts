import { rm } from 'node:fs/promises';
import type { DrivenPerson } from '../local-slack/driver/person.js';
import { type LocalSlack, startSlack } from '../local-slack/slack.js';
import { manifest } from '../test/support/manifest.js';
import { opensSetUp } from '../test/support/opening.js';
import { temporaryFolder } from '../test/support/temporary.js';
import { startHearth } from './processes.js';

export interface Place {
  readonly slack: LocalSlack;
  readonly people: readonly DrivenPerson[];
  /** Resolves when Hearth has made so many calls of that method since the place stood. */
  called(method: string, times: number): Promise<void>;
  end(): Promise<void>;
}

/** A community of that size, and Hearth as one process beside it, on a durable embedded database. */
export async function populate(size: number): Promise<Place> {
  const slack = await startSlack({ manifest });
  const workspace = slack.workspace({ name: 'Bench' });
  const people = Array.from({ length: size }, (_, i) => workspace.person({ name: `Member ${i}`, isAdmin: i === 0 }));
  workspace.channel({ name: 'bench', members: people });
  const folder = await temporaryFolder('bench');
  const hearth = await startHearth({
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
    HEARTH_DATA: folder,
  });
  slack.requestUrl = `http://127.0.0.1:${hearth.port}/slack/events`;
  const called = async (method: string, times: number) => {
    while (slack.calls(method).length < times) await new Promise((resolve) => setImmediate(resolve));
  };
  if (people[0]) await opensSetUp(people[0]);
  await people[0]?.fills({ 'Home channel': '#bench' }).submits();
  await people[0]?.closesAll();
  await called('chat.postMessage', 1);
  await called('views.publish', 1);
  return {
    slack,
    people,
    called,
    end: async () => {
      await hearth.end();
      await slack.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
