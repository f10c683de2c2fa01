import { addDays } from '../../src/core/calendar.js';
import { forgeHome } from '../support/forge.js';
import { fillsSetUp } from '../support/opening.js';
import { allRows, oneValue } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

/** Noor starts #makers quietly and invites these people. */
async function startsQuietly(it: Story, invited: readonly string[], fields = {}): Promise<void> {
  const { noor, hearth } = it;
  await fillsSetUp(noor, '#makers', fields);
  const isForAll = Object.keys(fields).length > 0;
  expect(noor.reads('modal')).toContain(
    isForAll
      ? 'Everyone’s first check-in opens tomorrow at 09:00'
      : 'Members who join now get their first check-in today at 09:00',
  );
  await noor.presses('Start quietly');
  expect(noor.reads('modal')).toContain('*Makers* is running quietly.');
  await noor.fills({ 'Who should try it first?': invited }).submits();
  expect(noor.reads('modal')).toContain('[Write your check-in]');
  await noor.closesAll();
  await hearth.settles();
}

/** Replaces the narrow spaces in times. */
const plain = (text: string) => text.replaceAll(/[^\S\n]/g, ' ');

const posts = ({ makers }: Story) => makers.messages.filter(({ text }) => !text.includes('has joined'));

story('a community can start quietly: invited people hear of it, and the channel once it is announced', async (it) => {
  const { noor, ann, ben, makers, hearth } = it;
  await startsQuietly(it, ['Ann Berger', 'Ben Okafor']);
  expect(posts(it)).toEqual([]);
  expect(ann.directMessages()).toEqual([
    expect.stringMatching(
      /^Hearth: \*Noor Haddad\* is trying check-ins in #makers and would like you to join\.\nA check-in is a few lines/,
    ),
  ]);
  await ann.presses('Join check-ins', { in: 'DM' });
  expect(ann.reads('modal')).toContain('You’re in!');
  await ann.closesAll();
  await ben.presses('No, thanks', { in: 'DM' });
  expect(ben.reads('modal')).toContain('If you change your mind');
  await ben.closesAll();

  // Whoever joins the channel is not welcomed to something that nobody has announced.
  const zoe = await it.workspace.welcomes({ name: 'Zoe Newcomer', zone: 'Europe/Berlin' });
  await zoe.joins(makers);
  await hearth.settles();
  await it.itIs(MONDAY, '09:00');
  expect([noor, ann, ben, zoe].map((person) => person.directMessages().length)).toEqual([0, 2, 1, 0]);

  await noor.opensHome();
  await hearth.settles();
  expect(noor.reads('Home')).toContain('*Getting started:* 1 of 8 done · next: write your first check-in');
  await noor.presses('Do it: write your first check-in');
  await noor.fills({ 'What will you do next?': 'Tell everyone' }).submits();
  await hearth.settles();
  await noor.sees('Home', /\*Getting started:\* 2 of 8 done · next: announce it in the channel/);
  await it.itIs(TUESDAY, '09:00');
  await noor.presses('Do it: announce it in the channel');
  expect(noor.reads('modal')).toMatch(/^== Preview ==[\s\S]*Hello! I’m here to help/);
  expect(noor.reads('modal')).not.toContain('Start quietly');
  const before = posts(it).length;
  await noor.submits();
  await hearth.settles();
  expect(posts(it).length).toBe(before + 1);
  expect(posts(it).at(-1)?.text).toContain('Hello! I’m here to help');

  // The first answer of that day goes under the announcement.
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await hearth.settles();
  expect(posts(it).at(-1)?.threadTs).toBe(posts(it).at(-2)?.ts);
  await noor.sees('Home', /\*Getting started:\* 3 of 8 done · next: name a second organizer/);
  await noor.presses('Do it: name a second organizer');
  await noor.fills({ 'Who?': 'Ann Berger' }).submits();
  await noor.closesAll();
  await hearth.settles();
  await noor.sees('Home', /\*Getting started:\* 4 of 8 done · next: publish your guidelines/);
  // The guidelines that Hearth suggests have rules marked as first.
  await noor.presses('Do it: publish your guidelines');
  await noor.presses('Preview');
  await noor.submits();
  await noor.closesAll();
  await hearth.settles();
  await noor.sees('Home', /\*Getting started:\* 6 of 8 done · next: name a moderator/);
  await noor.presses('Do it: name a moderator');
  await noor.fills({ 'Who?': 'Ann Berger' }).submits();
  await noor.closesAll();
  await hearth.settles();
  await noor.sees('Home', /\*Getting started:\* 7 of 8 done · next: name a greeter/);
  await noor.presses('Do it: name a greeter');
  await noor.fills({ 'Who?': 'Ben Okafor' }).submits();
  await noor.closesAll();
  await hearth.settles();
  expect(noor.reads('Home')).not.toContain('Getting started');
});

