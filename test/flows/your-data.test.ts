import { openDatabase } from '../../src/core/database/database.js';
import { HOUR } from '../../src/core/durations.js';
import { requestErasure } from '../../src/core/erasures.js';
import { createLog } from '../../src/core/log.js';
import { exportPerson } from '../../src/core/personal-data.js';
import { inventoryOf } from '../../src/deps.js';
import { features } from '../../src/features/index.js';
import { challengesAreOn } from '../support/challenges.js';
import { allRows, rowsOf } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';
import { challengeRuns } from '../support/taking-part.js';

type Person = Story['ann'];

const ERASED_HOME = [
  '# You’re not taking part',
  'You asked Hearth to erase your data, and it won’t message you. If you change your mind, you can join again and start afresh.',
  '[Join again]',
].join('\n');

async function opensHome({ hearth }: Story, person: Person): Promise<void> {
  await person.opensHome();
  await hearth.settles();
}

/** Ann has checked in and has posted, and everybody has been asked. */
async function aMorning(it: Story): Promise<void> {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await it.ann.uses('Check in');
  await it.ann.fills({ 'What will you do next?': 'Write the launch post' }).submits();
  await it.ann.posts(it.makers, 'Good morning');
  await it.hearth.settles();
}

async function opensYourData(it: Story, person: Person): Promise<void> {
  await opensHome(it, person);
  await person.presses('Preferences');
  await person.presses('Your data');
}

async function erasesThemselves(it: Story, person: Person): Promise<void> {
  await opensYourData(it, person);
  await person.presses('Erase me');
  await person.presses('Erase me');
  await person.closesAll();
  await it.hearth.settles();
}

/** Returns the names of the tables that mention that person. */
async function tablesThatName(it: Story, person: Person): Promise<string[]> {
  const rows = Object.entries(await rowsOf(it.databaseUrl, it.workspace.id));
  return rows.filter(([, all]) => JSON.stringify(all).includes(person.id)).map(([table]) => table);
}

/** Returns what an export of that person's data holds. */
async function dataOf(it: Story, person: Person): Promise<Record<string, unknown[]>> {
  const db = openDatabase(it.databaseUrl, 1, createLog('silent'));
  const data = await db.inWorkspace(it.workspace.id, (tx) =>
    exportPerson(tx, inventoryOf(features), person.id, () => undefined),
  );
  await db.close();
  return data;
}

story('a member gets everything that Hearth knows about them as a file', async (it) => {
  await aMorning(it);
  await opensYourData(it, it.ann);
  expect(it.ann.reads('modal')).toContain('You’ll get all of it as one file');
  await it.ann.presses('Send it to me');
  expect(it.ann.reads('modal')).toContain('It’s on its way to your messages with Hearth.');
  await it.hearth.settles();
  const { files } = await it.ann.sees('DM', 'This is everything that Hearth knows about you.');
  expect(files).toMatchObject([{ name: 'hearth-your-data.json' }]);
  const data = JSON.parse(Buffer.from(files?.[0]?.content ?? '').toString());
  expect(Object.keys(data).sort()).toEqual([
    'activity',
    'attention_preferences',
    'checkin_occurrences',
    'checkin_participants',
    'checkins',
    'commitments',
    'deliveries',
    'members',
    'nudge_rounds',
    'people',
  ]);
  expect(data.people).toMatchObject([{ name: 'Ann Berger', zone: 'Europe/Berlin' }]);
  expect(data.commitments).toMatchObject([{ text: 'Write the launch post' }]);
  expect(data.checkins).toHaveLength(1);
  expect(JSON.stringify(data)).not.toContain(it.ben.id);
});

story('the data arrives as text, each part once, when Hearth may not send files', async (it) => {
  await aMorning(it);
  it.slack.fail({ method: 'files.getUploadURLExternal', times: 1, with: { error: 'missing_scope' } });
  await opensYourData(it, it.ann);
  await it.ann.presses('Send it to me');
  await it.hearth.settles();
  const parts = it.ann.directMessages().filter((text) => text.includes('Your data, part'));
  expect(parts[0]).toContain(`part 1 of ${parts.length}:`);
  expect(parts.join('')).toContain('"text": "Write the launch post"');
});

