import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { joinCheckins, opensSettings, setsUp } from '../support/opening.js';
import { MONDAY, type Story, story } from '../support/story.js';

const STRANGER = 'Your account belongs to another organization, and Hearth only works for members of this one.';

/** Rita's organization shares #makers, and she is in it. */
function rita(it: Story): DrivenPerson {
  const rita = it.person('Rita Rival', { account: { team: 'T0RIVALS' } });
  it.makers.shared = 'external';
  return rita;
}

async function compares({ hearth }: Story): Promise<void> {
  await hearth.hearth.queue.sweepNow(['community.compare']);
  await hearth.settles();
}

const isMember = async ({ hearth }: Story, person: DrivenPerson) => {
  await person.opensHome();
  await hearth.settles();
  return person.reads('Home').startsWith('# Makers');
};

story('a person of another organization in a channel that became shared is no member, and is told so', async (it) => {
  const { ann, noor, makers, hearth, slack } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '08:30');
  const [joined, missed] = [
    rita(it),
    it.person('Sam Missed', { account: { team: 'T0RIVALS', enterprise: 'E0RIVALS' } }),
  ];
  makers.members.add(missed.id);
  await joined.joins(makers);
  await compares(it);
  await it.itIs(MONDAY, '09:00');
  await it.itIs('2026-11-24', '09:00');
  for (const outsider of [joined, missed]) {
    expect(outsider.directMessages()).toEqual([]);
    expect(await isMember(it, outsider)).toBe(false);
    expect(outsider.reads('Home')).toBe(STRANGER);
    outsider.looksAt(makers);
    await outsider.presses('Join check-ins');
    expect(outsider.reads('modal')).toContain(STRANGER);
    await outsider.closesAll();
    await outsider.uses('Check in');
    expect(outsider.reads('modal')).toContain(STRANGER);
    expect(await outsider.types('/hearth', { in: makers })).toContain(STRANGER);
  }
  expect(await isMember(it, ann)).toBe(true);
  await noor.opensHome();
  await hearth.settles();
  await opensSettings(noor, 'People and roles');
  await noor.presses('Name an organizer');
  await noor.fills({ 'Who?': joined.name }).submits();
  expect(Object.values(noor.errors())).toEqual([expect.stringContaining('in the channel')]);
  expect(slack.calls('chat.postMessage').filter((call) => call.arguments.channel === joined.id)).toEqual([]);
});

story(
  'people of the same Grid organization belong, whichever of its workspaces their account is in',
  async (it) => {
    const { noor, makers, hearth } = it;
    const colleague = it.person('Cora Colleague', { account: { team: 'T0SISTER', enterprise: 'E0OURS' } });
    const late = it.person('Lee Late', { account: { team: 'T0SISTER', enterprise: 'E0OURS' } });
    const rival = it.person('Rita Rival', { account: { team: 'T0RIVALS', enterprise: 'E0RIVALS' } });
    makers.shared = 'org';
    for (const one of [colleague, rival]) makers.members.add(one.id);
    await setsUp(noor, '#makers');
    await hearth.settles();
    await late.joins(makers);
    await hearth.settles();
    await joinCheckins(makers, [colleague, late]);
    expect([await isMember(it, colleague), await isMember(it, late), await isMember(it, rival)]).toEqual([
      true,
      true,
      false,
    ]);
    await it.itIs(MONDAY, '09:00');
    await colleague.opensDirectMessages();
    await colleague.presses('Check in');
    await colleague.fills({ 'What will you do next?': 'Ship it' }).submits();
    await hearth.settles();
    await colleague.sees('DM', /Checked in/);
  },
  { enterprise: 'E0OURS' },
);

story('an account that moves into the workspace belongs from then on', async (it) => {
  const { makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '08:30');
  const moved = rita(it);
  await moved.joins(makers);
  expect(await isMember(it, moved)).toBe(false);
  Object.assign(moved.user, { account: undefined });
  await moved.changesZone('Europe/Paris');
  await hearth.settles();
  expect(await isMember(it, moved)).toBe(true);
});
