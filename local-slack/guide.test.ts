import { createClock } from './clock.js';
import type { DrivenPerson } from './driver/person.js';
import type { DrivenWorkspace } from './driver/workspace.js';
import { openTab, type Tab } from './page-api/tab.js';
import { type SampleApp, startSampleApp } from './sample/app.js';
import { greet } from './sample/greeter.js';
import { sampleManifest } from './sample/manifest.js';
import { type LocalSlack, startSlack } from './slack.js';
import type { Channel } from './world/workspace.js';

const MORNING = new Date('2026-03-02T08:00:00Z');
const NEXT_MORNING = new Date('2026-03-03T08:00:00Z');

let slack: LocalSlack;
let greeter: SampleApp;
let club: DrivenWorkspace;
let ann: DrivenPerson;
let lounge: Channel;
let tab: Tab;

beforeEach(async () => {
  slack = await startSlack({ manifest: sampleManifest, clock: createClock({ start: MORNING }) });
  greeter = await startSampleApp(slack, greet);
  club = slack.workspace({ name: 'Chess Club' });
  club.person({ name: 'Bea', zone: 'Europe/Berlin' });
  ann = club.person({ name: 'Ann', zone: 'Europe/Berlin' });
  lounge = club.channel({ name: 'lounge', members: [ann] });
  await ann.posts(lounge, 'Before the guide');
  await slack.clock.advance({ minutes: 1 });
  const step = { label: 'A step', hint: 'Do it.', after: 'There it is.', as: 'Ann', place: { channel: 'lounge' } };
  club.guides({
    title: 'Try it',
    sentence: 'This is a club.',
    steps: [
      { ...step, id: 'post', doneWhen: { posted: 'lounge', by: 'Ann' } },
      { ...step, id: 'thread', place: { channel: 'lounge', thread: true }, doneWhen: { threadOpened: 'lounge' } },
      { ...step, id: 'wait', until: NEXT_MORNING, doneWhen: { clock: NEXT_MORNING } },
      { ...step, id: 'home', as: 'Zoe', place: 'home', doneWhen: { published: /./, to: 'Zoe' } },
      {
        ...step,
        id: 'join',
        as: 'Zoe',
        newcomer: { zone: 'Europe/Berlin', channel: 'lounge' },
        place: 'messages',
        doneWhen: { posted: 'lounge', by: 'Zoe' },
      },
    ],
  });
  tab = openTab(slack, ann.id);
});

afterEach(async () => {
  tab.close();
  await greeter.stop();
  await slack.close();
});

/** Resolves when exactly these steps are done. */
function isDone(...ids: readonly string[]): Promise<true> {
  return tab.sees(({ guide }) => {
    const done = guide.get('')?.steps.filter((it) => it.isDone) ?? [];
    return `${done.map((it) => it.id)}` === `${ids}` || undefined;
  });
}

test('a step is done when its message is posted, and stays done in a new tab', async () => {
  await tab.sees(({ guide }) => guide.get(''));
  await isDone();
  const message = await ann.posts(lounge, 'Hello');
  await isDone('post');
  await ann.deletes(message);
  tab.close();
  tab = openTab(slack, ann.id);
  await isDone('post');
});

test('the page begins with the person and the place of the first step', async () => {
  const anybody = openTab(slack, '');
  const start = await anybody.sees(({ guide }) => guide.get('')?.start);
  expect(start).toEqual({ at: 'channel', channel: lounge.id });
  expect((await anybody.sees(({ workspace }) => workspace.get('')))?.viewer).toBe(ann.id);
  anybody.close();
});

test('a step leads to the newest thread, and is done when somebody opens a thread', async () => {
  const parent = await ann.posts(lounge, 'Who plays?');
  await ann.posts(lounge, 'I do.', { thread: parent });
  expect((await tab.act('begin', { step: 'thread' })).body).toEqual({
    result: { user: ann.id, place: { at: 'channel', channel: lounge.id, thread: parent.ts } },
  });
  await tab.act('openedThread', { channel: lounge.id });
  await isDone('post', 'thread');
});

test('a step moves the clock to its time', async () => {
  await tab.act('advance', { until: NEXT_MORNING.getTime() });
  expect(slack.clock.now()).toEqual(NEXT_MORNING);
  await isDone('wait');
});

test('a step that is taken while the clock moves makes it go on', async () => {
  const noon = new Date('2026-03-02T12:00:00Z');
  await Promise.all([
    tab.act('advance', { until: noon.getTime() }),
    tab.act('advance', { until: NEXT_MORNING.getTime() }),
  ]);
  expect(slack.clock.now()).toEqual(NEXT_MORNING);
});

test('a step that is taken while the clock moves begins when it has arrived', async () => {
  const happened: string[] = [];
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  slack.clock.onAdvance(() => arrived);
  const moving = tab.act('advance', { until: NEXT_MORNING.getTime() });
  const begun = tab.act('begin', { step: 'thread' }).then(() => happened.push('begun'));
  await tab.act('openedThread', { channel: lounge.id });
  happened.push('still moving');
  arrive();
  await Promise.all([moving, begun]);
  expect(happened).toEqual(['still moving', 'begun']);
});

test('a step about Home is done only once it has been begun', async () => {
  const zoe = club.person({ name: 'Zoe', zone: 'Europe/Berlin' });
  await zoe.opensHome();
  await isDone();
  await tab.act('begin', { step: 'home' });
  await zoe.opensHome();
  await isDone('home');
});

test('a step lets a newcomer join once', async () => {
  await tab.act('begin', { step: 'join' });
  await tab.act('begin', { step: 'join' });
  const named = [...club.workspace.users.values()].filter((it) => it.realName === 'Zoe');
  expect(named.map((it) => lounge.members.has(it.id))).toEqual([true]);
  await isDone();
});
