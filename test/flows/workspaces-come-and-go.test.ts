import type { LocalSlack } from '../../local-slack/slack.js';
import { rotateTokens } from '../../src/commands/keys.js';
import { openDatabase } from '../../src/core/database/database.js';
import { createLog } from '../../src/core/log.js';
import type { TestDatabase } from '../support/database.js';
import type { TestHearth } from '../support/hearth.js';
import { installs, multiWorkspaceSettings, opensInstallPage } from '../support/installing.js';
import { opensSetUp } from '../support/opening.js';
import { allRows, oneValue, rowsOf } from '../support/rows.js';
import { type SeveralWorkspaces, severalWorkspaces } from '../support/several-workspaces.js';
import { MONDAY } from '../support/story.js';

const BERLIN = 'Europe/Berlin';

let all: SeveralWorkspaces;
let slack: LocalSlack;
let database: TestDatabase;
let hearth: TestHearth;
let aWorkspace: SeveralWorkspaces['workspace'];
let itIs: SeveralWorkspaces['itIs'];

beforeEach(async () => {
  all = await severalWorkspaces();
  ({ slack, database, hearth, itIs, workspace: aWorkspace } = all);
});

afterEach(() => all.ends());

const posts = () => slack.calls('chat.postMessage');

test('two workspaces install Hearth, each is told what to do next, and neither sees the other', async () => {
  const [chess, choir] = [aWorkspace('Chess Club'), aWorkspace('Choir')];
  for (const it of [chess, choir]) {
    const seen = await installs(hearth.url, it.noor);
    expect(seen.status).toBe(200);
    expect(seen.text).toContain(`Hearth is in ${it.workspace.name}`);
    expect(seen.text).not.toContain('declined');
    expect(seen.html).toContain(`slack://app?team=${it.workspace.id}&amp;id=${slack.app.id}&amp;tab=home`);
    await hearth.settles();
    expect(it.noor.directMessages()).toEqual([
      expect.stringMatching(new RegExp(`I’m in ${it.workspace.name} now(.|\n)*\\[Set up your first community\\]`)),
    ]);
    await it.settlesIn();
    expect(it.noor.directMessages()).toEqual([
      `Hearth: Hello! ${it.workspace.name} has its first community now. You’ll find it on my Home tab.`,
    ]);
  }
  await itIs(MONDAY, '09:00');
  for (const it of [chess, choir]) {
    await it.ann.sees('DM', /Morning, Ann/);
    const tokens = posts().filter((call) => call.team === it.workspace.id);
    expect(new Set(tokens.map((call) => call.error))).toEqual(new Set([undefined]));
  }
  for (const it of [chess, choir]) expect(it.ann.directMessages()).toHaveLength(1);
});

test('the install page says what Hearth does and reads, and how long it keeps it', async () => {
  const { page } = await opensInstallPage(hearth.url);
  for (const words of [
    'Add Hearth to Slack',
    'Hearth reads',
    'but never their words',
    'everything is erased 14 days later',
  ]) {
    expect(page).toContain(words);
  }
  expect((await fetch(hearth.url, { redirect: 'manual' })).headers.get('location')).toMatch(/\/slack\/install$/);
});

test('tokens are stored encrypted', async () => {
  const { workspace, noor } = aWorkspace('Chess Club');
  await installs(hearth.url, noor);
  const rows = JSON.stringify(await rowsOf(database.url, workspace.id));
  expect(rows).toContain('"key_id":"first"');
  expect(rows).not.toContain(workspace.botToken.slice(5));
});

