import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** Returns the counts of all acts that count, by kind. */
function counted({ databaseUrl }: Story): Promise<Record<string, unknown>[]> {
  return allRows(databaseUrl, `select kind, count from activity where count > 0 and kind <> 'home' order by kind`);
}

story(
  'a person who left before Slack reports that they joined is no member, and is one after joining again',
  async (it) => {
    const { makers, hearth, slack } = it;
    await it.settlesIn();
    await it.itIs(MONDAY, '08:30');
    const mia = it.person('Mia');
    const joins = slack.holdsBack('member_joined_channel');
    await mia.joins(makers);
    await mia.leaves(makers);
    await hearth.settles();
    await joins();
    await mia.opensHome();
    await hearth.settles();
    expect(mia.reads('Home')).not.toMatch(/^# Makers/);
    await it.itIs(MONDAY, '08:40');
    await mia.joins(makers);
    await mia.opensHome();
    await mia.sees('Home', /^# Makers/);
  },
);

story('a member who left, joined and left again is no member, whichever event comes last', async (it) => {
  const { ann, makers, hearth, slack } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '08:30');
  await ann.leaves(makers);
  await hearth.settles();
  await it.itIs(MONDAY, '08:31');
  const joins = slack.holdsBack('member_joined_channel');
  await ann.joins(makers);
  await it.itIs(MONDAY, '08:32');
  await ann.leaves(makers);
  await hearth.settles();
  await joins();
  await hearth.settles();
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).not.toMatch(/^# Makers/);
});

story('a message and a reaction that were gone before Slack reports them count for nothing', async (it) => {
  const { ann, ben, makers, hearth, slack } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '08:30');
  const arrives = slack.holdsBack('message');
  const message = await ann.posts(makers, 'Never mind');
  await ann.deletes(message);
  const question = await ann.posts(makers, 'How do you price teams?');
  const isAdded = slack.holdsBack('reaction_added');
  await ben.reacts(question, 'eyes');
  await it.itIs(MONDAY, '08:31');
  await ben.unreacts(question, 'eyes');
  await hearth.settles();
  await arrives();
  await isAdded();
  await hearth.settles();
  expect(await counted(it)).toEqual([{ kind: 'post', count: 1 }]);

  // The same reaction counts when it is added again.
  await it.itIs(MONDAY, '08:32');
  await ben.reacts(question, 'eyes');
  await hearth.settles();
  expect(await counted(it)).toEqual([
    { kind: 'post', count: 1 },
    { kind: 'reaction', count: 1 },
  ]);
});
