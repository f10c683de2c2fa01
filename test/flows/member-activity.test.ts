import { post } from '../../local-slack/world/messages.js';
import { addDays } from '../../src/core/calendar.js';
import { opensSettings } from '../support/opening.js';
import { allRows } from '../support/rows.js';
import { transactionsDuring } from '../support/statements.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

/** Returns the counted activity, a line for each row that is not zero, with people's first names. */
async function counted({ databaseUrl, noor, ann, ben }: Story): Promise<string[]> {
  const rows = await allRows(
    databaseUrl,
    `select user_id, day::text, kind, with_user, count from activity where count > 0 order by day, user_id, kind, with_user`,
  );
  const names = new Map<unknown, string>([noor, ann, ben].map((it) => [it.id, it.name.split(' ')[0] ?? '']));
  const name = (id: unknown) => names.get(id) ?? String(id);
  return rows.map(
    ({ user_id, day, kind, with_user, count }) =>
      `${day} ${name(user_id)}: ${count} ${kind}${with_user ? ` to ${name(with_user)}` : ''}`,
  );
}

story('posts, replies, reactions and visits to Home are counted by day and by recipient', async (it) => {
  const { ann, ben, noor, makers, hearth } = it;
  await it.settlesIn();
  const calls = it.slack.calls().length;
  const question = await ann.posts(makers, 'How do you price teams?');
  await ben.posts(makers, 'Per seat.', { thread: question });
  await ben.posts(makers, 'Or not at all.', { thread: question });
  await ann.posts(makers, 'Thank you!', { thread: question });
  await noor.posts(makers, 'Lunch, @ann? And you, @ben?');
  await noor.reacts(question, 'eyes');
  await ann.reacts(question, 'wave');
  await hearth.settles();
  expect(it.slack.calls().slice(calls)).toEqual([]);
  await it.itIs(TUESDAY, '08:00');
  await ann.posts(makers, 'Morning');
  await ben.opensHome();
  await ben.opensDirectMessages();
  await hearth.settles();
  expect(await counted(it)).toEqual([
    `${MONDAY} Noor: 1 post to Ann`,
    `${MONDAY} Noor: 1 reaction to Ann`,
    `${MONDAY} Ann: 1 post`,
    `${MONDAY} Ann: 1 reaction`,
    `${MONDAY} Ann: 1 reply`,
    `${MONDAY} Ben: 2 reply to Ann`,
    `${TUESDAY} Ann: 1 post`,
    `${TUESDAY} Ben: 1 home`,
  ]);
});

story('an edited message counts once, and a deleted message or a removed reaction no longer counts', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await it.settlesIn();
  const question = await ann.posts(makers, 'How do you price teams?');
  const answer = await ben.posts(makers, 'Per seat.', { thread: question });
  await ben.edits(answer, 'Per seat, yearly.');
  await ben.reacts(question, 'wave');
  await ben.reacts(question, 'eyes');
  await it.itIs(TUESDAY, '08:00');
  await ben.reacts(question, 'tada');
  await hearth.settles();
  expect(await counted(it)).toEqual([
    `${MONDAY} Ann: 1 post`,
    `${MONDAY} Ben: 2 reaction to Ann`,
    `${MONDAY} Ben: 1 reply to Ann`,
    `${TUESDAY} Ben: 1 reaction to Ann`,
  ]);
  await ben.unreacts(question, 'wave');
  await ann.deletes(question);
  await ben.deletes(answer);
  await hearth.settles();
  expect(await counted(it)).toEqual([`${MONDAY} Ben: 1 reaction to Ann`, `${TUESDAY} Ben: 1 reaction to Ann`]);
});

story('apps, non-members, other channels and Hearth’s own posts are not counted', async (it) => {
  const { ann, noor, workspace, makers, hearth } = it;
  await it.settlesIn();
  const elsewhere = workspace.channel({ name: 'elsewhere', members: [ann, noor], withApp: true });
  const robo = it.person('Robo', { isBot: true });
  const guest = it.person('Guest of the day');
  makers.members.add(robo.id).add(guest.id);
  await robo.posts(makers, 'Build passed');
  await guest.posts(makers, 'Hello from outside');
  const viaApp = { user: ann.id, text: 'Sent from a calendar', botId: 'B0CALENDAR' };
  await post(it.slack.world, workspace.workspace, makers, viaApp).sent;
  const question = await ann.posts(elsewhere, 'Anybody?');
  await noor.reacts(question, 'wave');
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await hearth.settles();
  expect((await counted(it)).filter((line) => !line.includes('checkin'))).toEqual([]);
});

