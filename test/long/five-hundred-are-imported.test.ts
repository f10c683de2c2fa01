import { fillsSetUp } from '../support/opening.js';
import { oneValue } from '../support/rows.js';
import { type Story, story } from '../support/story.js';

const METHODS = ['conversations.info', 'conversations.members', 'users.list', 'users.info'];

/** Noor sets up #makers with so many people in it. Returns the number of calls that the import makes, by method. */
async function imports(it: Story, people: number, limited: readonly { method: string; user?: string }[]) {
  const { noor, makers, slack, hearth } = it;
  for (let i = makers.members.size; i < people; i += 1) makers.members.add(it.person(`Member ${i}`).id);
  await fillsSetUp(noor, '#makers');
  const from = slack.calls().length;
  for (const call of limited) slack.fail({ ...call, times: 1, with: { retryAfter: 1 } });
  await noor.submits();
  // A job that Slack asked to wait is tried again in real time, and posts this at its end.
  await noor.sees(makers, /Hello! I’m here to help/);
  await hearth.settles();
  const made = slack
    .calls()
    .slice(from)
    .filter((call) => call.status !== 429);
  return Object.fromEntries(METHODS.map((method) => [method, made.filter((call) => call.method === method).length]));
}

const members = ({ databaseUrl }: Story) => oneValue(databaseUrl, 'select count(*)::int as value from members');

story(
  'an import of 500 members takes a call per page, and goes on from its place when Slack asks to wait',
  async (it) => {
    const made = await imports(it, 500, [{ method: 'conversations.members' }, { method: 'users.list' }]);
    expect(await members(it)).toBe(501);
    // Two of them look at the channel when Noor posts, and the bot is asked about on its own.
    expect(made).toEqual({ 'conversations.info': 2, 'conversations.members': 3, 'users.list': 3, 'users.info': 0 });
  },
);

story(
  'members whom Slack describes one by one are each asked about once, however often it asks to wait',
  async (it) => {
    const people = Array.from({ length: 2 }, (_, i) => it.person(`Early ${i}`));
    for (const { id } of people) it.makers.members.add(id);
    const made = await imports(
      it,
      40,
      people.map(({ id: user }) => ({ method: 'users.info', user })),
    );
    expect(await members(it)).toBe(41);
    expect(made).toEqual({ 'conversations.info': 2, 'conversations.members': 1, 'users.list': 0, 'users.info': 40 });
  },
);
