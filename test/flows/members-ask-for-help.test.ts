import type { Message } from '../../local-slack/world/workspace.js';
import { addDays } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

/** Ann shares on Monday, at 9:00, that something is in her way. Ben leads a topic. Returns the day's post. */
async function annIsStuck(it: Story): Promise<Message> {
  const { databaseUrl, ann, ben, makers } = it;
  await it.settlesIn();
  await allRows(
    databaseUrl,
    `insert into feature_switches (workspace_id, community_id, feature, is_on)
     select workspace_id, id, 'help', true from communities;
     insert into community_roles (workspace_id, community_id, user_id, role, topic, granted_at)
     select workspace_id, id, '${ben.id}', 'topic_leader', 'pricing', now() from communities`,
  );
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann, { 'Anything in your way?': 'How to price <teams>' });
  return ben.sees(makers, /Monday’s check-ins/);
}

/** Ann asks for help, naming these people. */
async function annAsks({ ann, hearth }: Story, named: string[] = []): Promise<void> {
  await ann.opensDirectMessages();
  await ann.presses('Ask for help');
  await ann.fills({ 'Who should Hearth mention?': named }).submits();
  await hearth.settles();
}

const withoutLinks = (text: string) => text.replaceAll(/ \(http[^)]*\)/g, '');

story('a member asks for help, names a topic leader once, and hears who offers', async (it) => {
  const { ann, ben, noor, hearth } = it;
  const day = await annIsStuck(it);
  expect(ann.directMessages()).toEqual([
    expect.stringContaining(`*In the way:*  How to price <teams>
[Edit] [… See the thread | Take down]
You said something’s in your way. Would you like some help? [Ask for help]`),
  ]);
  await ann.opensDirectMessages();
  await ann.presses('Ask for help');
  expect(ann.reads('modal')).toBe(`== Ask for help ==
> How to price <teams>
Who should Hearth mention? (optional):
· Hearth posts this once in your check-in’s thread, with an “I can help” button, and tells you who offers.
[Cancel] [Ask]`);
  const form = ann.fills({ 'Who should Hearth mention?': ['Ben Okafor (pricing)'] });
  await Promise.all([form.submits(), form.submits()]);
  await hearth.settles();
  expect(ben.reads(day)).toContain(`Hearth: Ann Berger would like some help with this. Any ideas, @Ben Okafor?
> How to price <teams>
[I can help]`);
  expect(ann.directMessages().at(-1)).toContain(
    'You asked for help in the thread. I’ll tell you when someone offers. [It’s solved]',
  );
  ann.looksAt(day);
  await ann.presses('I can help');
  expect(ann.reads('modal')).toContain('This is your own request.');
  await ann.closesAll();
  ben.looksAt(day);
  await ben.presses('I can help');
  expect(ben.reads('modal')).toContain('Thank you! I’ll tell Ann Berger.');
  await ben.closesAll();
  ben.looksAt(day);
  await ben.presses('I can help');
  expect(ben.reads('modal')).toContain('You’ve already offered, and Ann Berger knows.');
  await ben.closesAll();
  await it.itIs(MONDAY, '09:01');
  expect(ben.reads(day)).toContain('· Ben Okafor offered to help.\n[I can help]');
  expect(withoutLinks(ann.directMessages()[1] ?? '')).toBe(
    `Hearth: Ben Okafor offered to help you with “How to price <teams>”. Open the thread\n[Write to Ben]\n· The button opens their profile. Press “Message” there.`,
  );
  noor.looksAt(day);
  await noor.presses('I can help');
  await it.itIs(MONDAY, '09:02');
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toContain('You asked for help, and Ben Okafor and Noor Haddad offered. [It’s solved]');
  await ann.presses('It’s solved');
  expect(ann.reads('modal')).toContain('Glad to hear it! I’ll mark it as solved in the thread.');
  await ann.closesAll();
  await it.itIs(MONDAY, '09:03');
  expect(ben.reads(day)).toContain(
    'Hearth: Ann Berger asked for help here. It’s solved.\nBen Okafor and Noor Haddad offered to help.',
  );
  expect(ann.reads('Home')).not.toContain('help');
  expect(ann.directMessages().slice(1)).toEqual(['Hearth: Ben Okafor and Noor Haddad offered to help you.']);
});

story('a request follows what the check-in says, and goes once it says nothing', async (it) => {
  const { ann, ben, hearth } = it;
  const day = await annIsStuck(it);
  await annAsks(it);
  expect(ben.reads(day)).toContain('Hearth: Ann Berger would like some help with this:');
  await ann.uses('Check in');
  await ann.fills({ 'Anything in your way?': '' }).submits();
  await it.itIs(MONDAY, '09:01');
  expect(ben.reads(day)).not.toContain('help');
  expect(ann.directMessages().join()).not.toContain('help');
  await ann.uses('Check in');
  await ann.fills({ 'Anything in your way?': 'The budget' }).submits();
  await hearth.settles();
  await annAsks(it);
  expect(ben.reads(day)).toContain('would like some help with this:\n> The budget');
  await ann.uses('Check in');
  await ann.fills({ 'Anything in your way?': 'Our budget' }).submits();
  await it.itIs(MONDAY, '09:02');
  expect(ben.reads(day)).toContain('would like some help with this:\n> Our budget');
});

