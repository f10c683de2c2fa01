import { installs } from '../support/installing.js';
import { oneValue } from '../support/rows.js';
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
