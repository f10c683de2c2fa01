import { jest } from '@jest/globals';
import { annHasShared, checksIn } from '../support/checking-in.js';
import { oneValue } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';

const TUESDAY = '2026-11-24';

story(
  'events wait at Slack and clicks get an error reference while the database is down, and nothing is lost',
  async (it) => {
    const { ann, hearth, slack, line, clock } = it;
    await it.settlesIn();
    await it.itIs(MONDAY, '09:00');
    await ann.opensDirectMessages();
    await ann.presses('Check in');
    await ann.fills({ 'What will you do next?': 'Ship it whatever happens' });
    await line.cut();

    await ann.submits();
    const said = Object.values(ann.errors()).join();
    expect(said).toMatch(/^That didn’t work, and it’s our fault\. Nothing is lost\. Please try again in a minute\./);
    const reference = said.slice(-6);
    expect(hearth.log.filter((entry) => entry.reference === reference)).toMatchObject([
      { on: 'checkins.answer', userId: ann.id },
    ]);
    expect(JSON.stringify(hearth.log)).not.toContain('whatever happens');
    const before = slack.deliveries().length;
    await ann.opensHome();
    await slack.settled();
    const home = () =>
      slack
        .deliveries()
        .slice(before)
        .filter((sent) => sent.what === 'app_home_opened');
    expect(home().map((sent) => [sent.status, sent.retry])).toEqual([
      [500, 0],
      [500, 1],
    ]);
    expect((await fetch(`${hearth.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${hearth.url}/healthz`)).status).toBe(200);

    await line.mend();
    await ann.submits();
    await clock.advance({ minutes: 1 });
    await hearth.settles();
    expect(
      slack
        .deliveries('app_home_opened')
        .map((sent) => [sent.status, sent.retry])
        .at(-1),
    ).toEqual([200, 2]);
    await ann.sees('Home', /\[ \] Ship it whatever happens/);
    expect((await fetch(`${hearth.url}/readyz`)).status).toBe(200);
  },
  { onLine: true },
);

story(
  'a button pressed while the database is down opens a modal that says what to do',
  async ({ ann, line, settlesIn, itIs }) => {
    await settlesIn();
    await itIs(MONDAY, '09:00');
    await ann.opensDirectMessages();
    await line.cut();
    await ann.presses('Check in');
    expect(ann.reads('modal')).toMatch(
      /^== Hearth ==\nThat didn’t work, and it’s our fault\..* to the person who runs Hearth: [2-9A-Z]{6}\n\[Close\]$/,
    );
    await line.mend();
    await ann.closes();
    await ann.presses('Check in');
    expect(ann.reads('modal')).toMatch(/^== Check in ==/);
  },
  { onLine: true },
);

story(
  'a message that Slack fails to accept is retried and arrives once',
  async ({ ann, ben, noor, slack, settlesIn, itIs }) => {
    await settlesIn();
    slack.fail({ method: 'chat.postMessage', user: ann.id, times: 1, with: { status: 500 } });
    slack.fail({ method: 'chat.postMessage', user: ben.id, times: 1, with: { retryAfter: 1 } });
    await itIs(MONDAY, '09:00');
    for (const person of [ann, ben, noor]) await person.sees('DM', /Morning/);
    expect([ann, ben, noor].map((person) => person.directMessages().length)).toEqual([1, 1, 1]);
  },
);

story('a member whom Slack refuses does not affect the others, and is tried again weekly', async (it) => {
  const { ann, ben, noor, slack, hearth } = it;
  await it.settlesIn();
  slack.fail({ method: 'chat.postMessage', user: ann.id, times: 2, with: { error: 'user_disabled' } });
  const refused = () => slack.calls('chat.postMessage').filter((call) => call.error === 'user_disabled').length;
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '16:00');
  await it.itIs(TUESDAY, '09:00');
  expect([ann, ben, noor].map((person) => person.directMessages().length)).toEqual([0, 2, 2]);
  expect(refused()).toBe(1);
  await it.itIs('2026-11-30', '09:00');
  await it.clock.advance({ minutes: 1 });
  expect(refused()).toBe(2);
  expect(hearth.log.filter((entry) => entry.msg === 'Slack refused a message')).toMatchObject([
    { slack: 'user_disabled' },
    { slack: 'user_disabled' },
  ]);
  await it.itIs('2026-12-07', '09:00');
  await it.clock.advance({ minutes: 1 });
  expect(ann.directMessages().filter((message) => message.includes('Morning, Ann'))).toHaveLength(1);
});

story('a member who could not be reached is asked again once they use Hearth', async (it) => {
  const { ann, slack } = it;
  await it.settlesIn();
  slack.fail({ method: 'chat.postMessage', user: ann.id, times: 1, with: { error: 'messages_tab_disabled' } });
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await it.itIs(TUESDAY, '09:00');
  expect(ann.directMessages()).toHaveLength(1);
});

