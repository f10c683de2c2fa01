import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays } from '../../src/core/calendar.js';
import { joinCheckins, setsUp } from '../support/opening.js';
import { pictureOfHearth, pictureOfSlack } from '../support/picture.js';
import { killRunning } from '../support/process.js';
import { hasRedis, startRedis } from '../support/redis.js';
import { inARoughHour, type RoughHour } from '../support/rough-hour.js';
import { allRows } from '../support/rows.js';
import { MONDAY } from '../support/story.js';

afterAll(killRunning);

const TUESDAY = addDays(MONDAY, 1);
const OFTEN = 10_000;
const MINUTES = 240_000;

const QUESTION = /^(Morning|Hello), |heck in with/;
const WELCOME = /Welcome to/;
const GREETING = /I’m in Indie Makers now/;

/** Messages of which Hearth doesn't know whether Slack has them. */
const UNSETTLED = `select key from deliveries where status = 'sending'`;

/** Returns how often these people got such a message from Hearth, by name, also if it was changed since. */
function received({ slack, workspace }: RoughHour, people: readonly DrivenPerson[], text: RegExp) {
  const posts = slack.calls('chat.postMessage').filter((call) => call.response.ok === true);
  const count = (person: DrivenPerson) =>
    posts.filter(({ arguments: { channel, text: sent } }) => {
      const members = workspace.workspace.channels.get(String(channel))?.members;
      return (channel === person.id || (members?.size === 2 && members.has(person.id))) && text.test(String(sent));
    }).length;
  return Object.fromEntries(people.map((person) => [person.name, count(person)]));
}

const each = (people: readonly DrivenPerson[], times: number) =>
  Object.fromEntries(people.map(({ name }) => [name, times]));

/** Returns the keys of the messages that Slack has more than once. */
function sentTwice({ workspace }: RoughHour): string[] {
  const keys = [...workspace.workspace.channels.values()].flatMap(({ messages }) =>
    messages.flatMap(({ metadata }) => (metadata ? [String(metadata.event_payload.key)] : [])),
  );
  return keys.filter((key, i) => keys.indexOf(key) !== i);
}