story('in a community that asks everyone, everyone is asked once it is announced', async (it) => {
  const { noor, ann, ben, hearth } = it;
  await startsQuietly(it, [], { 'Who should Hearth ask?': 'Everyone in the channel' });
  await it.itIs(MONDAY, '09:00');
  expect(ben.directMessages()).toEqual([]);
  await noor.opensHome();
  await hearth.settles();
  await noor.presses('Do it: write your first check-in');
  await noor.fills({ 'What will you do next?': 'Tell everyone' }).submits();
  await hearth.settles();
  await noor.presses('Do it: invite people to try it');
  await noor.fills({ 'Who should try it first?': [] }).submits();
  await noor.closesAll();
  await noor.presses('Hide the list “Getting started”');
  await hearth.settles();
  expect(noor.reads('Home')).not.toContain('Getting started');

  await noor.presses('Community settings');
  expect(noor.reads('modal')).toContain('Running quietly: not announced in the channel yet. [Change]');
  await noor.closesAll();
  await announces(it);
  await it.itIs(TUESDAY, '09:00');
  expect([ann, ben].map((person) => person.directMessages().length)).toEqual([1, 1]);
});

/** Noor announces the community although its checklist is hidden. */
async function announces({ noor, hearth }: Story): Promise<void> {
  await noor.presses('Community settings');
  await noor.presses('Change: Pause or close');
  await noor.presses('Announce it');
  await noor.submits();
  await noor.closesAll();
  await hearth.settles();
}

story('an announcement that the queue lost is posted, and the answers of the day wait for it', async (it) => {
  const { ann, clock, hearth, makers } = it;
  await it.settlesIn();
  await allRows(it.databaseUrl, `delete from deliveries where key like 'community.announce:%'`);
  await it.itIs(MONDAY, '08:30');
  const now = clock.now().toISOString();
  await allRows(it.databaseUrl, `update communities set announce_at = '${now}', announced_at = null`);
  const before = makers.messages.length;
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await hearth.settles();
  expect(makers.messages.length).toBe(before);
  await clock.advance({ minutes: 3 });
  const [announcement, answer, ...more] = makers.messages.slice(before);
  expect(announcement?.text).toContain('Hello!');
  expect([answer?.threadTs, more]).toEqual([announcement?.ts, []]);
});

story('only members of the channel can be invited, ten people in all', async (it) => {
  const { noor, ben, makers, hearth } = it;
  const zed = it.person('Zed Outside');
  const others = Array.from({ length: 10 }, (_, i) => it.person(`Member ${i}`));
  for (const { id } of others) makers.members.add(id);
  await fillsSetUp(noor, '#makers');
  await noor.presses('Start quietly');
  const names = others.map(({ name }) => name);
  for (let i = 0; i < 2; i += 1) {
    await noor.fills({ 'Who should try it first?': [zed.name] }).submits();
    expect(noor.errors()).toEqual({
      'Who should try it first?': 'You can only invite members of the channel. Not in it yet: someone.',
    });
    // At first, Hearth has not stored the members yet.
    await hearth.settles();
  }
  expect(await allRows(it.databaseUrl, 'select user_id from community_invitations')).toEqual([]);
  await noor.fills({ 'Who should try it first?': names.slice(0, 9) }).submits();
  await noor.closesAll();
  await noor.opensHome();
  await hearth.settles();
  const communityId = await oneValue(it.databaseUrl, 'select id::text as value from communities');
  forgeHome(noor, { communityId }, 'community.invite');
  await noor.presses('Preferences');
  await noor.fills({ 'Who should try it first?': [...names.slice(8), ben.name] }).submits();
  expect(noor.errors()).toEqual({
    'Who should try it first?': 'You can invite up to ten people before the announcement. So far, 9 have been invited.',
  });
  await noor.fills({ 'Who should try it first?': names.slice(8) }).submits();
  expect(noor.reads('modal')).toMatch(/^== All set ==/);
});

story('an invitation whose person left the channel, or whose inviter was erased, is over', async (it) => {
  const { ann, ben, noor, makers, clock, hearth } = it;
  await startsQuietly(it, ['Ann Berger', 'Ben Okafor']);
  await it.itIs(MONDAY, '08:30');
  await ann.leaves(makers);
  await allRows(it.databaseUrl, `delete from community_invitations where user_id = '${ben.id}'`);
  await hearth.settles();
  await clock.advance({ hours: 25 });
  const over = 'Hearth: This invitation to the check-ins in *Makers* is over.';
  expect([ann, ben, noor].map((person) => person.directMessages())).toEqual([[over], [over], []]);
});