story('a member erases themselves, and nothing about them is left or comes back', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await aMorning(it);
  await ben.posts(makers, 'Thank you @ann');
  await hearth.settles();
  await opensYourData(it, ann);
  await ann.presses('Erase me');
  expect(ann.dialog).toContain('You can’t undo this.');
  await ann.presses('Keep it');
  expect(await tablesThatName(it, ann)).not.toEqual([]);
  await ann.presses('Erase me');
  await ann.presses('Erase me');
  await ann.closesAll();
  await hearth.settles();
  expect(await tablesThatName(it, ann)).toEqual([]);
  expect(ann.reads('Home')).toBe(ERASED_HOME);

  // Neither her activity in Slack nor Hearth's own look-ups may bring her back.
  const count = ann.directMessages().length;
  await ann.posts(makers, 'I am still here');
  await ann.leaves(makers);
  await ann.joins(makers);
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain('You’re not taking part');
  await ann.closesAll();
  await it.itIs('2026-11-25', '12:00');
  await hearth.settles();
  await opensHome(it, ann);
  expect(ann.reads('Home')).toBe(ERASED_HOME);
  expect(ann.directMessages()).toHaveLength(count);
  expect(await tablesThatName(it, ann)).toEqual([]);
  expect(await allRows(it.databaseUrl, 'select user_id, erased_at is not null as done from erasures')).toEqual([
    { user_id: null, done: true },
  ]);
});

story('drafts and proposals of challenges go with their author, and others stay without them', async (it) => {
  const { ann, ben, databaseUrl } = it;
  await aMorning(it);
  await challengesAreOn(it);
  for (const state of ['draft', 'proposed', 'running'] as const)
    for (const { id: createdBy } of [ann, ben]) await challengeRuns(it, { state, createdBy });
  expect((await dataOf(it, ann)).challenges).toMatchObject([{ state: 'draft' }, { state: 'proposed' }]);
  await opensYourData(it, ann);
  await ann.presses('Erase me');
  await ann.presses('Erase me');
  await it.hearth.settles();
  expect(await tablesThatName(it, ann)).toEqual([]);
  const left = await allRows(
    databaseUrl,
    `select state, created_by = '${ben.id}' as bens from challenges order by 1, 2`,
  );
  expect(left).toEqual([
    { state: 'draft', bens: true },
    { state: 'proposed', bens: true },
    { state: 'running', bens: false },
    { state: 'running', bens: true },
  ]);
});

story('a member who erased themselves joins again and starts anew', async (it) => {
  const { ann, hearth } = it;
  await aMorning(it);
  await erasesThemselves(it, ann);
  await ann.presses('Join again');
  expect(ann.reads('modal')).toContain('Welcome back!');
  await ann.closesAll();
  await hearth.settles();
  expect(ann.reads('Home')).toContain('Makers');
  expect(ann.reads('Home')).not.toContain('Write the launch post');
  await it.itIs('2026-11-24', '09:00');
  await hearth.settles();
  await ann.presses('Join check-ins', { in: it.makers });
  await ann.closesAll();
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Begin again' }).submits();
  await hearth.settles();
  expect(ann.reads('Home')).toContain('Begin again');
  expect(await allRows(it.databaseUrl, 'select * from erasures')).toEqual([]);
});

story('an organizer erases themselves, and the community stays', async (it) => {
  await aMorning(it);
  await erasesThemselves(it, it.noor);
  expect(await tablesThatName(it, it.noor)).toEqual([]);
  expect(await allRows(it.databaseUrl, 'select name from communities')).toEqual([{ name: 'Makers' }]);
  await it.itIs('2026-11-24', '09:00');
  await it.hearth.settles();
  expect(it.ben.directMessages().length).toBeGreaterThan(1);
  it.makers.members.delete(it.workspace.installation.botUser);
  await it.ben.opensDirectMessages();
  await it.ben.presses('Check in');
  await it.ben.fills({ 'What will you do next?': 'Ship it' }).submits();
  await it.hearth.settles();
  expect(it.hearth.log.filter((line) => line.level >= 50)).toEqual([]);
});

story('an erasure that the queue lost is found by the sweep and carried out', async (it) => {
  await aMorning(it);
  const db = openDatabase(it.databaseUrl, 1, createLog('silent'));
  await db.inWorkspace(it.workspace.id, (tx) => requestErasure(tx, it.workspace.id, it.ben.id, it.clock.now()));
  await db.close();
  await it.itIs(MONDAY, '09:05');
  expect(await tablesThatName(it, it.ben)).toEqual([]);
});