story('a message changes one row and makes no Slack call, and a repeated event changes nothing', async (it) => {
  const { ann, makers, hearth, slack } = it;
  await it.settlesIn();
  await ann.posts(makers, 'A first one');
  await hearth.settles();
  const calls = slack.calls().length;
  const transactions = await transactionsDuring(async () => {
    await ann.posts(makers, 'A secret plan');
    await hearth.settles();
  });
  const ours = transactions.filter((statements) => statements.some((text) => text.includes('"activity"')));
  expect(ours).toEqual([
    [
      expect.stringMatching(/^begin; .*select set_config/s),
      expect.stringMatching(/^select .* from "members"/),
      expect.stringMatching(/^insert into "activity" .* on conflict/s),
      'commit',
    ],
  ]);
  expect(slack.calls()).toHaveLength(calls);
  expect(JSON.stringify(await allRows(it.databaseUrl, 'select * from activity, inbox'))).not.toContain('secret');

  await allRows(
    it.databaseUrl,
    `update inbox set handled_at = null, fields = jsonb_build_object(
    'channel', '${makers.id}', 'user', '${ann.id}', 'ts', (select ts from activity), 'text', '[]'::jsonb) where type = 'message'`,
  );
  await it.itIs(MONDAY, '08:10');
  expect(await counted(it)).toEqual([`${MONDAY} Ann: 2 post`]);
});

story('organizers add channels in which activity counts, and remove them again', async (it) => {
  const { ann, ben, noor, workspace, hearth } = it;
  const help = workspace.channel({ name: 'help', members: [ann, noor] });
  const posts = async () => (await counted(it)).filter((line) => line.includes('post'));
  const backstage = workspace.channel({ name: 'backstage', isPrivate: true, members: [ann, noor] });
  await it.settlesIn();
  await noor.opensHome();
  await hearth.settles();
  await opensSettings(noor, 'Channels that count');
  await noor.fills({ 'Other channels that count too': ['#help', '#backstage', '#makers'] }).submits();
  expect(noor.errors()).toEqual({
    'Other channels that count too':
      'Hearth can’t see one of these channels, because it’s private. Type /invite @hearth in it, then press Save again.',
  });
  await workspace.invites('app', backstage, noor);
  // A private channel that she isn't in looks the same to her, if she knows its id.
  backstage.members.delete(noor.id);
  await noor.submits();
  expect(Object.values(noor.errors())).toEqual([
    'Hearth can’t see one of these channels, because it’s private. Type /invite @hearth in it, then press Save again.',
  ]);
  backstage.members.add(noor.id);
  await noor.submits();
  expect(noor.modal).toBeUndefined();
  await ann.posts(help, 'Who knows about taxes?');
  await ann.posts(backstage, 'Between us');
  await noor.posts(help, 'I do');
  await hearth.settles();
  expect(await posts()).toEqual([`${MONDAY} Noor: 1 post`, `${MONDAY} Ann: 2 post`]);

  await opensSettings(noor, 'Channels that count');
  expect(noor.reads('modal')).toContain('#help');
  await noor.fills({ 'Other channels that count too': ['#backstage'] }).submits();
  await noor.posts(help, 'Anybody else?');
  await hearth.settles();
  expect(await posts()).toEqual([`${MONDAY} Noor: 1 post`, `${MONDAY} Ann: 2 post`]);

  await ben.opensHome();
  await hearth.settles();
  expect(ben.reads('Home')).not.toContain('[Channels]');
});

story('a channel counts for only one community', async (it) => {
  const { ann, noor, workspace, hearth } = it;
  workspace.channel({ name: 'owls', members: [ann, noor] });
  const help = workspace.channel({ name: 'help', members: [ann, noor] });
  await it.settlesIn();
  await it.settlesIn({ 'Home channel': '#owls' });
  await noor.opensHome();
  await hearth.settles();
  const add = async (...channels: string[]) => {
    await opensSettings(noor, 'Channels that count');
    await noor.fills({ 'Other channels that count too': channels }).submits();
    const errors = noor.modal ? Object.values(noor.errors()) : [];
    await noor.closesAll();
    return errors;
  };
  const taken = ['One of these channels already counts for another community. Leave it out.'];
  expect(await add('#help', '#owls')).toEqual(taken);
  expect(await add('#help')).toEqual([]);
  await noor.chooses('Owls');
  await hearth.settles();
  expect(await add('#help')).toEqual(taken);
  await ann.posts(help, 'Who knows about taxes?');
  await hearth.settles();
  expect((await counted(it)).filter((line) => line.includes('post'))).toEqual([`${MONDAY} Ann: 1 post`]);
});