story('a request goes with its author who is erased, and the name of a helper who is', async (it) => {
  const { ann, ben, noor, makers, hearth } = it;
  const erases = async (person: Story['ann']) => {
    await person.types('/hearth data', { in: makers });
    await person.presses('Erase me');
    await person.presses('Erase me');
    await person.closesAll();
    await hearth.settles();
  };
  const day = await annIsStuck(it);
  await annAsks(it);
  noor.looksAt(day);
  await noor.presses('I can help');
  ben.looksAt(day);
  await ben.presses('I can help');
  await it.itIs(MONDAY, '09:01');
  expect(noor.reads(day)).toContain('Noor Haddad and Ben Okafor offered to help.');
  await erases(ben);
  await it.itIs(MONDAY, '09:02');
  expect(noor.reads(day)).toContain('· Noor Haddad offered to help.');
  await erases(ann);
  await it.itIs(MONDAY, '09:03');
  expect(noor.reads(day)).not.toContain('help');
});

story('a request that nobody ends is over after a week, and offers nothing then', async (it) => {
  const { ann, ben, hearth } = it;
  const day = await annIsStuck(it);
  await annAsks(it, ['Ben Okafor (pricing)']);
  await it.itIs(TUESDAY, '09:00');
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toContain('You asked for help in the thread.');
  await it.itIs(addDays(MONDAY, 7), '09:01');
  expect(ben.reads(day)).toContain('Hearth: Ann Berger asked for help here.');
  expect(ben.reads(day)).not.toContain('[I can help]');
});

story(
  'without the feature nobody is offered help, and a request that is open ends when it is switched off',
  async (it) => {
    const { ann, ben, noor, hearth } = it;
    const day = await annIsStuck(it);
    await annAsks(it);
    await noor.opensHome();
    await hearth.settles();
    await noor.presses('Community settings');
    await noor.presses('Switch off: Help with what’s in the way');
    await it.itIs(MONDAY, '09:01');
    expect(ben.reads(day)).toContain('asked for help here.');
    await it.itIs(TUESDAY, '09:00');
    await checksIn(it, ann, { 'Anything in your way?': 'Still that' });
    expect(ann.directMessages().at(-1)).not.toContain('help');
  },
);

story('in the channel of a circle, only topic leaders who are in the circle can be named', async (it) => {
  const { ann, ben, noor, databaseUrl } = it;
  await annIsStuck(it);
  await allRows(
    databaseUrl,
    `insert into community_roles (workspace_id, community_id, user_id, role, topic, granted_at)
       select workspace_id, id, '${noor.id}', 'topic_leader', 'design', now() from communities;
     insert into checkin_circles (workspace_id, programme_id, number, channel_id, from_day)
       select workspace_id, id, 1, 'C0000000099', '${MONDAY}' from communities;
     insert into checkin_circle_members (workspace_id, programme_id, user_id, circle_id, from_day)
       select workspace_id, programme_id, unnest(array['${ann.id}', '${noor.id}']), id, '${MONDAY}' from checkin_circles`,
  );
  await ann.opensDirectMessages();
  await ann.presses('Ask for help');
  const shown = JSON.stringify(ann.modal?.blocks);
  expect(shown).toContain('Noor Haddad (design)');
  expect(shown).not.toContain(ben.name);
});

story('the weekly digest names a member who is looking for help, if they let it', async (it) => {
  const { ann, ben, makers, databaseUrl } = it;
  const day = await annIsStuck(it);
  await allRows(
    databaseUrl,
    `insert into checkin_digests (workspace_id, community_id, place, zone, due_at)
     select workspace_id, id, 'channel', 'Europe/Berlin', '${addDays(MONDAY, 7)}T08:00:00Z' from communities`,
  );
  await it.itIs(MONDAY, '09:02');
  await checksIn(it, ben, { 'Anything in your way?': 'Nothing to tell everyone' });
  ben.looksAt(day);
  await ben.opensDirectMessages();
  await ben.presses('Ask for help');
  await ben.submits();
  await ann.opensDirectMessages();
  await ann.presses('Ask for help');
  await ann.fills({ 'Weekly digest': ['Mention it in the digest, too'] }).submits();
  await it.itIs(addDays(MONDAY, 6), '12:00');
  await it.itIs(addDays(MONDAY, 7), '09:00');
  const { text } = await ann.sees(makers, /Last week’s check-ins/);
  expect(text).toBe(
    '*Last week’s check-ins:* 2 people checked in\nAnn Berger would like help with “How to price &lt;teams&gt;”.',
  );
});
