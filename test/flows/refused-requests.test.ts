import { forgeHome, forgeModal } from '../support/forge.js';
import { startTestHearth } from '../support/hearth.js';
import { joinCheckins, opensSettings, setsUp } from '../support/opening.js';
import { oneValue, rowsOf } from '../support/rows.js';
import { captureRequests, postSigned, requestOf } from '../support/signed.js';
import { MONDAY, type Story, story } from '../support/story.js';

const event = JSON.stringify({ type: 'event_callback', event: { type: 'app_home_opened' } });

story('a request without a valid and recent Slack signature is refused', async ({ hearth, slack }) => {
  const secret = slack.app.signingSecret;
  const status = async (forgery: Parameters<typeof postSigned>[2]) =>
    (await postSigned(hearth.url, event, forgery)).status;
  expect(await status({ secret: 'another-secret' })).toBe(401);
  expect(await status({ secret, age: 400 })).toBe(401);
  expect(await status({ secret, age: -400 })).toBe(401);
  expect((await fetch(`${hearth.url}/slack/events`, { method: 'POST', body: event })).status).toBe(401);
});

story('a proxy that adds a character set to the content type does no harm', async ({ hearth, slack }) => {
  const body = new URLSearchParams({ ssl_check: '1' }).toString();
  const type = 'application/x-www-form-urlencoded; charset=utf-8';
  expect((await postSigned(hearth.url, body, { secret: slack.app.signingSecret, type })).status).toBe(200);
});

story('a signed request is accepted once across all processes, even after a restart', async (it) => {
  const { ann, makers, slack, hearth } = it;
  await it.settlesIn();
  const other = await it.anotherHearth({ web: true });
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' });
  const sent = await captureRequests(slack, async () => {
    await ann.submits();
    await ann.types('/hearth help', { in: makers });
    await ann.uses('Make this a commitment', { on: await ann.posts(makers, 'I will call Acme') });
    await ann.opensHome();
  });
  const requests = sent.map((it) => requestOf(it, slack.app.signingSecret));
  for (const request of requests) {
    const urls = [hearth.url, other.url, hearth.url];
    const answers = await Promise.all(urls.map((url) => fetch(`${url}/slack/events`, request)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401, 401]);
  }
  expect(requests).toHaveLength(5);
  const restarted = await it.anotherHearth({ web: true });
  await hearth.settles();
  const calls = slack.calls().length;
  for (const request of requests) expect((await fetch(`${restarted.url}/slack/events`, request)).status).toBe(401);
  // An event that Slack marks as a retry is accepted, and deduplicated by its id.
  for (const event of sent.filter(({ kind }) => kind === 'event')) {
    const again = requestOf(event, slack.app.signingSecret, { 'x-slack-retry-num': '1' });
    expect((await fetch(`${restarted.url}/slack/events`, again)).status).toBe(200);
  }
  await hearth.settles();
  expect(slack.calls()).toHaveLength(calls);

  const remembered = () => oneValue(it.databaseUrl, 'select count(*)::int as value from once');
  expect(await remembered()).not.toBe(0);
  await it.clock.advance({ minutes: 11 });
  expect(await remembered()).toBe(0);
});

/** Returns the logged refusals, each as the contract's id and the reason. */
const refusals = (log: Story['hearth']['log']) =>
  log.filter((line) => line.msg === 'refused').map((line) => [line.on, line.why]);

