import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { joinCheckins, setsUp } from '../support/opening.js';
import { MONDAY, type Story, story } from '../support/story.js';

const NOT_FOUND = { error: 'user_not_found' };

/** Puts Ghost into #makers before all others. Slack never describes them, or fails to once. */
function withGhost(it: Story, fault: { error: string } | { status: number } = NOT_FOUND): DrivenPerson {
  const ghost = it.person('Ghost');
  const members = [...it.makers.members];
  it.makers.members.clear();
  for (const id of [ghost.id, ...members]) it.makers.members.add(id);
  it.slack.fail({ method: 'users.info', user: ghost.id, times: fault === NOT_FOUND ? 1_000 : 1, with: fault });
  return ghost;
}

story('a member whom Slack refuses to describe keeps nobody else out of a new community', async (it) => {
  const { noor, ann, ben, makers, hearth } = it;
  const ghost = withGhost(it);
  await setsUp(noor, '#makers');
  await hearth.settles();
  await ann.sees(makers, /Hello! I’m here to help/);
  await joinCheckins(makers, [ann, ben]);
  await it.itIs(MONDAY, '09:00');
  expect([ann, ben, ghost].map((one) => one.directMessages().length)).toEqual([1, 1, 0]);
  expect(hearth.log.filter((line) => line.msg === 'Slack refused to describe a user')).toMatchObject([
    { userId: ghost.id, slack: 'user_not_found' },
  ]);
});

story('the daily comparison adds and removes the others', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await it.settlesIn();
  withGhost(it);
  const mia = it.person('Mia Missed');
  await it.itIs(MONDAY, '08:30');
  makers.members.add(mia.id);
  makers.members.delete(ben.id);
  await hearth.hearth.queue.sweepNow(['community.compare']);
  await hearth.settles();
  for (const one of [mia, ann, ben]) await one.opensHome();
  await hearth.settles();
  expect([mia, ann, ben].map((one) => one.reads('Home').startsWith('# Makers'))).toEqual([true, true, false]);
});

story('a user whom Slack can’t describe just now delays nobody, and is added by a later try', async (it) => {
  const { noor, ann, makers, hearth } = it;
  const late = withGhost(it, { status: 500 });
  await setsUp(noor, '#makers');
  await hearth.settles();
  await ann.sees(makers, /Hello! I’m here to help/);
  await late.opensHome();
  await late.sees('Home', /^# Makers/);
});

story('a user whom Slack refuses to describe joins, and the events after that are handled', async (it) => {
  const { ann, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '08:30');
  const ghost = it.person('Ghost');
  const mia = it.person('Mia');
  it.slack.fail({ method: 'users.info', user: ghost.id, times: 1_000, with: NOT_FOUND });
  await ghost.joins(makers);
  await mia.joins(makers);
  await hearth.settles();
  await mia.opensHome();
  await mia.sees('Home', /^# Makers/);
  expect(hearth.log.filter((line) => line.level >= 50)).toEqual([]);
  await ghost.leaves(makers);
  await ann.leaves(makers);
  await hearth.settles();
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).not.toMatch(/^# Makers/);
});
