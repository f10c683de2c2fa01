import type { Channel } from '../../local-slack/world/workspace.js';
import { aboutReports, choosesChannel, flags, takesReports, withChannel } from '../support/moderation.js';
import { proactiveMessages } from '../support/quiet.js';
import { MONDAY, type Story, story } from '../support/story.js';

const cardsIn = ({ ann }: Story, mods: Channel) => ann.reads(mods).replace(/^Hearth: /gm, '');

story('a channel must be private, and Hearth must be in it', async (it) => {
  const { noor, workspace } = it;
  await it.settlesIn();
  await takesReports(it);
  workspace.channel({ name: 'open', members: [noor], withApp: true });
  workspace.channel({ name: 'closed', members: [noor], isPrivate: true });
  const problem =
    'Choose a private channel of this workspace, and invite Hearth to it first: type /invite @hearth there.';
  for (const name of ['#open', '#closed']) {
    await choosesChannel(it, name);
    expect(Object.values(noor.errors())).toEqual([problem]);
    await noor.closesAll();
  }
});

story('in a large community, the moderators’ channel gets one card for each message', async (it) => {
  const { noor, ann, ben, makers, hearth } = it;
  const mods = await withChannel(it);
  const message = await ben.posts(makers, 'You are all idiots');
  await flags(it, ann, message);
  expect(cardsIn(it, mods).match(/was reported/g)).toHaveLength(1);
  await flags(it, noor, message);
  expect(cardsIn(it, mods).match(/was reported/g)).toHaveLength(1);
  expect(cardsIn(it, mods)).toContain('2 people have reported it.');
  await noor.presses('Take it on', { in: mods });
  await hearth.settles();
  expect(cardsIn(it, mods)).toContain('Noor Haddad has taken this on');
  expect(aboutReports(noor).join()).not.toContain('was reported');
});

for (const [what, happens] of [
  ['archived', (_: Story, mods: Channel) => Object.assign(mods, { archived: true })],
  ['made public', (_: Story, mods: Channel) => Object.assign(mods, { kind: 'public' })],
  ['deleted', ({ workspace }: Story, mods: Channel) => workspace.workspace.channels.delete(mods.id)],
  [
    'left by Hearth',
    ({ workspace }: Story, mods: Channel) => mods.members.delete(workspace.workspace.installation?.botUser ?? ''),
  ],
] as const) {
  story(`when the moderators’ channel is ${what}, cards go by DM, and organizers are told once`, async (it) => {
    const { noor, ann, ben, makers } = it;
    const mods = await withChannel(it);
    const message = await ben.posts(makers, 'You are all idiots');
    await flags(it, noor, message);
    happens(it, mods);
    await it.itIs(MONDAY, '11:05');
    await it.itIs(MONDAY, '11:10');
    expect(aboutReports(ann).filter((text) => text.includes('[Take it on]'))).toHaveLength(1);
    const told = proactiveMessages(noor).filter((text) => text.startsWith('I can’t use the moderators’ channel'));
    expect(told).toHaveLength(1);
    if (what === 'made public') expect(cardsIn(it, mods)).not.toMatch(/was reported/);
    await it.itIs(MONDAY, '13:05');
    expect(proactiveMessages(noor).filter((text) => text.includes('I can’t use'))).toHaveLength(1);
  });
}
