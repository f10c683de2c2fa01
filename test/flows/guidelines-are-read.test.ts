import {
  changes,
  guidelinesArePublished,
  homeOf,
  ONE_POST,
  opensEditor,
  postsAboutGuidelines,
  TWO_POSTS,
} from '../support/guidelines.js';
import { MONDAY, type Story, story } from '../support/story.js';

const CHANGE = '• ~One~ *Two* new ~post~ *posts* a day ~is~ *are* plenty; thread replies are unlimited.';

const presses = async (it: Story, person: Story['ann']) => {
  await person.presses('Got it', { in: it.makers });
  const said = person.reads('modal');
  await person.closesAll();
  await it.hearth.settles();
  return said;
};

story('members say that they have read the guidelines, and the post says how many', async (it) => {
  const { noor, ann, ben, slack, makers, clock } = it;
  await guidelinesArePublished(it);
  expect(await presses(it, ann)).toContain('You’ve read version 1. Thank you!');
  expect(await presses(it, ann)).toContain('You’ve read version 1. Thank you!');
  await clock.advance({ seconds: 10 });
  expect(postsAboutGuidelines(it)[0]).toContain('· 2 of 3 have read them.\n[Got it] [Read]');
  await opensEditor(it, noor);
  await noor.presses('See who');
  expect(noor.reads('modal')).toContain(
    '2 of 3 members have read version 1 or a later one.\nThese members have: Ann Berger and Noor Haddad\n',
  );
  await homeOf(it, ben);
  await ben.presses('Got it');
  await it.hearth.settles();
  expect(ben.modal).toBeUndefined();
  expect(ben.reads('Home')).not.toContain('Got it');
  await clock.advance({ seconds: 10 });
  expect(postsAboutGuidelines(it)[0]).toContain('· 3 of 3 have read them.');
  const edits = slack.calls('chat.update').filter((call) => call.arguments.channel === makers.id);
  expect(edits).toHaveLength(2);
  await ben.leaves(makers);
  await it.hearth.settles();
  await clock.advance({ seconds: 20 });
  expect(postsAboutGuidelines({ ...it, ben: ann })[0]).toContain('· 2 of 2 have read them.');
});

story('a new version shows only what changed, asks again, and ends the post about the one before', async (it) => {
  const { noor, ann, ben, clock, hearth } = it;
  await guidelinesArePublished(it);
  await presses(it, ann);
  await changes(it, noor, { rules: `${TWO_POSTS}\nReading quietly is fine.` });
  await clock.advance({ seconds: 20 });
  expect(postsAboutGuidelines(it)).toEqual([
    '· Version 1 of the guidelines, replaced on Monday 23 November.',
    [
      '*The guidelines of Makers have changed:* Two posts a day.',
      '*How often?*',
      CHANGE,
      '• ~Search first, pick one channel, reply in threads, and leave @channel to organizers.~',
      '· 1 of 3 has read them.',
      '[Got it] [Read]',
    ].join('\n'),
  ]);
  expect(await homeOf(it, ann)).toContain('The guidelines have changed: Two posts a day.\n[Read] [Got it]');
  await ann.presses('Read');
  const modal = ann.reads('modal');
  expect(modal).toContain(`*New since you last read them*\n*How often?*\n${CHANGE}\n`);
  await ann.presses('Got it');
  expect(ann.reads('modal')).toContain('You’ve read version 2. Thank you!');
  await hearth.settles();
  expect(await homeOf(it, ann)).not.toContain('Got it');
  // Ben has read none, so he gets the whole text.
  await ben.types('/hearth guidelines', { in: it.makers });
  expect(ben.reads('modal')).not.toContain('New since');
  expect(ben.reads('modal')).toContain(TWO_POSTS);
});

story('a member agrees to what they saw, also if a newer version was published meanwhile', async (it) => {
  const { noor, ann, clock, hearth } = it;
  await guidelinesArePublished(it);
  await ann.uses('Read the guidelines');
  await changes(it, noor);
  await ann.presses('Got it');
  expect(ann.reads('modal')).toContain(
    `You’ve read version 1. Version 2 came out in the meantime. Here’s what changed.\n`,
  );
  expect(ann.reads('modal')).toContain(CHANGE);
  await hearth.settles();
  await clock.advance({ seconds: 10 });
  expect(postsAboutGuidelines(it).at(-1)).toContain('1 of 3 has read them');
  await ann.presses('Got it');
  await hearth.settles();
  await clock.advance({ seconds: 10 });
  expect(postsAboutGuidelines(it).at(-1)).toContain('2 of 3 have read them');
});

story('members see earlier versions, and what each of them changed', async (it) => {
  const { noor, ann } = it;
  await guidelinesArePublished(it);
  await changes(it, noor, { isMinor: true });
  await ann.uses('Read the guidelines');
  await ann.presses('Earlier versions');
  expect(ann.reads('modal')).toBe(
    [
      '== Earlier versions ==',
      '*Version 2* · Monday 23 November · Noor Haddad',
      'Two posts a day. (minor edit) [Show]',
      '*Version 1* · Monday 23 November · Noor Haddad',
      'The first version. [Show]',
      '[Close]',
    ].join('\n'),
  );
  await ann.presses('Show version 2');
  expect(ann.reads('modal')).toContain(`*What changed?*\n*How often?*\n${CHANGE}\n`);
  await ann.closes();
  await ann.presses('Show version 1');
  expect(ann.reads('modal')).toContain(ONE_POST);
});