story(
  'a community pauses while its channel is unreachable, its organizer is told once, and it then resumes',
  async (it) => {
    const { ann, ben, noor, makers, slack, hearth, workspace } = it;
    const onConsole = jest.spyOn(console, 'error');
    await it.settlesIn();
    await it.itIs(MONDAY, '09:00');
    makers.members.delete(workspace.installation.botUser);
    for (const person of [ann, ben]) {
      await person.opensDirectMessages();
      await person.presses('Check in');
      await person.fills({ 'What will you do next?': 'Ship it' }).submits();
    }
    await hearth.settles();
    const words = 'Checked in at 09:00. It isn’t in the thread at the moment.';
    expect(ann.directMessages()).toEqual([`Hearth: ${words}\n*Next:*  Ship it\n[Edit] [… Take down]`]);
    await ann.sees('Home', /You checked in at 09:00\./);
    await ann.sees('Home', /On hold: Hearth can’t post in the home channel\./);
    const notices = () => noor.directMessages().filter((text) => text.includes('I can’t post in the home channel'));
    expect(notices()).toHaveLength(1);
    expect(slack.calls('chat.postMessage').filter((call) => call.error).length).toBe(1);

    const asked = slack.calls('chat.postMessage').length;
    await it.itIs(TUESDAY, '09:00');
    expect(slack.calls('chat.postMessage')).toHaveLength(asked);
    await workspace.invites('app', makers, ann);
    await hearth.settles();
    await it.itIs('2026-11-25', '09:00');
    expect(slack.calls('chat.postMessage')).toHaveLength(asked + 3);
    expect(notices()).toHaveLength(1);
    // Slack's library would otherwise print refused messages to the console, past the log.
    expect(onConsole).not.toHaveBeenCalled();
  },
);

story('a locked thread does not pause its community', async (it) => {
  const { ann, ben, noor, makers, slack, hearth } = it;
  const day = await annHasShared(it);
  slack.fail({
    method: 'chat.postMessage',
    channel: makers.id,
    times: 1,
    with: { error: 'restricted_action_thread_locked' },
  });
  ben.looksAt(day);
  await ben.presses('Reply to Ann Berger');
  await ben.fills({ 'Your reply': 'Nice' }).submits();
  await hearth.settles();
  expect(slack.calls('chat.postMessage').filter((call) => call.error)).toHaveLength(1);
  expect(noor.directMessages().join()).not.toContain('I can’t post in the home channel');
  await it.itIs(TUESDAY, '09:00');
  await ann.sees('DM', /Morning, Ann/);
  await checksIn(it, ben);
  await ben.sees(makers, /Tuesday’s check-ins/);
});

story('the sweeps recover the work that was lost with the queue', async (it) => {
  const { ann, ben, makers, hearth, clock } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await hearth.stops();
  const lost = await it.anotherHearth({ redisUrl: 'redis://127.0.0.1:1', addLimitMs: 200, web: true });
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await ben.leaves(makers);
  await lost.stops();

  const found = await it.anotherHearth();
  await clock.advance({ minutes: 2 });
  await found.settles();
  await ben.sees(makers, /Monday’s check-ins/);
  await it.itIs(TUESDAY, '09:00');
  expect(ben.directMessages()).toHaveLength(1);
});

story('stopping Hearth finishes the work in progress', async (it) => {
  const { ann, noor, slack, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '08:59');
  slack.fail({ method: 'chat.postMessage', user: ann.id, times: 1, with: { delay: 400 } });
  const asking = it.itIs(MONDAY, '09:00').catch(() => undefined);
  await noor.sees('DM', /Morning/);
  await hearth.stops();
  await asking;
  expect(ann.directMessages()).toHaveLength(1);
  const written = `select status as value from deliveries where recipient = '${ann.id}'`;
  expect(await oneValue(it.databaseUrl, written)).toBe('sent');
});

story('an in-doubt message is looked up in Slack, and sent again only if it is not there', async (it) => {
  const { ann, ben, noor, slack } = it;
  await it.settlesIn();
  slack.fail({ method: 'chat.postMessage', user: ann.id, times: 1, with: 'lostAnswer' });
  slack.fail({ method: 'chat.postMessage', user: ben.id, times: 1, with: 'cut' });
  slack.fail({ method: 'chat.postMessage', user: noor.id, times: 1, with: { error: 'fatal_error' } });
  await it.itIs(MONDAY, '09:00');
  for (const person of [ann, ben, noor]) await person.sees('DM', /Morning/);
  expect([ann, ben, noor].map((person) => person.directMessages().length)).toEqual([1, 1, 1]);
  const sent = (user: string) =>
    slack.calls('chat.postMessage').filter((call) => call.arguments.channel === user).length;
  expect([ann, ben, noor].map((person) => sent(person.id))).toEqual([1, 2, 2]);
});

