import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays } from '../../src/core/calendar.js';
import { opensSetUp } from '../support/opening.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** Returns true if the person's Home has the organizers' settings. */
async function organizes({ hearth }: Story, person: DrivenPerson): Promise<boolean> {
  await person.opensHome();
  await hearth.settles();
  return person.reads('Home').includes('[Community settings]');
}

/** Noor, the only organizer, leaves on Monday morning. */
async function noorLeaves(it: Story): Promise<void> {
  await it.itIs(MONDAY, '08:30');
  await it.noor.leaves(it.makers);
  await it.hearth.settles();
  await it.itIs(MONDAY, '09:00');
}

const about = (person: DrivenPerson) => person.directMessages().filter((text) => text.includes('organizer'));

story('when the only organizer leaves the channel, the admins are told once, and one names a member', async (it) => {
  const { noor, ann, ben, hearth } = it;
  await it.settlesIn();
  const ada = it.person('Ada Admin', { isAdmin: true });
  await ada.joins(it.makers);
  const zed = it.person('Zed Outside', { isAdmin: true });
  await zed.opensHome();
  await hearth.settles();
  await noorLeaves(it);
  await hearth.hearth.queue.sweepNow(['community.compare']);
  await hearth.settles();
  expect([noor, ada, zed, ann, ben].map((one) => about(one).length)).toEqual([1, 1, 1, 0, 0]);
  expect(about(zed)[0]).toMatch(
    /^Hearth: .* has no organizer anymore\. Without one, nobody can change how I work there\.\nYou can name one of its members\. You won’t see what people write there\.\n\[Name an organizer\]/,
  );

  for (const admin of [zed, ada]) {
    await admin.opensDirectMessages();
    await admin.presses('Name an organizer');
  }
  await zed.fills({ 'Who?': 'Zed Outside' }).submits();
  expect(zed.errors()).toEqual({ 'Who?': 'Choose someone who is in the channel.' });
  await zed.fills({ 'Who?': ann.name }).submits();
  expect(zed.reads('modal')).toBe('== Hearth ==\nAnn Berger is an organizer now.\n[Close]');
  await zed.closesAll();
  await hearth.settles();
  expect(await organizes(it, ann)).toBe(true);
  await hearth.settles();
  expect(about(zed)).toEqual([expect.stringMatching(/^Hearth: Zed Outside named an organizer for /)]);

  // Ada is in the channel, so she may still name somebody, and is told who was first if it is the same person.
  await ada.fills({ 'Who?': ann.name }).submits();
  expect(ada.reads('modal')).toContain('Zed Outside got there first: Ann Berger is already an organizer.');
});

story('an admin outside the channel can name nobody once there is an organizer', async (it) => {
  const { noor, ann, ben, databaseUrl } = it;
  await it.settlesIn();
  const zed = it.person('Zed Outside', { isAdmin: true });
  await zed.opensHome();
  await it.hearth.settles();
  await noorLeaves(it);
  for (const [admin, member] of [
    [noor, ann],
    [zed, ben],
  ] as const) {
    await admin.opensDirectMessages();
    await admin.presses('Name an organizer');
    await admin.fills({ 'Who?': member.name });
  }
  await noor.submits();
  await zed.submits();
  expect(zed.errors()).toEqual({
    'Who?': 'This community has an organizer now. Only organizers, and admins who are in its channel, can name more.',
  });
  const held = await allRows(databaseUrl, 'select user_id from community_roles where ended_at is null');
  expect(held).toEqual([{ user_id: ann.id }]);
});

story(
  'when the only organizer is deactivated and there is no admin, the longest-standing member follows',
  async (it) => {
    await it.settlesIn();
    const zoe = it.person('Zoe Newcomer');
    await zoe.joins(it.makers);
    await it.noor.isDeactivated();
    await it.hearth.settles();
    const all = [it.ann, it.ben, zoe];
    expect(await Promise.all(all.map((person) => organizes(it, person)))).toEqual([true, false, false]);
  },
);

