import type { Channel } from '../../local-slack/world/workspace.js';
import { aboutReports, choosesChannel, flags, takesReports, withChannel } from '../support/moderation.js';
import { proactiveMessages } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const cardsIn = ({ ann }: Story, mods: Channel) => ann.reads(mods).replace(/^Hearth: /gm, '');

const COUNT = 'insert into activity_channels (workspace_id, community_id, channel_id)';

/** Makes a channel the home channel of another community. */
const settles = (databaseUrl: string, channelId: string) =>
  allRows(
    databaseUrl,
    `insert into communities
       (workspace_id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at, opened_at)
     select workspace_id, '${channelId}', 'Others', problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at, opened_at
     from communities`,
  );

story('a channel must be private, and the organizer and Hearth must be in it', async (it) => {
  const { noor, ann, workspace } = it;
  await it.settlesIn();
  await takesReports(it);
  // Slack doesn’t offer this one to her.
  workspace.channel({ name: 'others', members: [ann], isPrivate: true, withApp: true });
  workspace.channel({ name: 'open', members: [noor], withApp: true });
  workspace.channel({ name: 'closed', members: [noor], isPrivate: true });
  const problem =
    'Choose a private channel of this workspace, and invite Hearth to it first: type /invite @hearth there.';
  for (const name of ['#others', '#open', '#closed']) {
    await choosesChannel(it, name);
    expect(Object.values(noor.errors())).toEqual([problem]);
    await noor.closesAll();
  }
});

story('no community’s home channel or counted channel can be the moderators’ channel', async (it) => {
  const { noor, ann, workspace, databaseUrl } = it;
  await it.settlesIn();
  await takesReports(it);
  const counted = workspace.channel({ name: 'counted', members: [noor, ann], isPrivate: true, withApp: true });
  await allRows(databaseUrl, `${COUNT} select workspace_id, id, '${counted.id}' from communities`);
  await choosesChannel(it, '#counted');
  expect(Object.values(noor.errors())).toEqual([
    'Choose a channel that only moderators are in. Members of a community read this one.',
  ]);
  await noor.closesAll();
  await allRows(databaseUrl, `delete from activity_channels`);
  await allRows(databaseUrl, `update communities set channel_id = '${counted.id}'`);
  await noor.opensHome();
  await noor.types('/hearth settings', { in: counted });
  await noor.presses('Change: Reports');
  await noor.fills({ 'Moderators’ private channel': '#counted' }).submits();
  expect(Object.values(noor.errors())).toHaveLength(1);
});

story('when organizers choose another channel, the cards and words of open reports move there', async (it) => {
  const { noor, ann, ben, makers, workspace, hearth } = it;
  const mods = await withChannel(it);
  const message = await ben.posts(makers, 'You are all idiots');
  await flags(it, noor, message);
  const words = (channel: Channel) => JSON.stringify(channel.messages).split('You are all idiots').length - 1;
  expect(words(mods)).toBeGreaterThan(0);
  const team = workspace.channel({ name: 'team', members: [noor, ann], isPrivate: true, withApp: true });
  await choosesChannel(it, '#team');
  await hearth.settles();
  expect(cardsIn(it, mods)).not.toContain('was reported');
  expect(words(mods)).toBe(0);
  expect(cardsIn(it, team).match(/was reported/g)).toHaveLength(1);
  expect(words(team)).toBeGreaterThan(0);
  await choosesChannel(it, '#mods');
  await hearth.settles();
  expect(cardsIn(it, team)).not.toContain('was reported');
  expect(words(team)).toBe(0);
  expect(cardsIn(it, mods).match(/was reported/g)).toHaveLength(1);
});

story('what someone who joins the moderators’ channel may not read leaves it within the hour', async (it) => {
  const { noor, ann, ben, makers, workspace } = it;
  const mods = await withChannel(it);
  const secret = workspace.channel({ name: 'merger', members: [noor, ann, ben], isPrivate: true, withApp: true });
  await flags(it, ann, await ben.posts(secret, 'We sell to Acme'));
  await flags(it, noor, await ben.posts(makers, 'You are all idiots'));
  const shown = () => ['Acme', 'idiots'].map((word) => JSON.stringify(mods.messages).includes(word));
  await it.itIs(MONDAY, '11:05');
  expect(shown()).toEqual([true, true]);
  expect(cardsIn(it, mods)).toContain('A message in the home channel of *Makers* was reported.');
  const guest = it.person('Gil Guest', { isRestricted: true });
  mods.members.add(guest.id);
  await it.itIs(MONDAY, '12:10');
  expect(shown()).toEqual([false, false]);
  expect(cardsIn(it, mods)).toContain('A message in the home channel of *Makers* was reported.');
  mods.members.add(ben.id);
  await it.itIs(MONDAY, '13:15');
  expect(cardsIn(it, mods)).not.toContain('A message in the home channel of *Makers* was reported.');
  expect(aboutReports(ann).filter((text) => text.includes('home channel'))).toHaveLength(1);
  expect(aboutReports(ben).join()).not.toContain('was reported');
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
  [
    'counted for a community',
    ({ databaseUrl }: Story, { id }: Channel) =>
      allRows(databaseUrl, `${COUNT} select workspace_id, id, '${id}' from communities`),
  ],
  ['made the home channel of another community', ({ databaseUrl }: Story, { id }: Channel) => settles(databaseUrl, id)],
] as const) {
  story(`when the moderators’ channel is ${what}, cards go by DM, and organizers are told once`, async (it) => {
    const { noor, ann, ben, makers } = it;
    const mods = await withChannel(it);
    const message = await ben.posts(makers, 'You are all idiots');
    await flags(it, noor, message);
    await happens(it, mods);
    await it.itIs(MONDAY, '11:05');
    await it.itIs(MONDAY, '11:10');
    expect(aboutReports(ann).filter((text) => text.includes('[Take it on]'))).toHaveLength(1);
    const told = proactiveMessages(noor).filter((text) => text.startsWith('I can’t use the moderators’ channel'));
    expect(told).toHaveLength(1);
    if (/public|counted|home/.test(what)) expect(cardsIn(it, mods)).not.toMatch(/was reported/);
    await it.itIs(MONDAY, '13:05');
    expect(proactiveMessages(noor).filter((text) => text.includes('I can’t use'))).toHaveLength(1);
  });
}