story('another workspace’s ids open nothing and change nothing', async (it) => {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await it.hearth.stops();
  const rivals = it.slack.workspace({ name: 'Rivals' });
  const eve = rivals.person({ name: 'Eve Moneypenny', zone: 'Europe/Berlin', isAdmin: true });
  const lair = [rivals.channel({ name: 'lair', members: [eve] }), rivals.channel({ name: 'cave', members: [eve] })];
  const hearth = await startTestHearth(it.slack, rivals.botToken, it.databaseUrl);
  try {
    for (const { name } of lair) {
      await setsUp(eve, `#${name}`);
    }
    await hearth.settles();
    for (const channel of lair) await joinCheckins(channel, [eve]);
    const where = `from checkin_occurrences where user_id = '${it.ann.id}'`;
    const ids = {
      occurrenceId: await oneValue(it.databaseUrl, `select min(id::text) as value ${where}`),
      communityId: await oneValue(it.databaseUrl, `select min(community_id::text) as value ${where}`),
    };
    const [theirs, ours] = [await rowsOf(it.databaseUrl, it.workspace.id), await rowsOf(it.databaseUrl, rivals.id)];

    for (const button of ['Check in', 'Community settings']) {
      await opensForgedHome(eve, hearth, ids);
      await eve.presses(button);
      expect(eve.reads('modal')).toMatch(/^== Hearth ==\nThat isn’t here anymore/);
      await eve.closesAll();
    }
    await opensForgedHome(eve, hearth, ids);
    await eve.chooses('Lair');
    await eve.closesAll();
    await hearth.settles();
    for (const [button, fields] of [
      ['Check in', { 'What will you do next?': 'Spy' }],
      ['Purpose and rhythm', { 'Who is it for?': 'Spies.' }],
    ] as const) {
      await eve.opensHome();
      await hearth.settles();
      if (button === 'Check in') await eve.presses(button);
      else await opensSettings(eve, button);
      forgeModal(eve, ids);
      await eve.fills(fields).submits();
      expect(Object.values(eve.errors())).toEqual([expect.stringMatching(/isn’t here anymore/)]);
      await eve.closesAll();
    }
    await hearth.settles();

    expect(refusals(hearth.log)).toEqual([
      ['checkins.open', 'no such thing in this workspace'],
      ['settings.open', 'no such thing in this workspace'],
      ['community.switch', 'no such thing in this workspace'],
      ['checkins.answer', 'no such thing in this workspace'],
      ['community.submit', 'no such thing in this workspace'],
    ]);
    expect(await rowsOf(it.databaseUrl, it.workspace.id)).toEqual(theirs);
    // Eve's own events, signatures, visits to Home and Homes are stored as usual.
    const kept = { inbox: [], once: [], activity: [], pauses: [] };
    expect({ ...(await rowsOf(it.databaseUrl, rivals.id)), ...kept }).toEqual({ ...ours, ...kept });
  } finally {
    await hearth.stops();
  }
});

async function opensForgedHome(eve: Story['ann'], hearth: Story['hearth'], ids: Record<string, string>): Promise<void> {
  await eve.opensHome();
  await hearth.settles();
  forgeHome(eve, ids);
}

story('another member’s check-in cannot be answered, skipped or opened', async (it) => {
  const { ann, ben, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  const anns = await oneValue(
    it.databaseUrl,
    `select min(id::text) as value from checkin_occurrences where user_id = '${ann.id}'`,
  );
  for (const action of ['checkins.open', 'checkins.skip']) {
    await ben.opensHome();
    await hearth.settles();
    forgeHome(ben, { occurrenceId: anns }, action);
    await ben.presses('Check in');
    expect(ben.reads('modal')).toContain('That check-in belongs to someone else. Yours is on Hearth’s Home tab.');
    await ben.closesAll();
  }
  expect(refusals(hearth.log)).toEqual([
    ['checkins.open', 'a check-in of somebody else'],
    ['checkins.skip', 'a check-in of somebody else'],
  ]);
  await hearth.settles();
  expect(ann.directMessages()[0]).toContain('Morning');
});

story('a button with a malformed value says that it is out of date', async ({ ann, hearth, settlesIn, itIs }) => {
  await settlesIn();
  await itIs(MONDAY, '09:00');
  await ann.opensHome();
  await hearth.settles();
  forgeHome(ann, { occurrenceId: "1'; drop table people; --" });
  await ann.presses('Check in');
  expect(ann.reads('modal')).toContain('This button is from an older message.');
});

story('a workspace in which Hearth is not installed is not served', async ({ slack, hearth, databaseUrl }) => {
  const secret = slack.app.signingSecret;
  const opened = { type: 'app_home_opened', user: 'U1', tab: 'home', channel: 'D1', event_ts: '1.1' };
  const event = { type: 'event_callback', team_id: 'T0STRANGER', event_id: 'Ev1', event: opened };
  expect((await postSigned(hearth.url, JSON.stringify(event), { secret })).status).toBe(200);
  const type = 'application/x-www-form-urlencoded';
  const who = { team_id: 'T0STRANGER', user_id: 'U1', channel_id: 'C1' };
  const command = new URLSearchParams({ command: '/hearth', trigger_id: '1.2.3', ...who }).toString();
  expect((await postSigned(hearth.url, command, { secret, type })).status).toBe(401);
  expect(Object.values(await rowsOf(databaseUrl, 'T0STRANGER')).flat()).toEqual([]);
});
