import { MONDAY, story } from '../support/story.js';

story('a member gets a text to invite somebody with, and the link that an organizer stored', async (it) => {
  const { ann, noor, makers } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '10:00');
  const shown = async () => {
    await ann.types('/hearth invite', { in: makers });
    const text = ann.reads('modal');
    await ann.closesAll();
    return text;
  };
  const before = await shown();
  expect(before).toBe(
    [
      '== Invite someone ==',
      'Copy this text, change it as you like, and send it to someone who’d fit in.',
      '---',
      'Hi! I’m in a small community on Slack, and I think you’d like it. People who want to keep each other going. Our goal: Finish what we set out to do, week after week.',
      '',
      'Would you like to join? Tell me which email address you’d use, and I’ll get you an invitation to “Indie Makers” on Slack.',
      '---',
      '· If they’re in this workspace already, type /invite and their name in #makers.',
      '[Close]',
    ].join('\n'),
  );
  await noor.types('/hearth settings', { in: makers });
  await noor.presses('Change: Invitation link');
  await noor.fills({ 'Link to join the workspace': 'http://join.slack.com/t/makers' }).submits();
  expect(noor.errors()).toEqual({ 'Link to join the workspace': 'Use a link that begins with https://.' });
  const link = 'https://join.slack.com/t/makers/shared_invite/zt-1*a*';
  await noor.fills({ 'Link to join the workspace': ` ${link} ` }).submits();
  await noor.closesAll();
  await noor.types('/hearth settings', { in: makers });
  expect(noor.reads('modal')).toContain('*Invitation link*\nMembers find the link in “Invite someone”. [Change]');
  await noor.closesAll();
  expect(await shown()).toContain(
    `Join “Indie Makers” on Slack here: ${link}\nThen tell me, and I’ll add you to our channel.`,
  );
  await ann.uses('Do something…');
  await ann.presses('Invite someone');
  expect(ann.reads('modal')).toContain(link);
  const eve = it.person('Eve Outside');
  expect(await eve.types('/hearth invite', { in: 'DM' })).toContain('You’re not in a community');
});
