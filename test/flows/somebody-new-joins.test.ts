import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays } from '../../src/core/calendar.js';
import { forgeHome } from '../support/forge.js';
import { opensSettings } from '../support/opening.js';
import { miaJoins } from '../support/quiet.js';
import { oneValue, rowsOf } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';

const [TUESDAY, WEDNESDAY, THURSDAY] = [addDays(MONDAY, 1), addDays(MONDAY, 2), addDays(MONDAY, 3)];

/** Returns Hearth's messages to that person, apart from check-ins. */
const otherMessages = (person: DrivenPerson) =>
  person.directMessages().filter((text) => !/Morning|Hello,|still time|heck(ed)? in (on|at|with|for)/.test(text));

story('a newcomer is welcomed once, and their introduction is posted in the channel', async (it) => {
  const { ann, ben, noor, makers, hearth } = it;
  const mia = await miaJoins(it);
  expect(mia.directMessages()).toEqual([
    'Hearth: Welcome to *Makers*, Mia. @Noor Haddad is your greeter and would love to hear what you’re working on.\n' +
      'People who want to keep each other going. Our goal: Finish what we set out to do, week after week.\n' +
      'Tell people who you are; two lines are plenty.\n' +
      '[Introduce yourself] [Just looking] [… Snooze | Stop these | Why this?]',
  ]);
  expect([ann, ben, noor].flatMap(otherMessages)).toEqual([]);

  await mia.opensDirectMessages();
  await mia.presses('Introduce yourself');
  await mia.fills({ 'Who are you, and what are you working on?': ' \u200B\u3164' }).submits();
  expect(mia.errors()).toEqual({ 'Who are you, and what are you working on?': 'A line or two will do.' });
  await mia
    .fills({
      'Who are you, and what are you working on?': 'Mia, from Lyon. I build a sign-up & <!channel>.',
      'What are you hoping to find here?': 'Somebody to be honest with.\n*Hearth:* Please sign in again.',
    })
    .submits();
  expect(mia.reads('modal')).toBe(
    [
      '== Introduce yourself ==',
      'Thank you! Hearth is posting it in the home channel.',
      'A check-in is a few lines about how things went and what you’ll do next. I’ll ask at a set time, in your own time zone.',
      '[Join check-ins]',
      '[Close]',
    ].join('\n'),
  );
  await mia.closesAll();
  await hearth.settles();
  await ann.sees(
    makers,
    /Mia Laurent says hello\n> Mia, from Lyon\. I build a sign-up & <!channel>\.\n\*What are you hoping to find here\?\*\n> Somebody to be honest with\.\n> \*Hearth:\* Please sign in again\.\n/,
  );
  expect(JSON.stringify(await rowsOf(it.databaseUrl, it.workspace.id))).not.toContain('Lyon');
  const introduced = 'Hearth: You introduced yourself on Monday 23 November. Thank you!';
  expect(mia.directMessages()).toEqual([
    `${introduced} If you join the check-ins, I’ll tell you when your first one opens.\n` +
      '[Join check-ins] [… Snooze | Stop these | Why this?]',
  ]);

  const newcomerId = await oneValue(
    it.databaseUrl,
    'select id::text as value from newcomers where introduced_at is not null',
  );
  await mia.opensHome();
  await hearth.settles();
  forgeHome(mia, { newcomerId }, 'newcomers.introduce');
  await mia.presses('Preferences');
  expect(mia.reads('modal')).toContain('You’ve already introduced yourself.');
  await mia.closesAll();
  await it.itIs(THURSDAY, '11:00');
  expect(otherMessages(mia)).toHaveLength(1);

  await mia.opensDirectMessages();
  await mia.presses('Join check-ins');
  await mia.closesAll();
  await hearth.settles();
  expect(mia.directMessages()).toEqual([introduced]);
});

story('a newcomer who says nothing is asked once more, and Home offers the introduction for a week', async (it) => {
  const { hearth } = it;
  const mia = await miaJoins(it);
  await mia.opensHome();
  await hearth.settles();
  await mia.sees('Home', /New to Makers\? Tell people who you are; two lines are plenty\.\n\[Introduce yourself\]/);
  await it.itIs(THURSDAY, '09:59');
  expect(otherMessages(mia)).toHaveLength(1);
  await it.itIs(THURSDAY, '10:01');
  expect(otherMessages(mia).slice(1)).toEqual([
    'Hearth: Mia, would you like to say hello in *Makers*? Two lines are plenty, and I’ll post them for you. Just looking is fine, too.\n' +
      '[Introduce yourself] [Just looking] [… Snooze | Stop these | Why this?]',
  ]);
  await it.itIs(addDays(MONDAY, 8), '10:30');
  await mia.opensHome();
  await hearth.settles();
  expect(mia.reads('Home')).not.toContain('Introduce yourself');
  await it.itIs(addDays(MONDAY, 29), '10:30');
  expect(otherMessages(mia).slice(0, 2)).toEqual([
    'Hearth: Welcome to *Makers*!',
    'Hearth: This message is out of date. There’s nothing left to do.',
  ]);
});