story(
  'data that waits in the queue is not sent to a member who erases themselves in the meantime',
  async (it) => {
    await it.settlesIn();
    await it.ann.types('/hearth data', { in: it.makers });
    await it.ann.presses('Send it to me');
    await it.ann.closesAll();
    await it.ann.types('/hearth data', { in: it.makers });
    await it.ann.presses('Erase me');
    await it.ann.presses('Erase me');
    await it.ann.closesAll();
    const worker = await it.anotherHearth();
    await worker.settles();
    expect(it.ann.directMessages()).toEqual([]);
    expect(await tablesThatName(it, it.ann)).toEqual([]);
  },
  { web: true },
);

story('nothing is sent to a member once they asked to be erased, even if their erasure is late', async (it) => {
  await it.settlesIn();
  const db = openDatabase(it.databaseUrl, 1, createLog('silent'));
  const late = new Date(it.clock.now().getTime() + 2 * HOUR);
  await db.inWorkspace(it.workspace.id, (tx) => requestErasure(tx, it.workspace.id, it.ben.id, late));
  await db.close();
  await it.itIs(MONDAY, '09:30');
  expect(it.ann.directMessages()).toHaveLength(1);
  expect(it.ben.directMessages()).toEqual([]);
  await it.itIs(MONDAY, '10:05');
  expect(await tablesThatName(it, it.ben)).toEqual([]);
});

story("a member's data names nobody else", async (it) => {
  const { ann, ben, makers, hearth } = it;
  await aMorning(it);
  await ann.posts(makers, 'Thank you @ben');
  await hearth.settles();
  await allRows(it.databaseUrl, `update nudge_rounds set asked_id = '${ben.id}' where user_id = '${ann.id}'`);
  const data = await dataOf(it, ann);
  expect(data.activity).toContainEqual(expect.objectContaining({ kind: 'post', with_user: null }));
  expect(data.nudge_rounds).toMatchObject([{ user_id: ann.id, asked_id: null }]);
  expect(JSON.stringify(data)).not.toContain(ben.id);
});

story(
  "a member's data holds the events that they caused, and none that only mention them",
  async (it) => {
    const { ann, ben, makers } = it;
    await it.settlesIn();
    const post = await ben.posts(makers, 'A secret plan with @ann');
    await ann.reacts(post, 'tada');
    await ann.posts(makers, 'Ask @ben');
    await ann.setsStatus('Away', { emoji: ':palm_tree:' });
    await it.slack.settled();
    const { inbox = [] } = await dataOf(it, ann);
    expect(inbox).toMatchObject([
      { type: 'reaction_added', fields: { user: ann.id } },
      { type: 'message', fields: { user: ann.id } },
      { type: 'user_change', fields: { user: { id: ann.id } } },
    ]);
    expect(JSON.stringify(inbox)).not.toContain(ben.id);
  },
  { web: true },
);

story('the installer who erased themselves is not stored again by a restart until they join again', async (it) => {
  const { ann, databaseUrl } = it;
  await it.settlesIn();
  await erasesThemselves(it, ann);
  const restarted = await it.anotherHearth({ installer: ann.id });
  await restarted.settles();
  expect(await tablesThatName(it, ann)).toEqual([]);
  await ann.presses('Join again');
  await ann.closesAll();
  await restarted.settles();
  await it.anotherHearth({ installer: ann.id });
  expect(await allRows(databaseUrl, 'select installer_id from workspaces')).toEqual([{ installer_id: ann.id }]);
});

story('a commitment made from a message that mentions an erased member does not store their id', async (it) => {
  const { ann, ben, makers } = it;
  await it.settlesIn();
  await erasesThemselves(it, ann);
  await ben.uses('Make this a commitment', { on: await ben.posts(makers, 'Ask @ann') });
  expect(ben.reads('modal')).toContain('What will you do?: Ask someone');
  await ben.submits();
  await ben.closesAll();
  await it.hearth.settles();
  expect(await tablesThatName(it, ann)).toEqual([]);
});

story('another organizer greets newcomers after the founder erased themselves', async (it) => {
  const { noor, ann, makers, databaseUrl } = it;
  await it.settlesIn();
  await allRows(
    databaseUrl,
    `insert into community_roles (workspace_id, community_id, user_id, role, granted_at) select workspace_id, id, '${ann.id}', 'organizer', now() from communities`,
  );
  await erasesThemselves(it, noor);
  await ann.types('/hearth settings', { in: makers });
  expect(ann.reads('modal')).toContain('Until there is one, Ann Berger greets newcomers.');
});