story('an organizer has those messaged who have not read a version, once, with the number shown first', async (it) => {
  const { noor, ann, ben, clock, hearth } = it;
  await guidelinesArePublished(it, { withCheckins: false });
  await presses(it, ben);
  await opensEditor(it, noor);
  await noor.presses('See who');
  await noor.presses('Message members');
  expect(noor.dialog).toBe(
    'Message those who haven’t read it?: One member will get one DM from Hearth, when it suits them. Hearth won’t remind anyone.',
  );
  await noor.presses('Message them');
  expect(noor.reads('modal')).toContain('One member will get one DM from Hearth, when it suits them.');
  await hearth.settles();
  await it.itIs(MONDAY, '10:30');
  const about = (person: Story['ann']) => person.directMessages().filter((text) => text.includes('guidelines'));
  expect([noor, ben].flatMap(about)).toEqual([]);
  expect(about(ann)).toEqual([
    'Hearth: *Makers* has guidelines now.\n•  Disagree with ideas, not people.\n' +
      '•  Your launches, jobs and events go in #makers, once a week, with a line on how they help members.\n' +
      '[Got it] [Read] [… Snooze | Stop these | Why this?]',
  ]);
  await opensEditor(it, noor);
  await noor.presses('See who');
  expect(noor.reads('modal')).not.toContain('Message members');
  await ann.opensDirectMessages();
  await ann.presses('Got it');
  await hearth.settles();
  expect(about(ann)).toEqual(['Hearth: You’ve read the guidelines of *Makers*. Thank you!']);
  await clock.advance({ days: 3 });
  expect(about(ann)).toHaveLength(1);
});

story(
  'organizers choose the first rules and post them for pinning, and the post follows when they change',
  async (it) => {
    const { noor, hearth, clock } = it;
    await guidelinesArePublished(it);
    await opensEditor(it, noor);
    await noor.presses('Key rules');
    await noor.fills({ 'Which rules should newcomers see first?': ['Reading quietly is fine.'] }).submits();
    expect(Object.values(noor.errors())).toEqual(['Choose two or three rules.']);
    await noor
      .fills({
        'Which rules should newcomers see first?': ['Reading quietly is fine.', 'Say when you earn from a link.'],
      })
      .submits();
    await noor.presses('Preview');
    await noor.fills({
      'Sum up what changed': 'Other first rules.',
      'How big is the change?': ['Minor edit'],
    });
    await noor.submits();
    await opensEditor(it, noor);
    await noor.presses('See who');
    await noor.presses('Post key rules');
    await noor.presses('Post');
    expect(noor.reads('modal')).toContain('Hearth is posting them now. To pin the post, open its menu in the channel.');
    await hearth.settles();
    expect(postsAboutGuidelines(it).at(-1)).toBe(
      '*Key rules in Makers*\n•  Reading quietly is fine.\n•  Say when you earn from a link.\n[Read all]',
    );
    await changes(it, noor, { rules: `${TWO_POSTS}\nReading quietly is very welcome and fine.` });
    await clock.advance({ seconds: 20 });
    const first = () => postsAboutGuidelines(it).filter((text) => /key rules/i.test(text));
    expect(first()).toEqual([
      '*Key rules in Makers*\n•  Reading quietly is very welcome and fine.\n•  Say when you earn from a link.\n[Read all]',
    ]);
    await opensEditor(it, noor);
    await noor.presses('See who');
    await noor.presses('Post key rules');
    await noor.presses('Post');
    await hearth.settles();
    await clock.advance({ seconds: 20 });
    expect(first()).toEqual(['· There’s a newer post with the key rules.', expect.stringContaining('Reading quietly')]);
  },
);

story('a newcomer finds the first rules in the welcome, and agrees once', async (it) => {
  await guidelinesArePublished(it, { withCheckins: false });
  const mia = await it.workspace.welcomes({ name: 'Mia Laurent', zone: 'Europe/Berlin', locale: 'en-GB' });
  await mia.joins(it.makers);
  await it.hearth.settles();
  expect(mia.directMessages()).toEqual([
    [
      'Hearth: Welcome to *Makers*, Mia. @Noor Haddad is your greeter and would love to hear what you’re working on.',
      'People who want to keep each other going. Our goal: Finish what we set out to do, week after week.',
      'Two things that make this place work:',
      '•  Disagree with ideas, not people.',
      '•  Your launches, jobs and events go in #makers, once a week, with a line on how they help members.',
      '[I agree] [Introduce yourself] [Just looking] [… Snooze | Stop these | Why this?]',
    ].join('\n'),
  ]);
  await mia.opensDirectMessages();
  await mia.presses('I agree');
  await it.hearth.settles();
  expect(mia.modal).toBeUndefined();
  expect(mia.directMessages()[0]).toMatch(/\n\[Introduce yourself] \[Just looking] \[…/);
  expect(await homeOf(it, mia)).not.toContain('Got it');
});
