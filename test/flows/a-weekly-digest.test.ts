import { addDays } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const [TUESDAY, NEXT_MONDAY, LAST_MONDAY] = [1, 7, 14].map((n) => addDays(MONDAY, n)) as [string, string, string];

/** Noor chooses where the digest goes. */
async function chooses({ noor, makers }: Story, place: string, channel?: string): Promise<void> {
  await noor.types('/hearth settings', { in: makers });
  await noor.presses('Change: Weekly digest');
  await noor.fills({ 'Where does it go?': place, ...(channel ? { 'The other channel': channel } : {}) }).submits();
}

/** Returns what is wrong with another channel for the digest. */
async function problemWith(it: Story, channel?: string): Promise<unknown[]> {
  await chooses(it, 'Another channel', channel);
  const problems = Object.values(it.noor.errors());
  await it.noor.closesAll();
  return problems;
}

/** Ann shares what she finished, and Ben finishes something that only he sees. */
async function aWeekPasses(it: Story): Promise<void> {
  const { ann, ben } = it;
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Ship *it*\nCall a customer' });
  await checksIn(it, ben, { 'What will you do next?': 'See a doctor', 'Who sees it?': 'Only me' });
  await it.itIs(TUESDAY, '09:00');
  await checksIn(it, ann, { 'What’s done?': 'Ship *it*', 'Anything in your way?': 'Money' });
  await checksIn(it, ben, { 'What’s done?': 'See a doctor', 'Who sees it?': 'Only me' });
}

const digestsIn = ({ makers, ann }: Story) =>
  makers.messages
    .filter((it) => it.text.includes('Last week’s check-ins'))
    .map((it) => [it.threadTs !== undefined, ann.reads(it).split('Hearth: ').at(-1)]);

const FIRST = '*Last week’s check-ins:* 2 people checked in · 1 shared thing is done\n✓  Ann Berger: Ship *it*';

story('an organizer gets a weekly digest into the channel, which names only what was shared', async (it) => {
  const { noor, makers, hearth } = it;
  await it.settlesIn();
  await noor.types('/hearth settings', { in: makers });
  expect(noor.reads('modal')).toContain('*Weekly digest*\nOff.');
  await noor.closesAll();
  await chooses(it, 'The channel');
  await aWeekPasses(it);
  await it.itIs(NEXT_MONDAY, '08:59');
  expect(digestsIn(it)).toEqual([]);
  await it.itIs(NEXT_MONDAY, '09:00');
  await hearth.settles();
  expect(digestsIn(it)).toEqual([[false, FIRST]]);
  // Nobody checked in in the second week.
  await it.itIs(LAST_MONDAY, '09:00');
  await hearth.settles();
  expect(digestsIn(it)).toHaveLength(1);
});

story('a weekly digest goes into the thread of the last day if an organizer wants it, or nowhere', async (it) => {
  const { noor, ann, makers, hearth } = it;
  await it.settlesIn();
  await chooses(it, 'The thread of the last check-in day');
  await noor.types('/hearth settings', { in: makers });
  expect(noor.reads('modal')).toContain('On Mondays, in the thread of the last check-in day.');
  await noor.closesAll();
  await aWeekPasses(it);
  await it.itIs(NEXT_MONDAY, '09:00');
  await hearth.settles();
  expect(digestsIn(it)).toEqual([[true, FIRST]]);
  const [digest] = makers.messages.filter((one) => one.text.includes('Last week’s check-ins'));
  expect(digest?.threadTs).toBe((await ann.sees(makers, /Tuesday’s check-ins/)).ts);
  await checksIn(it, ann);
  await chooses(it, 'Nowhere: no digest');
  await it.itIs(LAST_MONDAY, '09:00');
  await hearth.settles();
  expect(digestsIn(it)).toHaveLength(1);
});