story(
  'an announcement that Slack refuses comes once the channel is back, and enrols everyone only then',
  async (it) => {
    const { noor, ann, ben, makers, slack, hearth, databaseUrl } = it;
    await fillsSetUp(noor, '#makers', { 'Who should Hearth ask?': 'Everyone in the channel' });
    slack.fail({ method: 'chat.postMessage', channel: makers.id, times: 1, with: { error: 'not_in_channel' } });
    await noor.submits();
    await hearth.settles();
    await noor.presses('Write your check-in');
    await noor.fills({ 'What will you do next?': 'Tell everyone' }).submits();
    await noor.closesAll();
    await hearth.settles();
    const state = `select announced_at is not null as announced,
    (select count(*)::int from checkin_participants) as enrolled,
    (select count(*)::int from checkin_occurrences where unpublished_since is not null) as waiting from communities`;
    expect(await allRows(databaseUrl, state)).toEqual([{ announced: false, enrolled: 1, waiting: 1 }]);
    expect(posts(it)).toEqual([]);
    await it.itIs(TUESDAY, '08:00');
    makers.members.delete(it.workspace.installation.botUser);
    await it.workspace.invites('app', makers, ann);
    await hearth.settles();
    expect(posts(it).map(({ text }) => text)).toEqual([expect.stringContaining('Hello! I’m here to help')]);
    expect(await allRows(databaseUrl, state)).toEqual([{ announced: true, enrolled: 3, waiting: 0 }]);
    await it.itIs(addDays(MONDAY, 2), '09:00');
    for (const person of [ann, ben]) expect(person.directMessages()).toEqual([expect.stringContaining('Morning')]);
  },
);

story(
  'an announcement that Slack refuses for good is not tried again, and an organizer hears of it once',
  async (it) => {
    const { noor, ben, makers, slack, clock, hearth } = it;
    await fillsSetUp(noor, '#makers');
    slack.fail({ method: 'chat.postMessage', channel: makers.id, times: 2, with: { error: 'invalid_blocks' } });
    await noor.submits();
    await noor.closesAll();
    await hearth.settles();
    const refused = expect.stringContaining('I couldn’t announce *Makers*, because Slack refused my post.');
    expect([posts(it), noor.directMessages(), ben.directMessages()]).toEqual([[], [refused], []]);
    const before = slack.calls('chat.postMessage').length;
    await clock.advance({ minutes: 5 });
    expect(slack.calls('chat.postMessage')).toHaveLength(before);

    // Each time that somebody announces it, they hear of it again.
    await noor.opensHome();
    await hearth.settles();
    await announces(it);
    expect([posts(it), noor.directMessages()]).toEqual([[], [refused, refused]]);
    await announces(it);
    expect(posts(it).map(({ text }) => text)).toEqual([expect.stringContaining('Hello! I’m here to help')]);
  },
);

story('another organizer’s preview shows the announcement as members will read it', async (it) => {
  const { noor, ann, makers, hearth } = it;
  const kim = it.person('Kim Lee', { locale: 'en-US', isAdmin: true });
  makers.members.add(kim.id);
  await fillsSetUp(kim, '#makers');
  await kim.presses('Start quietly');
  await kim.closesAll();
  await hearth.settles();
  await noor.opensHome();
  await hearth.settles();
  await noor.presses('Community settings');
  await noor.presses('Change: Pause or close');
  await noor.presses('Announce it');
  const times = /Monday to Friday at 9:00 AM, in your own time zone/;
  expect(plain(noor.reads('modal'))).toMatch(times);
  await noor.submits();
  await hearth.settles();
  expect(plain(ann.reads(makers))).toMatch(times);
});

story('asking everyone means the members of the time when it was set up', async (it) => {
  const { noor, ann, ben, makers, hearth } = it;
  await startsQuietly(it, [], { 'Who should Hearth ask?': 'Everyone in the channel' });
  await it.itIs(MONDAY, '08:30');
  const zoe = await it.workspace.welcomes({ name: 'Zoe Newcomer', zone: 'Europe/Berlin' });
  await zoe.joins(makers);
  await noor.opensHome();
  await hearth.settles();
  await announces(it);
  await it.itIs(TUESDAY, '09:00');
  expect([noor, ann, ben, zoe].map((person) => person.directMessages().length)).toEqual([1, 1, 1, 0]);
  await zoe.presses('Join check-ins', { in: makers });
  expect(zoe.reads('modal')).toContain('You’re in!');
});

story('somebody who declined an invitation is not enrolled when everyone is, and can still join', async (it) => {
  const { noor, ann, ben, hearth } = it;
  await startsQuietly(it, ['Ann Berger'], { 'Who should Hearth ask?': 'Everyone in the channel' });
  await ann.presses('No, thanks', { in: 'DM' });
  await ann.closesAll();
  await noor.opensHome();
  await hearth.settles();
  await announces(it);
  await it.itIs(TUESDAY, '09:00');
  expect([ann, ben].map((person) => person.directMessages().length)).toEqual([1, 1]);
  expect(ann.directMessages()).toEqual([
    'Hearth: You’re not taking part in check-ins in *Makers*. You can join at any time from Hearth’s Home tab.',
  ]);
  await ann.types('/hearth start', { in: it.makers });
  await it.itIs(addDays(MONDAY, 2), '09:00');
  expect(ann.directMessages()).toHaveLength(2);
});