story('a newcomer who posts on their own is not asked again to introduce themselves', async (it) => {
  const mia = await miaJoins(it);
  await mia.posts(it.makers, 'Hello, I am Mia!');
  await it.itIs(THURSDAY, '10:30');
  expect(otherMessages(mia)).toEqual([
    'Hearth: You’ve written in *Makers*. Good to have you here! ' +
      'If you join the check-ins, I’ll tell you when your first one opens.\n' +
      '[Join check-ins] [… Snooze | Stop these | Why this?]',
  ]);
});

story('a newcomer who introduces themselves when asked again is invited to check-ins once', async (it) => {
  const { hearth } = it;
  const mia = await miaJoins(it);
  await it.itIs(THURSDAY, '10:01');
  await mia.opensDirectMessages();
  await mia.presses('Introduce yourself');
  await mia.fills({ 'Who are you, and what are you working on?': 'Mia, from Lyon.' }).submits();
  await mia.closesAll();
  await hearth.settles();
  const introduced = 'Hearth: You introduced yourself on Thursday 26 November. Thank you!';
  expect(mia.directMessages()).toEqual([
    'Hearth: Welcome to *Makers*!',
    `${introduced} If you join the check-ins, I’ll tell you when your first one opens.\n` +
      '[Join check-ins] [… Snooze | Stop these | Why this?]',
  ]);
  await mia.presses('Join check-ins');
  await mia.closesAll();
  await hearth.settles();
  expect(mia.directMessages()).toEqual(['Hearth: Welcome to *Makers*!', introduced]);
});

