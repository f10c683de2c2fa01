import { installs } from '../support/installing.js';
import { allRows, oneValue } from '../support/rows.js';
import { type OneOfSeveral, type SeveralWorkspaces, severalWorkspaces } from '../support/several-workspaces.js';
import { MONDAY } from '../support/story.js';

const TUESDAY = '2026-11-24';

let all: SeveralWorkspaces;
let club: OneOfSeveral;

beforeEach(async () => {
  all = await severalWorkspaces();
  club = all.workspace('Chess Club');
  await installs(all.hearth.url, club.noor);
  await club.settlesIn();
  await all.itIs(MONDAY, '09:00');
});

afterEach(() => all.ends());

const stoppedWorkspaces = async () =>
  Number(
    await oneValue(all.database.url, 'select count(*)::int as value from workspaces where stopped_at is not null'),
  );

/** Returns how often Ann was asked. */
const questions = () =>
  club.ann.directMessages().filter((message) => /Morning, Ann|You didn’t check in/.test(message)).length;
const refusals = () => all.slack.calls().filter((call) => /account_inactive|token_revoked/.test(call.error ?? ''));

test('a quick reinstall stops nothing in processes that did not notice it', async () => {
  const web = await all.anotherHearth({ web: true });
  await club.workspace.uninstalls();
  await all.slack.clock.advance({ seconds: 3 });
  expect((await installs(web.url, club.noor)).status).toBe(200);

  all.slack.requestUrl = `${all.hearth.url}/slack/events`;
  await club.ann.uses('Check in');
  expect(club.ann.reads('modal')).toMatch(/^== Check in ==/);
  await club.ann.closesAll();
  await all.itIs(TUESDAY, '09:00');
  expect([questions(), refusals(), await stoppedWorkspaces()]).toEqual([2, [], 0]);
});

/** Returns the names of the members that Hearth knows, in order. */
const memberNames = async () =>
  (
    await allRows(
      all.database.url,
      `select name from members join people using (workspace_id, user_id)
        where left_at is null and standing <> 'bot' order by name`,
    )
  ).map(({ name }) => name);

/** Moves on until the events that were kept are handled. */
async function goesOn() {
  await all.hearth.hearth.queue.sweepNow(['workspaces.ask']);
  await all.slack.clock.advance({ minutes: 2 });
}

test('one refused call stops nothing, and the message is sent', async () => {
  all.slack.fail({ method: 'chat.postMessage', user: club.ann.id, with: { error: 'invalid_auth' } });
  await all.itIs(TUESDAY, '09:00');
  // Monday's question, once Tuesday's has been sent.
  await club.ann.sees('DM', /You didn’t check in/);
  const zoe = club.workspace.person({ name: 'Zoe' });
  await zoe.joins(club.makers);
  await all.hearth.settles();
  expect([questions(), await stoppedWorkspaces(), await memberNames()]).toEqual([
    2,
    0,
    ['Ann Berger', 'Noor Haddad', 'Zoe'],
  ]);
});

test('what happens while Slack refuses the token is kept until it accepts it again', async () => {
  const mend = all.slack.fail({ times: 1_000, with: { error: 'invalid_auth' } });
  await all.itIs(TUESDAY, '09:00');
  expect(await stoppedWorkspaces()).toBe(1);
  const [zoe, kim] = [club.workspace.person({ name: 'Zoe' }), club.workspace.person({ name: 'Kim' })];
  await zoe.joins(club.makers);
  await all.hearth.settles();
  // Slack delivers nothing of this.
  all.slack.requestUrl = undefined;
  await kim.joins(club.makers);
  await club.ann.leaves(club.makers);
  all.slack.requestUrl = `${all.hearth.url}/slack/events`;
  await goesOn();
  expect([await stoppedWorkspaces(), await memberNames()]).toEqual([1, ['Ann Berger', 'Noor Haddad']]);
  mend();
  await goesOn();
  expect([await stoppedWorkspaces(), await memberNames()]).toEqual([0, ['Kim', 'Noor Haddad', 'Zoe']]);
});

test('what was missed before Hearth was installed again is found', async () => {
  const { requestUrl } = all.slack;
  all.slack.requestUrl = undefined;
  await club.workspace.revokesToken();
  await all.itIs(TUESDAY, '09:00');
  expect([await stoppedWorkspaces(), questions()]).toEqual([1, 1]);
  const zoe = club.workspace.person({ name: 'Zoe' });
  await zoe.joins(club.makers);
  all.slack.requestUrl = requestUrl;
  expect((await installs(all.hearth.url, club.noor)).status).toBe(200);
  await all.hearth.settles();
  // Monday's question, once Tuesday's has been sent, for which a job may be waiting in real time.
  await club.ann.sees('DM', /You didn’t check in/);
  expect([await stoppedWorkspaces(), questions(), await memberNames()]).toEqual([
    0,
    2,
    ['Ann Berger', 'Noor Haddad', 'Zoe'],
  ]);
});
