import type { DrivenPerson } from '../local-slack/driver/person.js';
import { joinCheckins, setsUp } from '../test/support/opening.js';
import { type Calls, watchCalls } from './calls.js';
import { startHearth } from './processes.js';
import type { Defer } from './scope.js';
import { type BenchDatabase, type BenchSlack, databaseEnv, startBenchSlack, startPostgres } from './setup.js';

/** A community in which a bench can act as every member. */
export interface BenchCommunity extends BenchSlack, Pick<BenchDatabase, 'db'> {
  /** The first one is the organizer. */
  readonly people: readonly DrivenPerson[];
  readonly published: Calls;
}

/** Sets up a community of this size, with Hearth as one process for web and worker. */
export async function startCommunity(defer: Defer, size: number): Promise<BenchCommunity> {
  const database = await (await startPostgres(defer)).createDatabase('place');
  const at = await startBenchSlack(defer);
  const { slack, workspace } = at;
  const people = Array.from({ length: size }, (_, i) => workspace.person({ name: `Member ${i}`, isAdmin: i === 0 }));
  const channel = workspace.channel({ name: 'bench', members: people });
  const hearth = await startHearth(defer, { ...at.env, ...databaseEnv(database) });
  slack.requestUrl = `http://127.0.0.1:${hearth.port}/slack/events`;
  const [published, posted] = [watchCalls(slack, 'views.publish'), watchCalls(slack, 'chat.postMessage')];
  const [organizer] = people;
  if (!organizer) throw new Error('A community has at least one member.');
  await setsUp(organizer, '#bench');
  await posted.until(() => posted.all.length > 0);
  await joinCheckins(channel, people);
  await published.until(() => published.all.length > 0);
  // As Postgres does by itself within a minute. Without it, it plans as if the tables were nearly empty.
  await database.owner.query('analyze');
  return { ...at, db: database.db, people, published };
}
