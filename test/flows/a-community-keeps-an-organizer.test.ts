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

story('when the only organizer leaves the channel, an admin who is a member becomes organizer', async (it) => {
  await it.settlesIn();
  const ada = it.person('Ada Admin', { isAdmin: true });
  await ada.joins(it.makers);
  await it.hearth.settles();
  expect(await organizes(it, ada)).toBe(false);
  await it.itIs(MONDAY, '08:30');
  await it.noor.leaves(it.makers);
  await it.hearth.settles();
  expect(ada.reads('Home')).toContain('[Community settings]');
  expect([await organizes(it, it.ann), await organizes(it, it.noor)]).toEqual([false, false]);
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

story('an organizer who comes back shares the role with those who followed', async (it) => {
  await it.settlesIn();
  await it.itIs(MONDAY, '08:30');
  await it.noor.leaves(it.makers);
  await it.hearth.settles();
  await it.itIs(MONDAY, '08:40');
  await it.noor.joins(it.makers);
  await it.hearth.settles();
  expect([await organizes(it, it.noor), await organizes(it, it.ann)]).toEqual([true, true]);
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

story('a person whom an organizer makes one too is told once, by whom and what they can do', async (it) => {
  const { noor, ann, ben, hearth } = it;
  await it.settlesIn();
  await nobodyChecksIn(it);
  await it.itIs(MONDAY, '10:00');
  const names = async (organizers: readonly string[]) => {
    await noor.types('/hearth settings', { in: it.makers });
    await noor.presses('Change: Organizers');
    await noor.fills({ Organizers: organizers }).submits();
    await noor.closesAll();
    await hearth.settles();
  };
  await names(['Noor Haddad', 'Ann Berger']);
  const told =
    'Hearth: *Noor Haddad* made you an organizer of *Makers*. You can change its settings, pause it, name other organizers, and see who has gone quiet. It’s all on my Home tab, under “Community settings”.\n' +
    '[See the organizers] [… Snooze | Stop these | Why this?]';
  expect([ann, ben, noor].map((person) => person.directMessages())).toEqual([[told], [], []]);
  await ann.opensDirectMessages();
  await ann.presses('See the organizers');
  expect(ann.reads('modal')).toContain('Organizers: @Noor Haddad, @Ann Berger');
  await ann.closesAll();

  await names(['Noor Haddad']);
  const over = 'Hearth: You’re no longer an organizer of *Makers*.';
  expect(ann.directMessages()).toEqual([over]);
  await names(['Noor Haddad', 'Ann Berger', 'Ben Okafor']);
  expect([ann, ben].map((person) => person.directMessages())).toEqual([[over], [told]]);
  await allRows(it.databaseUrl, `update community_roles set granted_by = null where user_id = '${ben.id}'`);
  await it.itIs(addDays(MONDAY, 8), '10:30');
  expect(ben.directMessages()[0]).toBe('Hearth: *Someone* made you an organizer of *Makers*.');
});