story('an in-doubt answer appears in the thread once, with its latest text', async (it) => {
  const { ann, makers, slack, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  slack.fail({ method: 'chat.postMessage', channel: makers.id, times: 1, with: 'lostAnswer' });
  await ann.opensDirectMessages();
  await ann.presses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await ann.sees('DM', /Checked in/);
  slack.fail({ method: 'chat.update', times: 1, with: 'lostAnswer' });
  await ann.presses('Edit');
  await ann.fills({ 'What will you do next?': 'Ship it tomorrow' }).submits();
  await hearth.settles();
  const day = await ann.sees(makers, /Monday’s check-ins/);
  await ann.sees(day, /Ship it tomorrow/);
  const posts = slack.calls('chat.postMessage').filter((call) => call.arguments.channel === makers.id);
  expect(posts.map((call) => call.arguments.thread_ts !== undefined)).toEqual([false, false, true]);
});

story('a rate-limited method waits as long as Slack asks, and other methods go on', async (it) => {
  const { ann, ben, noor, slack } = it;
  await it.settlesIn();
  slack.fail({ method: 'chat.postMessage', times: 1, with: { retryAfter: 1 } });
  await it.itIs(MONDAY, '09:00');
  await ann.opensHome();
  await ann.sees('Home', /Today/);
  const limited = slack.calls('chat.postMessage').filter((call) => call.status === 429);
  for (const person of [ann, ben, noor]) await person.sees('DM', /Morning/);
  expect(limited).toHaveLength(1);
  expect([ann, ben, noor].map((person) => person.directMessages().length)).toEqual([1, 1, 1]);
});

story('a channel that Slack limits holds no direct message, nor another channel', async (it) => {
  const { noor, ann, ben, makers, slack } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  slack.fail({ method: 'chat.postMessage', channel: makers.id, times: 1, with: { retryAfter: 30 } });
  await checksIn(it, ann);
  await it.itIs(TUESDAY, '09:00');
  for (const person of [noor, ann, ben]) {
    await person.sees('DM', /Checked in|You didn’t check in on Monday/);
    await person.sees('DM', /Morning, /);
  }
  expect(slack.calls('chat.postMessage').filter((call) => call.arguments.channel === makers.id).length).toBe(2);
  expect(slack.calls('chat.postMessage').filter((call) => call.status === 429)).toHaveLength(1);
});

story('a modal that Slack refuses for a moment opens all the same', async (it) => {
  const { ann, makers, slack } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  for (const fault of [{ retryAfter: 1 }, { status: 500 }, 'cut'] as const) {
    slack.fail({ method: 'views.open', times: 1, with: fault });
    await ann.types('/hearth preferences', { in: makers });
    expect(ann.reads('modal')).toContain('Preferences');
    await ann.closesAll();
  }
  slack.fail({ method: 'views.open', times: 1, with: { error: 'invalid_arguments' } });
  const calls = slack.calls('views.open').length;
  await ann.types('/hearth preferences', { in: makers }).catch(() => undefined);
  expect(slack.calls('views.open')).toHaveLength(calls + 1);
});

story('a refused token stops all work in its workspace, and nothing is lost', async (it) => {
  const { ann, slack, hearth } = it;
  await it.settlesIn();
  const mend = slack.fail({ times: 1_000, with: { error: 'account_inactive' } });
  await it.itIs(MONDAY, '09:00');
  const calls = slack.calls().length;
  await it.itIs(TUESDAY, '09:00');
  expect(slack.calls()).toHaveLength(calls);
  expect(hearth.log.filter((entry) => entry.slack === 'account_inactive' && entry.level === 50)).toHaveLength(1);
  mend();
  await hearth.stops();
  await it.anotherHearth();
  await it.itIs('2026-11-25', '09:00');
  await it.clock.advance({ minutes: 1 });
  // A job that was refused is tried again in real time.
  await ann.sees('DM', /Morning, /);
  expect(ann.directMessages()).toHaveLength(1);
});

story('a change that Slack refuses keeps nobody from being asked again', async (it) => {
  await it.settlesIn();
  it.slack.fail({ method: 'chat.update', user: it.ann.id, times: 1_000, with: { error: 'cant_update_message' } });
  const asked = () => it.slack.calls('chat.postMessage').filter((call) => call.arguments.channel === it.ann.id).length;
  const counts = [];
  for (const day of [MONDAY, TUESDAY, '2026-11-25']) {
    await it.itIs(day, '09:00');
    counts.push(asked());
  }
  expect(counts).toEqual([1, 2, 3]);
});
