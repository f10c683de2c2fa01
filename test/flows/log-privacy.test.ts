import pg from 'pg';
import { asOwner } from '../support/database.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** A word for each place in which people type; none of them occurs anywhere else. */
const TYPED = {
  problem: 'Gingerbread',
  audience: 'Marzipan',
  outcome: 'Nougat',
  next: 'Baklava',
  broken: 'Halva',
  blocker: 'Tiramisu',
  message: 'Strudel',
  command: 'Profiterole',
  unsent: 'Meringue',
};

/** Makes the database refuse a commitment with this text, and quote the text in its error. */
async function makesDatabaseRefuse(databaseUrl: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: asOwner(databaseUrl) });
  await client.connect();
  await client.query(`alter table commitments add check (text <> '${text}')`);
  await client.end();
}

/** Plays a day on which people type in all these places and several things fail. */
async function aDay(it: Story): Promise<void> {
  const { ann, ben, makers, slack, hearth, line } = it;
  await it.settlesIn({
    'What’s hard to do alone?': TYPED.problem,
    'Who is it for?': TYPED.audience,
    'What should members achieve?': TYPED.outcome,
  });
  await makesDatabaseRefuse(it.databaseUrl, TYPED.broken);
  slack.fail({ method: 'chat.postMessage', user: ben.id, times: 1, with: 'lostAnswer' });
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Make this a commitment', { on: await ann.posts(makers, TYPED.message) });
  await ann.types(`/hearth ${TYPED.command}`, { in: makers });
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': TYPED.broken, 'Anything in your way?': TYPED.blocker }).submits();
  const shown = Object.values(ann.errors()).join();
  expect(hearth.log.filter((entry) => entry.reference === shown.slice(-6))).toMatchObject([
    { on: 'checkins.answer', workspaceId: it.workspace.id, userId: ann.id, err: { cause: { code: '23514' } } },
  ]);
  await ann.fills({ 'What will you do next?': TYPED.next });
  slack.fail({ method: 'chat.postMessage', channel: makers.id, times: 1, with: { error: 'invalid_blocks' } });
  await ann.submits();
  await ben.uses('Check in');
  await ben.fills({ 'What will you do next?': TYPED.unsent });
  await hearth.settles();
  await line.cut();
  await ben.submits();
  await line.mend();
  slack.fail({ method: 'views.open', times: 1, with: { error: 'invalid_arguments' } });
  await ben.closesAll();
  await ben.uses('Check in').catch(() => undefined);
  slack.fail({ method: 'views.publish', times: 1, with: { error: 'an_error_of_tomorrow' } });
  await ben.opensHome();
  await hearth.settles();
}

story(
  'the log says what happened and where, and contains no typed text, no names and no secrets',
  async (it) => {
    await aDay(it);
    const { ann, ben, noor, hearth, slack, workspace, databaseUrl } = it;
    const said = new Set(hearth.log.filter((line) => line.level >= 40).map((line) => line.msg));
    expect([...said].sort()).toEqual(
      expect.arrayContaining([
        'Slack did not show the answer',
        'Slack refused a message',
        'a job failed',
        'a request failed',
      ]),
    );
    const secrets = [workspace.botToken, slack.app.signingSecret, slack.app.appToken];
    const names = [ann, ben, noor].map((person) => person.user.realName);
    const postgresPassword = new URL(databaseUrl).password;
    const log = JSON.stringify(hearth.log);
    const confidential = [
      ...Object.values(TYPED),
      ...names,
      ...secrets,
      ...(postgresPassword ? [postgresPassword] : []),
    ];
    expect(confidential.filter((word) => log.includes(word))).toEqual([]);
  },
  { onLine: true },
);
