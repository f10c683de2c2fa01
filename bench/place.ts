import type { DrivenPerson } from '../local-slack/driver/person.js';
import type { LocalSlack } from '../local-slack/slack.js';
import { opensSetUp } from '../test/support/opening.js';
import { startHearth } from './processes.js';
import type { Defer } from './scope.js';
import { databaseEnv, startBenchSlack, startPostgres } from './setup.js';

export interface Place {
  readonly slack: LocalSlack;
  readonly people: readonly DrivenPerson[];
  /** Resolves when Hearth has made so many calls of that method since the place stood. */
  called(method: string, times: number): Promise<void>;
}

/** A community of that size, and Hearth as one process beside it, on a durable embedded database. */
export async function populate(defer: Defer, size: number): Promise<Place> {
  const postgres = await startPostgres(defer);
  const { slack, workspace, env } = await startBenchSlack(defer);
  const people = Array.from({ length: size }, (_, i) => workspace.person({ name: `Member ${i}`, isAdmin: i === 0 }));
  workspace.channel({ name: 'bench', members: people });
  const hearth = await startHearth(defer, { ...env, ...databaseEnv(postgres) });
  slack.requestUrl = `http://127.0.0.1:${hearth.port}/slack/events`;
  const called = async (method: string, times: number) => {
    while (slack.calls(method).length < times) await new Promise((resolve) => setImmediate(resolve));
  };
  if (people[0]) await opensSetUp(people[0]);
  await people[0]?.fills({ 'Home channel': '#bench' }).submits();
  await people[0]?.closesAll();
  await called('chat.postMessage', 1);
  await called('views.publish', 1);
  return { slack, people, called };
}