story('no digest comes while the community is paused, or days late', async (it) => {
  const { ann, hearth, databaseUrl } = it;
  await it.settlesIn();
  await chooses(it, 'The channel');
  await aWeekPasses(it);
  await allRows(databaseUrl, `update communities set paused_until = '${addDays(NEXT_MONDAY, 2)}'`);
  await it.itIs(NEXT_MONDAY, '09:00');
  await it.itIs(addDays(NEXT_MONDAY, 3), '09:00');
  await checksIn(it, ann);
  await it.itIs(addDays(LAST_MONDAY, 3), '09:00');
  await checksIn(it, ann, { 'What’s done?': 'Call a customer', 'What will you do next?': 'Rest' });
  expect(digestsIn(it)).toEqual([]);
  await it.itIs(addDays(LAST_MONDAY, 7), '09:00');
  await hearth.settles();
  const last = '*Last week’s check-ins:* 1 person checked in · 1 shared thing is done\n✓  Ann Berger: Call a customer';
  expect(digestsIn(it)).toEqual([[false, last]]);
});

story(
  'the digest says who replied to whom, with the button or in the thread, and counts no former member',
  async (it) => {
    const { ben, noor, makers, hearth } = it;
    const [mia, leo] = [it.person('Mia Laurent'), it.person('Leo Gone')];
    for (const person of [mia, leo]) makers.members.add(person.id);
    await it.settlesIn();
    await chooses(it, 'The channel');
    await aWeekPasses(it);
    const day = await ben.sees(makers, /Tuesday’s check-ins/);
    for (const person of [ben, mia, leo]) {
      person.looksAt(day);
      await person.presses('Reply to Ann Berger');
      await person.fills({ 'Your reply': 'Well done!' }).submits();
      await hearth.settles();
    }
    // Mia takes hers down again, and Noor writes in the thread herself.
    await mia.presses('Reply to Ann Berger');
    await mia.presses('Take down');
    await mia.presses('Take down');
    await mia.closesAll();
    await noor.posts(makers, 'Nice, @ann! And @mia, hello.', { thread: day });
    await ben.posts(makers, 'Talking to nobody', { thread: day });
    await leo.leaves(makers);
    await hearth.settles();
    await it.itIs(NEXT_MONDAY, '09:00');
    await hearth.settles();
    expect(digestsIn(it)[0]?.[1]).toBe(
      `${FIRST}\nHelping each other: Ben Okafor replied to Ann Berger; Noor Haddad replied to Ann Berger`,
    );
  },
);

story('the digest of a public channel can go into another one, that of a private channel stays there', async (it) => {
  const { noor, ann, workspace, makers, hearth } = it;
  const news = workspace.channel({ name: 'news', members: [noor] });
  const secret = workspace.channel({ name: 'secret', members: [noor], isPrivate: true });
  workspace.channel({ name: 'theirs', members: [ann], isPrivate: true, withApp: true });
  workspace.channel({ name: 'others', members: [ann] });
  await it.settlesIn();
  const invite = 'Hearth can’t see this private channel yet. Type /invite @hearth in it, then press Save again.';
  expect(await problemWith(it)).toEqual(['Choose a channel, or another place above.']);
  expect(await problemWith(it, '#secret')).toEqual([invite]);
  expect(await problemWith(it, '#theirs')).toEqual([invite]);
  expect(await problemWith(it, '#others')).toEqual(['Join this channel first, then press Save again.']);
  await chooses(it, 'Another channel', '#news');
  await noor.types('/hearth settings', { in: makers });
  expect(noor.reads('modal')).toContain('*Weekly digest*\nOn Mondays, in another channel.');
  await noor.closesAll();
  await aWeekPasses(it);
  await it.itIs(NEXT_MONDAY, '09:00');
  await hearth.settles();
  expect(digestsIn(it)).toEqual([]);
  expect(digestsIn({ ...it, makers: news })).toEqual([[false, FIRST]]);

  // What was public is private since: the digest comes home, and no other channel can be chosen.
  Object.assign(makers, { kind: 'private' });
  await checksIn(it, ann);
  await it.itIs(LAST_MONDAY, '09:00');
  await hearth.settles();
  expect(digestsIn(it)).toHaveLength(1);
  expect(digestsIn({ ...it, makers: news })).toHaveLength(1);
  expect(await problemWith(it, '#news')).toEqual([
    'Makers is private, so its digest stays there. Choose another place above.',
  ]);
  expect(secret.messages).toEqual([]);
});