story('members who leave lose their roles, also if they come back', async (it) => {
  const { noor, ann, databaseUrl } = it;
  await it.settlesIn();
  await allRows(
    databaseUrl,
    `insert into community_roles (workspace_id, community_id, user_id, role, granted_at)
     select workspace_id, id, '${ann.id}', role, now() from communities, unnest(array['organizer', 'greeter']) role`,
  );
  await it.itIs(MONDAY, '08:30');
  await ann.leaves(it.makers);
  await it.hearth.settles();
  await it.itIs(MONDAY, '08:40');
  await ann.joins(it.makers);
  await it.hearth.settles();
  expect([await organizes(it, noor), await organizes(it, ann)]).toEqual([true, false]);
  const held = await allRows(databaseUrl, 'select user_id, role from community_roles where ended_at is null');
  expect(held).toEqual([{ user_id: noor.id, role: 'organizer' }]);
});

story('a lost channel is reported to an organizer with an active account', async (it) => {
  const { noor, ann, makers, hearth, databaseUrl } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '08:30');
  await noor.leaves(makers);
  await hearth.settles();
  await it.itIs(MONDAY, '08:40');
  await noor.joins(makers);
  await noor.isDeactivated();
  await hearth.settles();
  makers.members.delete(it.workspace.installation.botUser);
  await hearth.hearth.queue.sweepNow(['community.compare']);
  await hearth.settles();
  const told = "select recipient, status from deliveries where key like 'community.lost%'";
  expect(await allRows(databaseUrl, told)).toEqual([{ recipient: ann.id, status: 'sent' }]);
});

story('a user who leaves a channel without a community is not stored', async (it) => {
  await it.settlesIn();
  const zoe = it.person('Zoe Stranger');
  const other = it.workspace.channel({ name: 'other', members: [it.noor, zoe] });
  await opensSetUp(it.noor);
  await it.noor.closesAll();
  await it.workspace.invites('app', other, it.noor);
  await it.itIs(MONDAY, '08:30');
  await zoe.leaves(other);
  await it.hearth.settles();
  expect(await allRows(it.databaseUrl, `select name from people where user_id = '${zoe.id}'`)).toEqual([]);
});

story('a person to whom somebody gives a role is told by whom, and what they can do', async (it) => {
  const { noor, ann, ben, makers, hearth, databaseUrl } = it;
  await it.settlesIn();
  await nobodyChecksIn(it);
  await it.itIs(MONDAY, '10:00');
  const changes = async (press: string, member?: string) => {
    await noor.types('/hearth settings', { in: makers });
    await noor.presses('Change: People and roles');
    await noor.presses(press);
    if (member) await noor.fills({ 'Who?': member }).submits();
    else await noor.presses('Remove');
    await noor.closesAll();
    await hearth.settles();
  };
  const told = (role: string, may: string) =>
    `Hearth: *Noor Haddad* made you ${role} of *Makers*. ${may}\n[People and roles] [… Snooze | Stop these | Why this?]`;
  const organizer = told(
    'an organizer',
    'You can change its settings, pause it, name other organizers, and see who has gone quiet. It’s all on my Home tab, under “Community settings”.',
  );
  await changes('Name an organizer', ann.name);
  expect([ann, ben, noor].map((person) => person.directMessages())).toEqual([[organizer], [], []]);
  await ann.opensDirectMessages();
  await ann.presses('People and roles');
  expect(ann.reads('modal')).toContain('== People and roles ==');
  await ann.closesAll();

  await changes('Remove: Ann Berger, an organizer');
  expect(ann.directMessages()).toEqual(['Hearth: You’re no longer an organizer of *Makers*.']);
  await changes('Name a greeter', ben.name);
  expect(ben.directMessages()).toEqual([
    told(
      'a greeter',
      'I’ll tell newcomers that you’re their greeter, in turn with others. If nobody replies to a first post within a day, I’ll let you know.',
    ),
  ]);
  await allRows(databaseUrl, `update community_roles set granted_by = null where user_id = '${ben.id}'`);
  await it.itIs(addDays(MONDAY, 8), '10:30');
  expect(ben.directMessages()[0]).toBe('Hearth: *Someone* made you a greeter of *Makers*.');
});