async function tell(it: RoughHour): Promise<void> {
  const { slack, workspace, makers, noor, person, itIs, until } = it;
  const [ann, ben, cem, dan, eve, fay] = ['Ann', 'Ben', 'Cem', 'Dan', 'Eve', 'Fay'].map((name) => {
    const one = person(name);
    makers.members.add(one.id);
    return one;
  }) as [DrivenPerson, DrivenPerson, DrivenPerson, DrivenPerson, DrivenPerson, DrivenPerson];
  const zed = person('Zed', { isAdmin: true });
  const [mia, kim, liv] = [person('Mia'), person('Kim'), person('Liv')];
  const hearth = () => pictureOfHearth(it.databaseUrl);
  const membersAre = (people: readonly DrivenPerson[]) =>
    until(async () => (await hearth()).members, people.map(({ name }) => name).sort());
  const failures = (count: number) =>
    until(() => slack.calls().filter(({ status }) => status === 500).length >= count, true);
  const answers = () =>
    makers.messages.flatMap(({ threadTs, text, blocks }) =>
      threadTs ? (['Ship it', 'Rest'].find((it) => JSON.stringify([text, blocks]).includes(it)) ?? text) : [],
    );

  // 8:30: Slack limits the first calls, and not always in proper seconds.
  for (const retryAfter of [0, '-5', '0.5', 1]) slack.fail({ method: 'chat.postMessage', with: { retryAfter } });
  await it.installs(noor);
  await noor.sees('DM', GREETING, { within: 60_000 });
  await setsUp(noor, '#makers');
  await ann.sees(makers, /Join check-ins/, { within: 60_000 });
  await joinCheckins(makers, [noor, ann, ben, cem, dan, eve, fay]);
  await zed.opensHome();
  await membersAre([noor, ann, ben, cem, dan, eve, fay]);

  // 8:40: for a minute, Slack answers every call with an error.
  const mend = slack.fail({ times: OFTEN, with: { status: 500 } });
  await itIs(MONDAY, '08:40');
  await Promise.all([mia.joins(makers), fay.leaves(makers), ann.opensHome()]);
  await failures(5);
  await itIs(MONDAY, '08:41');
  await failures(10);
  mend();
  slack.fail({ method: 'users.info', with: { retryAfter: '0.5' } });
  await itIs(MONDAY, '08:42');
  await membersAre([noor, ann, ben, cem, dan, eve, mia]);
  // Their job may wait for Slack's limit, and would end without a result when Hearth is uninstalled.
  await until(async () => 'Zed' in (await hearth()).standings, true);

  // 8:50: Hearth is uninstalled and installed again, with a new token.
  await itIs(MONDAY, '08:50');
  const before = workspace.botToken;
  await workspace.uninstalls();
  await kim.joins(makers);
  await it.installs(noor);
  expect(workspace.botToken).not.toBe(before);
  await membersAre([noor, ann, ben, cem, dan, eve, mia, kim]);

  // 8:55: Slack delivers nothing of all this.
  await it.unnoticed(async () => {
    await liv.joins(makers);
    await eve.leaves(makers);
    dan.user.deleted = true;
    makers.members.delete(dan.id);
    zed.user.isAdmin = false;
  });

  // 9:00: everybody is asked, while Slack limits posts and loses answers.
  for (const kind of ['lostAnswer', { retryAfter: 1 }, { status: 500 }, { retryAfter: '-1' }, 'cut'] as const)
    slack.fail({ method: 'chat.postMessage', with: kind });
  await itIs(MONDAY, '09:00');
  await until(() => received(it, [noor, ann, ben, cem], QUESTION), each([noor, ann, ben, cem], 1));
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await until(answers, ['Ship it']);

  // 9:15: an admin deletes the announcement with the thread below it, and another member checks in.
  await itIs(MONDAY, '09:15');
  await noor.deletesThread(await ben.sees(makers, /Join check-ins/));
  slack.fail({ method: 'chat.postMessage', channel: makers.id, with: 'lostAnswer' });
  await cem.uses('Check in');
  await cem.fills({ 'What will you do next?': 'Rest' }).submits();
  await itIs(MONDAY, '09:30');
  await until(answers, ['Rest']);
  await ben.sees(makers, /Monday’s check-ins.*Cem/, { within: 60_000 });

  // The next day begins with the comparison.
  await itIs(TUESDAY, '08:50');
  await until(hearth, pictureOfSlack(workspace.workspace, makers.id));
  await itIs(TUESDAY, '09:00');
  const due = [noor, ann, ben, cem];
  await until(() => received(it, due, QUESTION), each(due, 2));
  await until(() => received(it, [mia, kim, liv], WELCOME), each([mia, kim, liv], 1));
  await until(async () => (await allRows(it.databaseUrl, UNSETTLED)).length, 0);
  expect(received(it, [...due, eve, dan, fay], QUESTION)).toEqual({ ...each(due, 2), Eve: 1, Dan: 0, Fay: 0 });
  expect(received(it, [noor], GREETING)).toEqual({ Noor: 1 });
  expect(sentTwice(it)).toEqual([]);
}

test(
  'after an hour in which everything goes wrong, Hearth knows what Slack knows and has sent everything once',
  () => inARoughHour({ day: MONDAY, time: '08:30' }, tell),
  MINUTES,
);

(hasRedis() ? test : test.skip)(
  `it does so with its queue in Redis, too${hasRedis() ? '' : ' (skipped: no redis-server)'}`,
  async () => {
    const redis = await startRedis();
    await inARoughHour({ day: MONDAY, time: '08:30', redisUrl: redis.url }, tell).finally(redis.end);
  },
  MINUTES,
);
