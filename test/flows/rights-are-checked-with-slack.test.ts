import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { opensSetUp } from '../support/opening.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

async function compares({ hearth }: Story): Promise<void> {
  await hearth.hearth.queue.sweepNow(['community.compare']);
  await hearth.settles();
}

/** Returns true if the person may set up communities by what Hearth shows them. */
async function administers({ hearth }: Story, person: DrivenPerson): Promise<boolean> {
  await person.opensHome();
  await hearth.settles();
  return person.reads('Home').includes('Set up');
}

story('an admin who was demoted while Hearth was down administers nothing after the daily comparison', async (it) => {
  await it.settlesIn();
  const zed = it.person('Zed Outside', { isAdmin: true });
  expect(await administers(it, zed)).toBe(true);
  for (const { user } of [zed, it.noor]) user.isAdmin = false;
  await it.itIs(TUESDAY, '12:00');
  await compares(it);
  expect(await administers(it, zed)).toBe(false);
});

story('a member who was deactivated while Hearth was down is asked nothing and holds no role any more', async (it) => {
  const { ann, ben, noor } = it;
  await it.settlesIn();
  noor.user.deleted = true;
  ben.user.deleted = true;
  await it.itIs(TUESDAY, '08:30');
  await compares(it);
  await it.itIs(TUESDAY, '09:00');
  const asked = (person: DrivenPerson) => person.directMessages().filter((text) => text.includes('Morning')).length;
  expect([ann, ben, noor].map(asked)).toEqual([1, 0, 0]);
  await ann.opensHome();
  await ann.sees('Home', /\[Community settings\]/);
});

story('the comparison also notices that members who are gone from the channel have no account any more', async (it) => {
  const { ann, ben, databaseUrl, makers } = it;
  await it.settlesIn();
  ben.user.deleted = true;
  for (const gone of [ann, ben]) makers.members.delete(gone.id);
  await it.itIs(TUESDAY, '08:30');
  await compares(it);
  const people = await allRows(databaseUrl, `select name, standing from people where standing <> 'bot' order by name`);
  expect(people.map(({ name, standing }) => `${name}: ${standing}`)).toEqual([
    'Ann Berger: full',
    'Ben Okafor: deactivated',
    'Noor Haddad: admin',
  ]);
});

story('a right that matters is checked with Slack if Hearth has not seen the person for a day', async (it) => {
  const { noor, slack } = it;
  await it.settlesIn();
  const zed = it.person('Zed Outside', { isAdmin: true });
  await it.itIs(MONDAY, '12:00');
  await opensSetUp(zed);
  await zed.closesAll();
  const asked = () => slack.calls('users.info').filter((call) => call.arguments.user === zed.id).length;
  const before = asked();
  zed.user.isAdmin = false;
  await it.itIs(TUESDAY, '11:00');
  await opensSetUp(zed);
  expect(zed.reads('modal')).toMatch(/^== Set up a community ==/);
  await zed.closesAll();
  expect(asked()).toBe(before);

  await it.itIs(WEDNESDAY, '12:00');
  await opensSetUp(zed);
  expect(zed.reads('modal')).toContain('Only workspace admins and the person who installed Hearth can do that.');
  expect(asked()).toBe(before + 1);

  // Noor is still an admin, and is asked about once.
  await opensSetUp(noor);
  expect(noor.reads('modal')).toMatch(/^== Set up a community ==/);
});

story('somebody about whom Slack is too busy to tell hears that it is Slack, and can try again', async (it) => {
  const { slack } = it;
  await it.settlesIn();
  const zed = it.person('Zed Outside', { isAdmin: true });
  for (const fault of [{ retryAfter: 1 }, { status: 503 }]) {
    slack.fail({ method: 'users.info', times: 1, with: fault });
    await zed.uses('Do something…');
    expect(zed.reads('modal')).toMatch(/Slack is too busy to answer me right now\. Nothing is lost\./);
    await zed.closesAll();
  }
  await it.clock.advance({ minutes: 1 });
  await opensSetUp(zed);
  expect(zed.reads('modal')).toMatch(/^== Set up a community ==/);
});

story('what needs no more than membership asks Slack nothing', async (it) => {
  const { ann, slack } = it;
  await it.settlesIn();
  await it.itIs(WEDNESDAY, '09:00');
  const before = slack.calls('users.info').length;
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  expect(slack.calls('users.info')).toHaveLength(before);
});
