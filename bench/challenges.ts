import { randomUUID } from 'node:crypto';
import type { DrivenPerson } from '../local-slack/driver/person.js';
import { addDays, dayIn } from '../src/core/calendar.js';
import { communityOfChannel } from '../src/core/communities.js';
import { switchFeature } from '../src/core/feature-switches.js';
import { createChallenge } from '../src/features/challenges/store/challenges.js';
import { join } from '../src/features/challenges/store/participants.js';
import { watchCalls } from './calls.js';
import { type BenchCommunity, startCommunity } from './community.js';
import { figure } from './figures.js';
import { inTurn, type Run, timeOf } from './report.js';

const SIZE = 200;
/** The number of members who log at the same moment. */
const AT_ONCE = 20;
const NAME = 'Write daily';

/** The longest time in which the post may show everything after the last log: one edit is put off for ten seconds. */
const SHOWN_MS = 20_000;
const EDIT_EVERY_MS = 10_000;

/** Measures many members logging in a challenge at once, and how often its post is edited meanwhile. */
export async function benchChallenges(run: Run): Promise<void> {
  const community = await startCommunity(run.defer, SIZE);
  const { slack, workspace, people, db } = community;
  const [posted, edited] = [watchCalls(slack, 'chat.postMessage'), watchCalls(slack, 'chat.update')];
  await startChallenge(community);
  await posted.until(() => posted.all.some((call) => JSON.stringify(call.arguments).includes(NAME)));
  const channel = [...workspace.workspace.channels.values()].find(({ name }) => name === 'bench');
  if (!channel) throw new Error('There is no channel.');
  const began = performance.now();
  const took = await timeOf(async () => {
    for (let n = 0; n < SIZE; n += AT_ONCE)
      await Promise.all(people.slice(n, n + AT_ONCE).map((person) => logs(person, channel)));
  });
  const all = `${SIZE} of`;
  await edited.until(() => edited.all.some((call) => JSON.stringify(call.arguments).includes(all)));
  const shown = performance.now() - began;
  const edits = edited.all.filter((call) => JSON.stringify(call.arguments).includes(NAME)).length;
  const bare = await inTurn(1, {
    select: () =>
      timeOf(() => Promise.all(people.map(() => db.acrossInOneQuery((tx) => tx.$client.query('select $1', ['1']))))),
  });
  run.say(`${SIZE} members press “Log progress” in the channel and submit the form, ${AT_ONCE} at once.`);
  run.say(
    `Hearth: ${figure((SIZE / took) * 1000)} logs a second; the post shows all of them after ${figure(shown / 1000)} s.`,
  );
  run.say(`Baseline, as many bare “select 1”: ${figure((SIZE / (bare.select[0] ?? 1)) * 1000)} a second.`);
  const most = Math.ceil(shown / EDIT_EVERY_MS) + 1;
  run.promise(`the post is edited at most every ten seconds (${edits} edits)`, edits <= most);
  run.promise('the post shows all within twenty seconds after the last log', shown - took <= SHOWN_MS);
}

/** Starts a challenge in which everyone takes part. */
async function startChallenge({ db, workspace, people }: BenchCommunity): Promise<void> {
  const { id: workspaceId, channels } = workspace.workspace;
  const now = new Date();
  const [challengeId, firstDay] = [randomUUID(), dayIn('UTC', now)];
  await db.inWorkspace(workspaceId, async (tx) => {
    const channelId = [...channels.values()].find(({ name }) => name === 'bench')?.id ?? '';
    const communityId = (await communityOfChannel(tx, channelId))?.id ?? '';
    await switchFeature(tx, async () => {}, { workspaceId, communityId, feature: 'challenges', isOn: true, now });
    await createChallenge(tx, {
      ...{ workspaceId, communityId, id: challengeId, name: NAME, task: 'Write.', createdBy: people[0]?.id ?? '' },
      ...{ state: 'running', template: 'blank', measure: 'days', rhythm: 'daily', zone: 'UTC', createdAt: now },
      ...{ firstDay: addDays(firstDay, -1), lastDay: addDays(firstDay, 12), target: 10, graceDays: 3 },
      ...{ dueAt: now, postDueAt: now },
    });
    for (const { id: userId } of people)
      await join(tx, {
        ...{ workspaceId, challengeId, userId, joinedAt: now, target: 10, reminder: 'never', isNamed: true },
      });
  });
}

async function logs(person: DrivenPerson, channel: Parameters<DrivenPerson['looksAt']>[0]): Promise<void> {
  person.looksAt(channel);
  await person.presses('Log progress', { in: channel });
  await person.submits();
}