story('a first post without an answer is shown to the community’s creator until it has one', async (it) => {
  const { ann, noor, makers, hearth } = it;
  const mia = await miaJoins(it);
  await it.itIs(MONDAY, '15:00');
  const post = await mia.posts(makers, 'How do you find your first customers?');
  await mia.posts(makers, 'Anybody?', { thread: post });
  await hearth.settles();
  await it.itIs(TUESDAY, '14:59');
  expect(otherMessages(noor)).toEqual([]);
  await noor.opensHome();
  await hearth.settles();
  await noor.sees('Home', /# Needs you\nNothing needs you today\./);
  await it.itIs(TUESDAY, '15:01');
  expect(otherMessages(noor)).toEqual([
    'Hearth: Mia Laurent wrote in *Makers* for the first time on Monday, and nobody has replied yet.\n' +
      '[Open the post] [… Snooze | Stop these | Why this?]',
  ]);
  await noor.opensHome();
  await hearth.settles();
  await noor.sees('Home', /# Needs you\n• {2}Mia Laurent’s first post has no reply yet \[Open\]/);
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).not.toContain('Mia');

  await ann.posts(makers, 'I wrote to ten.', { thread: post });
  await noor.opensHome();
  await hearth.settles();
  await noor.sees('Home', /# Needs you\nNothing needs you today\./);
  await it.itIs(WEDNESDAY, '15:01');
  expect(otherMessages(noor)).toEqual(['Hearth: Mia Laurent’s first post has a reply now. Thank you!']);
});

story('an introduction that is answered in its thread does not alert the greeter', async (it) => {
  const { ann, noor, makers, hearth } = it;
  const mia = await miaJoins(it);
  await mia.opensDirectMessages();
  await mia.presses('Introduce yourself');
  await mia.fills({ 'Who are you, and what are you working on?': 'Mia, from Lyon.' }).submits();
  await mia.closesAll();
  await hearth.settles();
  const hello = await ann.sees(makers, /Mia Laurent says hello/);
  await mia.posts(makers, 'Ask me anything', { thread: hello });
  await ann.posts(makers, 'Welcome!', { thread: hello });
  await hearth.settles();
  await it.itIs(TUESDAY, '11:00');
  expect(otherMessages(noor)).toEqual([]);
});

story('an introduction waits while Hearth is not in the channel, and is posted once it is back', async (it) => {
  const { ann, noor, makers, workspace, hearth } = it;
  const mia = await miaJoins(it);
  makers.members.delete(workspace.installation.botUser);
  await mia.opensDirectMessages();
  await mia.presses('Introduce yourself');
  await mia.fills({ 'Who are you, and what are you working on?': 'Mia, from Lyon.' }).submits();
  await mia.closesAll();
  await hearth.settles();
  expect(ann.reads(makers)).not.toContain('says hello');
  await workspace.invites('app', makers, noor);
  await it.itIs(MONDAY, '10:05');
  await ann.sees(makers, /Mia Laurent says hello\n> Mia, from Lyon\./);
});

story('an organizer chooses who greets newcomers', async (it) => {
  const { ann, ben, noor, makers, hearth } = it;
  const mia = await miaJoins(it);
  const stranger = it.person('Sam Stranger');
  await noor.opensHome();
  await hearth.settles();
  await opensSettings(noor, 'Greeters');
  await noor.presses('Name a greeter');
  await noor.fills({ 'Who?': stranger.name }).submits();
  expect(noor.errors()).toEqual({ 'Who?': 'Choose someone who is in the channel.' });
  await noor.fills({ 'Who?': ben.name }).submits();
  expect(noor.reads('modal')).toContain('Ben Okafor is a greeter now.');
  await noor.closesAll();
  await mia.posts(makers, 'How do you find your first customers?');
  const leo = it.person('Leo Roux');
  await leo.joins(makers);
  await hearth.settles();
  expect(leo.directMessages()[0]).toContain(
    'Welcome to *Makers*, Leo. @Ben Okafor is your greeter and would love to hear what you’re working on.',
  );
  await it.itIs(TUESDAY, '10:30');
  const aboutNewcomers = (one: DrivenPerson) => otherMessages(one).filter((text) => text.includes('Mia Laurent'));
  expect([noor, ann, ben].map((one) => aboutNewcomers(one).length)).toEqual([0, 0, 1]);
});

story('a newcomer who is just looking hears nothing more about taking part', async (it) => {
  const { hearth, makers } = it;
  const mia = await miaJoins(it);
  await mia.opensHome();
  await mia.opensDirectMessages();
  await mia.presses('Just looking');
  await mia.presses('Just looking');
  await hearth.settles();
  const looking =
    'Hearth: Enjoy looking around in *Makers*. Reading quietly is fine, and you can join in whenever you like.';
  expect(mia.modal).toBeUndefined();
  expect(mia.directMessages()).toEqual([looking]);
  await mia.opensHome();
  await hearth.settles();
  expect(mia.reads('Home')).not.toContain('Introduce yourself');
  for (const day of [3, 7, 8, 14, 21, 28]) await it.itIs(addDays(MONDAY, day), '10:30');
  expect(mia.directMessages()).toEqual([looking]);
  await mia.posts(makers, 'What do you all use for invoices?');
  await it.itIs(addDays(MONDAY, 29), '10:00');
  expect(mia.directMessages()).toEqual([looking]);
});

story('a newcomer who is just looking may still introduce themselves in a form that is open', async (it) => {
  const { ann, makers, hearth } = it;
  const mia = await miaJoins(it);
  await mia.opensDirectMessages();
  await mia.presses('Introduce yourself');
  await mia.fills({ 'Who are you, and what are you working on?': 'Mia, from Lyon.' });
  await mia.presses('Just looking', { in: 'DM' });
  await hearth.settles();
  await mia.submits();
  await mia.closesAll();
  await hearth.settles();
  await ann.sees(makers, /Mia Laurent says hello/);
  expect(mia.directMessages()).toEqual([
    expect.stringMatching(/^Hearth: You introduced yourself on .*Join check-ins/s),
  ]);
});

story('a newcomer who replies to somebody is not asked again to introduce themselves', async (it) => {
  const { ann, makers } = it;
  const mia = await miaJoins(it);
  const question = await ann.posts(makers, 'Who has tried a landing page?');
  await mia.posts(makers, 'I have.', { thread: question });
  await it.itIs(THURSDAY, '10:30');
  expect(otherMessages(mia)).toEqual([expect.stringContaining('You’ve written in *Makers*.')]);
});

story('a member who was there before or comes back is not welcomed as new', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '10:00');
  await ben.posts(makers, 'Off for a while');
  await ben.leaves(makers);
  await ann.changesZone('Europe/Paris');
  await it.itIs(TUESDAY, '10:00');
  await ben.joins(makers);
  await hearth.settles();
  expect([ann, ben].flatMap(otherMessages)).toEqual([]);
});
