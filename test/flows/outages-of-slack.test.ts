import { installs } from '../support/installing.js';
import { allRows } from '../support/rows.js';
import { severalWorkspaces } from '../support/several-workspaces.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** More attempts than a job has that fails for another reason. */
const LONG = 12;

const inAnOutage = { backoffMs: 5 };

const memberNames = async ({ databaseUrl }: Story) =>
  (
    await allRows(
      databaseUrl,
      `select name from members join people using (workspace_id, user_id)
        where left_at is null and standing <> 'bot' order by name`,
    )
  ).map(({ name }) => name);

const errors = ({ hearth }: Story) => hearth.log.filter(({ level }) => level >= 50);

story(
  'a newcomer becomes a member although Slack fails for longer than any number of tries',
  async (it) => {
    const { hearth, slack, makers, workspace } = it;
    await it.settlesIn();
    slack.fail({ method: 'users.info', times: LONG, with: { status: 500 } });
    const zoe = workspace.person({ name: 'Zoe' });
    await zoe.joins(makers);
    await hearth.settles();
    await zoe.sees('Home', /Join check-ins/);
    expect(await memberNames(it)).toEqual(['Ann Berger', 'Ben Okafor', 'Noor Haddad', 'Zoe']);
    expect([slack.calls('users.info').filter(({ status }) => status === 500).length, errors(it)]).toEqual([LONG, []]);
  },
  inAnOutage,
);

story(
  'members are asked although Slack fails for longer than any number of tries, each of them once',
  async (it) => {
    const { ann, ben, noor, slack } = it;
    await it.settlesIn();
    slack.fail({ method: 'chat.postMessage', times: 3 * LONG, with: { error: 'ratelimited' } });
    await it.itIs(MONDAY, '09:00');
    for (const person of [ann, ben, noor]) await person.sees('DM', /Morning/);
    expect([ann, ben, noor].map((person) => person.directMessages().length)).toEqual([1, 1, 1]);
    expect(errors(it)).toEqual([]);
  },
  inAnOutage,
);

test('the installer is greeted after an outage, once', async () => {
  const all = await severalWorkspaces(inAnOutage);
  try {
    const { noor } = all.workspace('Chess Club');
    all.slack.fail({ method: 'chat.postMessage', times: LONG, with: { error: 'ratelimited' } });
    await installs(all.hearth.url, noor);
    await noor.sees('DM', /I’m in Chess Club now/);
    expect(noor.directMessages()).toHaveLength(1);
  } finally {
    await all.ends();
  }
});

story('while one event has to wait, all others of the workspace go on', async (it) => {
  const { hearth, slack, ann, ben, makers, workspace } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '08:30');
  slack.fail({ method: 'users.info', times: 1, with: { retryAfter: 3 } });
  const zoe = workspace.person({ name: 'Zoe' });
  await zoe.joins(makers);
  await hearth.settles();
  await ben.leaves(makers);
  await ann.opensHome();
  await hearth.settles();
  expect(slack.calls('views.publish').map((call) => call.arguments.user_id)).toContain(ann.id);
  expect(await memberNames(it)).toEqual(['Ann Berger', 'Noor Haddad']);
  await zoe.sees('Home', /Join check-ins/);
  expect(await memberNames(it)).toEqual(['Ann Berger', 'Noor Haddad', 'Zoe']);
});