test('token keys can be rotated, and then the old key is no longer needed', async () => {
  const { noor, workspace } = aWorkspace('Chess Club');
  await installs(hearth.url, noor);
  await hearth.stops();
  const serves = multiWorkspaceSettings(slack, 'second');
  const keys = [...serves.tokenKeys, ...all.serves.tokenKeys];
  const db = openDatabase(database.url, 2, createLog('silent'));
  // A token under a key that nobody has any more.
  await allRows(
    database.ownerUrl,
    `insert into workspaces (workspace_id, name, url, bot_user_id) values ('T0', 'Lost', '', 'U0');
     insert into installations (workspace_id, bot_id, sealed_token, key_id)
       select 'T0', bot_id, sealed_token, 'lost' from installations where workspace_id = '${workspace.id}'`,
  );
  expect(await rotateTokens(db, keys, 'second')).toEqual({ count: 1, lost: ['T0'] });
  expect(await rotateTokens(db, keys, 'second')).toEqual({ count: 0, lost: ['T0'] });
  await db.close();
  hearth = await all.anotherHearth({ serves });
  await noor.opensHome();
  await hearth.settles();
  expect(noor.home).toBeDefined();
  expect(slack.calls('views.publish').map((call) => [call.team, call.error])).toContainEqual([workspace.id, undefined]);
});

test('an installation can be completed once, and only in the browser that began it', async () => {
  const { workspace, noor } = aWorkspace('Chess Club');
  const flow = await opensInstallPage(hearth.url);
  const back = noor.allows(flow.toSlack);
  const elsewhere = await flow.comesBack(back, { cookies: false });
  expect([elsewhere.status, elsewhere.text]).toEqual([400, expect.stringContaining('opened in another browser')]);
  const forged = await flow.comesBack(back.replace(/state=[^&]+/, 'state=made-up'));
  expect(forged.status).toBe(400);
  expect(await rowsOf(database.url, workspace.id)).toMatchObject({ workspaces: [], installations: [] });
  expect((await flow.comesBack(back)).status).toBe(200);
  const again = await flow.comesBack(noor.allows(flow.toSlack));
  expect([again.status, again.text]).toEqual([400, expect.stringContaining('has already been used')]);
});

test('an admin reads what happened after cancelling or an error at Slack, and can start again', async () => {
  const { noor } = aWorkspace('Chess Club');
  const flow = await opensInstallPage(hearth.url);
  const cancelled = await flow.comesBack(noor.declines(flow.toSlack));
  expect([cancelled.status, cancelled.text]).toEqual([
    400,
    expect.stringContaining('You pressed Cancel in Slack, so nothing has changed.'),
  ]);
  slack.fail({ method: 'oauth.v2.access', times: 1, with: { error: 'internal_error' } });
  const failed = await installs(hearth.url, noor);
  const reference = hearth.log.find((line) => line.msg === 'an installation failed')?.reference;
  expect([failed.status, failed.text]).toEqual([
    500,
    expect.stringContaining(`to the person who runs Hearth: ${reference}`),
  ]);
  expect(failed.text).toContain('Start again');
  expect((await installs(hearth.url, noor)).status).toBe(200);
});

test('an admin who declines a scope reads what it means, and can allow it later', async () => {
  const { workspace, noor } = aWorkspace('Chess Club');
  const seen = await installs(hearth.url, noor, ['groups:read']);
  expect(seen.text).toContain(
    'Permissions that you declined Private channels: you can set up a community only in a public channel.',
  );
  const scopes = () =>
    oneValue(database.url, 'select scopes::text as value from workspaces where workspace_id = $1', [workspace.id]);
  expect(await scopes()).not.toContain('groups:read');
  await opensSetUp(noor);
  expect(noor.reads('modal')).toContain('• Private channels: you can set up a community only in a public channel.');
  await noor.closesAll();
  expect((await installs(hearth.url, noor)).text).not.toContain('declined');
  expect(await scopes()).toContain('groups:read');
  await opensSetUp(noor);
  expect(noor.reads('modal')).not.toContain('declined');
});

test('a member who installs Hearth again gains no rights, and the first installer keeps theirs', async () => {
  const { workspace, ann } = aWorkspace('Chess Club');
  const founder = workspace.person({ name: 'Fay Founder', zone: BERLIN });
  await installs(hearth.url, founder);
  await hearth.settles();
  expect((await installs(hearth.url, ann)).status).toBe(200);
  await hearth.settles();
  expect(ann.directMessages()).toEqual([]);
  await ann.uses('Do something…');
  expect(ann.reads('modal')).not.toContain('Set up a community');
  await ann.closesAll();
  await opensSetUp(founder);
  expect(founder.reads('modal')).toContain('Home channel');
});

