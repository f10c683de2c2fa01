import { opensSettings } from '../support/opening.js';
import { oneValue } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = '2026-11-24';

async function compares({ hearth }: Story): Promise<void> {
  await hearth.hearth.queue.sweepNow(['community.compare']);
  await hearth.settles();
}

const homeOf = async ({ hearth, ann }: Story) => {
  await ann.opensHome();
  await hearth.settles();
  return ann.reads('Home').split('\n')[0];
};

story('a community that is named after its channel is renamed with it', async (it) => {
  const { noor, makers, hearth } = it;
  await it.settlesIn();
  await noor.renames(makers, 'indie-builders');
  await hearth.settles();
  expect(await homeOf(it)).toBe('# Indie builders');

  // Hearth missed this one.
  makers.name = 'night-shift';
  await compares(it);
  expect(await homeOf(it)).toBe('# Night shift');
});

story('a community with a name of its own keeps it', async (it) => {
  const { noor, makers, hearth } = it;
  await it.settlesIn();
  await noor.opensHome();
  await hearth.settles();
  await opensSettings(noor, 'Purpose and rhythm');
  await noor.fills({ Name: 'The Forge' }).submits();
  await noor.renames(makers, 'indie-builders');
  await hearth.settles();
  await compares(it);
  expect(await homeOf(it)).toBe('# The Forge');
});

story('each organizer who is there is told of a lost channel, and not a creator who is gone', async (it) => {
  const { noor, ann, ben, makers, hearth, workspace } = it;
  await it.settlesIn();
  await noor.opensHome();
  await hearth.settles();
  for (const one of [ann, ben]) {
    await opensSettings(noor, 'People and roles');
    await noor.presses('Name an organizer');
    await noor.fills({ 'Who?': one.name }).submits();
    await noor.closesAll();
  }
  await noor.isDeactivated();
  makers.members.delete(workspace.installation.botUser);
  await it.itIs(TUESDAY, '08:00');
  await compares(it);
  const told = (person: typeof ann) => person.directMessages().filter((text) => text.includes('I can’t post')).length;
  expect([noor, ann, ben].map(told)).toEqual([0, 1, 1]);
});

story('admins are told of the lost channel of a community that has no organizer', async (it) => {
  const { noor, makers, hearth, workspace } = it;
  await it.settlesIn();
  const zed = it.person('Zed Outside', { isAdmin: true });
  await zed.opensHome();
  await hearth.settles();
  await it.itIs(MONDAY, '08:30');
  await noor.isDeactivated();
  await hearth.settles();
  makers.members.delete(workspace.installation.botUser);
  await it.itIs(TUESDAY, '08:00');
  await compares(it);
  expect(zed.directMessages().filter((text) => text.includes('I can’t post'))).toHaveLength(1);
});

story('the workspace’s name and address follow Slack', async (it) => {
  await it.settlesIn();
  Object.assign(it.workspace.workspace, { name: 'Solo Makers' });
  await compares(it);
  expect(await oneValue(it.databaseUrl, 'select name as value from workspaces')).toBe('Solo Makers');
});
