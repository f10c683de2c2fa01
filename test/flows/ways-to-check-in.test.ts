import { joinCheckins, setsUp } from '../support/opening.js';
import { MONDAY, story } from '../support/story.js';

story('the shortcut, the command, Home and the DM all open the same check-in', async (it) => {
  const { ann, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  const modals: string[] = [];
  const look = async () => {
    modals.push(ann.reads('modal'));
    await ann.closes();
  };
  await ann.uses('Check in');
  await look();
  await ann.types('/hearth', { in: makers });
  await look();
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Check in');
  await look();
  await ann.opensDirectMessages();
  await ann.presses('Check in');
  await look();
  expect(new Set(modals).size).toBe(1);
  expect(modals[0]).toMatch(/^== Check in ==\nAnything else you got done\? \(optional\):\nWhat will you do next\?:\n/);
});

story('the command in a community’s channel opens the check-in of that community', async (it) => {
  const { ann, noor, makers, workspace } = it;
  const owls = workspace.channel({ name: 'night-owls', members: [ann, noor] });
  await it.settlesIn();
  await setsUp(noor, '#night-owls');
  await it.hearth.settles();
  await joinCheckins(owls, [ann]);
  for (const [channel, name] of [
    [owls, 'Night owls'],
    [makers, 'Makers'],
  ] as const) {
    await ann.types('/hearth', { in: channel });
    expect(ann.reads('modal')).toContain(`For ${name}`);
    await ann.closes();
  }
});

story('/hearth help and an unknown subcommand both get an explanation', async ({ ann, makers, settlesIn }) => {
  await settlesIn();
  const help = await ann.types('/hearth help', { in: makers });
  expect(help).toContain('*/hearth* opens your check-in.');
  expect(await ann.types('/hearth <!channel> dance', { in: makers })).toContain('I don’t know “<!channel> dance” yet');
});

story('a user who is in no community is told so', async ({ ann, makers }) => {
  expect(await ann.types('/hearth', { in: makers })).toContain('You’re not in a community with check-ins yet.');
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain('You’re not in a community with check-ins yet.');
});

story('a member turns any message into a commitment, and the next check-in asks about it', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await it.settlesIn();
  const message = await ben.posts(makers, '@ben should call Acme & ask');
  await ann.uses('Make this a commitment', { on: message });
  expect(ann.reads('modal')).toContain('What will you do?: Ben Okafor should call Acme & ask');
  await ann.fills({ 'What will you do?': ' ' }).submits();
  expect(ann.errors()).toEqual({ 'What will you do?': 'Write what you’ll do.' });
  await ann.fills({ 'What will you do?': 'Call Acme & ask' }).submits();
  expect(ann.reads('modal')).toContain('On your list: Call Acme & ask');
  await ann.closesAll();
  await hearth.settles();
  await it.itIs(MONDAY, '09:00');
  expect(ann.directMessages()[0]).toContain('One thing is on your list:\n[ ] Call Acme & ask');
});

story('a member who checks in before the check-in opens is not asked', async ({ ann, hearth, settlesIn, itIs }) => {
  await settlesIn();
  await ann.opensHome();
  await hearth.settles();
  await ann.sees('Home', /Your next check-in opens today at 09:00\. You can do it now if you like\./);
  await ann.presses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it before breakfast' }).submits();
  await itIs(MONDAY, '09:00');
  expect(ann.directMessages()).toEqual([]);
  await ann.sees('Home', /You checked in at 08:00\./);
  await itIs('2026-11-24', '09:00');
  expect(ann.directMessages()).toHaveLength(1);
});

story(
  'checking in works the same over Socket Mode',
  async ({ ann, ben, makers, hearth, slack, settlesIn, itIs }) => {
    await settlesIn();
    await itIs(MONDAY, '09:00');
    await ann.uses('Check in');
    await ann.fills({ 'What will you do next?': 'Ship it by socket' }).submits();
    await hearth.settles();
    await ben.sees(await ben.sees(makers, /Monday’s check-ins/), /Ship it by socket/);
    expect(new Set(slack.deliveries().map((sent) => sent.via))).toEqual(new Set(['socket']));
  },
  { socketMode: true },
);