test('after the installer had themselves erased, nobody becomes the installer, not even they', async () => {
  const { workspace, ann, makers } = aWorkspace('Chess Club');
  const founder = workspace.person({ name: 'Fay Founder', zone: BERLIN });
  await installs(hearth.url, founder);
  await hearth.settles();
  await founder.types('/hearth data', { in: makers });
  await founder.presses('Erase me');
  await founder.presses('Erase me');
  await founder.closesAll();
  await hearth.settles();
  const count = founder.directMessages().length;
  for (const person of [founder, ann]) {
    expect((await installs(hearth.url, person)).status).toBe(200);
    await hearth.settles();
  }
  expect(founder.directMessages()).toHaveLength(count);
  expect(JSON.stringify(await rowsOf(database.url, workspace.id))).not.toContain(founder.id);
  expect(ann.directMessages()).toEqual([]);
  await ann.uses('Do something…');
  expect(ann.reads('modal')).not.toContain('Set up a community');
});

test('an uninstalled Hearth is silent at once, and resumes if it is reinstalled within the grace period', async () => {
  const it = aWorkspace('Chess Club');
  await installs(hearth.url, it.noor);
  await it.settlesIn();
  await itIs(MONDAY, '09:00');
  const questions = () =>
    it.ann.directMessages().filter((message) => /Morning, Ann|You didn’t check in/.test(message)).length;
  const before = questions();
  await it.workspace.uninstalls();
  await hearth.settles();
  const calls = slack.calls().length;
  const logged = hearth.log.length;
  await itIs('2026-11-24', '09:00');
  await hearth.hearth.queue.sweepNow(['community.compare', 'nudges.watch-all']);
  await hearth.settles();
  expect(slack.calls().length).toBe(calls);
  expect(hearth.log.slice(logged).filter((line) => line.level >= 40)).toEqual([]);
  expect(await rowsOf(database.url, it.workspace.id)).toMatchObject({ installations: [] });

  await itIs('2026-12-06', '10:00');
  expect((await installs(hearth.url, it.noor)).status).toBe(200);
  await hearth.settles();
  await itIs('2026-12-07', '09:00');
  expect(questions()).toBe(before + 1);
  await itIs('2026-12-20', '09:00');
  expect((await rowsOf(database.url, it.workspace.id)).communities).toHaveLength(1);
});

test.each(['app_uninstalled', 'tokens_revoked'] as const)(
  'everything is erased after the grace period when %s arrives first',
  async (first) => {
    const it = aWorkspace('Chess Club');
    const other = aWorkspace('Choir');
    for (const each of [it, other]) {
      await installs(hearth.url, each.noor);
      await each.settlesIn();
    }
    await it.workspace.uninstalls(first);
    await itIs('2026-12-07', '07:00');
    await hearth.hearth.queue.sweepNow(['workspaces.erase']);
    await hearth.settles();
    expect((await rowsOf(database.url, it.workspace.id)).communities).toHaveLength(1);
    await itIs('2026-12-07', '09:00');
    await hearth.hearth.queue.sweepNow(['workspaces.erase']);
    await hearth.settles();
    expect(Object.values(await rowsOf(database.url, it.workspace.id)).flat()).toEqual([]);
    expect((await rowsOf(database.url, other.workspace.id)).communities).toHaveLength(1);
  },
);

test('a late uninstall event of an earlier installation changes nothing', async () => {
  const it = aWorkspace('Chess Club');
  await installs(hearth.url, it.noor);
  const { requestUrl } = slack;
  slack.requestUrl = 'http://127.0.0.1:9/nobody';
  await it.workspace.uninstalls();
  slack.requestUrl = requestUrl;
  await slack.clock.advance({ seconds: 20 });
  await installs(hearth.url, it.noor);
  await slack.clock.advance({ minutes: 7 });
  await hearth.settles();
  expect(slack.deliveries('app_uninstalled').some((sent) => sent.status === 200)).toBe(true);
  expect(await oneValue(database.url, 'select count(*)::int as value from workspaces where stopped_at is null')).toBe(
    1,
  );
});
