import { openDatabase } from '../../src/core/database/database.js';
import { createLog } from '../../src/core/log.js';
import { erasePerson, exportPerson } from '../../src/core/personal-data.js';
import { inventoryOf } from '../../src/deps.js';
import { features } from '../../src/features/index.js';
import { opensSettings, setsUp } from '../support/opening.js';
import { allRows } from '../support/rows.js';
import { type Story, story } from '../support/story.js';
import { choosesTopics, topicsAre, topicsByPerson } from '../support/topics.js';

const LABEL = 'Topics of this community';

async function opensTopics({ noor, hearth }: Story): Promise<void> {
  await noor.opensHome();
  await hearth.settles();
  await opensSettings(noor, 'Topics');
}

/** Noor changes the list, which needs no answer. */
async function names(it: Story, topics: string): Promise<void> {
  await opensTopics(it);
  await it.noor.fills({ [LABEL]: topics }).submits();
  expect(it.noor.modal).toBeUndefined();
}

async function inSettings({ noor, hearth }: Story): Promise<string | undefined> {
  await noor.opensHome();
  await hearth.settles();
  await noor.presses('Community settings');
  const [, text] = /\*Topics\*\n(.*) \[Change\]/.exec(noor.reads('modal')) ?? [];
  await noor.closesAll();
  return text;
}

story('an organizer names topics, and members choose theirs in Preferences', async (it) => {
  const { noor, ann, ben, hearth } = it;
  await it.settlesIn();
  expect(await inSettings(it)).toBe('None yet. Name some, and Hearth can bring together members who share a topic.');
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Preferences');
  expect(ann.reads('modal')).not.toContain('Topics in');
  await ann.closesAll();

  await opensTopics(it);
  for (const [typed, problem] of [
    ['x'.repeat(41), 'Keep each topic to 40 characters.'],
    [Array.from({ length: 21 }, (_, n) => `topic ${n}`).join('\n'), 'Keep this to 20 topics.'],
  ] as const) {
    await noor.fills({ [LABEL]: typed }).submits();
    expect(Object.values(noor.errors())).toEqual([problem]);
  }
  await noor.fills({ [LABEL]: 'Pricing\n\n  finding   customers \npricing\nDesign <3' }).submits();
  expect(await inSettings(it)).toBe(
    'Pricing, finding customers and Design <3. Nobody has chosen any yet. Members do that in Preferences.',
  );

  await choosesTopics(it, ann, ['Pricing', 'Design <3']);
  await choosesTopics(it, ben, ['finding customers']);
  expect(await topicsByPerson(it)).toEqual({ Ann: ['Design <3', 'Pricing'], Ben: ['finding customers'] });
  await choosesTopics(it, ann, ['Design <3', 'finding customers']);
  await choosesTopics(it, ben, []);
  expect(await topicsByPerson(it)).toEqual({ Ann: ['Design <3', 'finding customers'] });
  expect(await inSettings(it)).toBe('Pricing, finding customers and Design <3. 1 member has chosen topics.');
});

story('a member reads what comes of their choice, and who sees it', async (it) => {
  const { ann, hearth } = it;
  await it.settlesIn();
  await topicsAre(it, ['Pricing', 'Design']);
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Preferences');
  await ann.presses('Choose topics: Topics in Makers');
  expect(ann.reads('modal')).toContain('Your choice is private.');
  // An organizer removes a topic in the meantime.
  await allRows(it.databaseUrl, "delete from community_topics where topic = 'Design'");
  await ann.fills({ Topics: ['Pricing', 'Design'] }).submits();
  expect(ann.reads('modal')).toContain('Saved. Your topics in *Makers*: Pricing.');
  await ann.closesAll();
  expect(await topicsByPerson(it)).toEqual({ Ann: ['Pricing'] });
});

story('members keep their choice when a topic has a new name, and lose it when the topic goes', async (it) => {
  const { noor, ann, ben } = it;
  await it.settlesIn();
  await topicsAre(it, ['pricing', 'design', 'hiring', 'taxes']);
  await choosesTopics(it, ann, ['pricing', 'design']);
  await choosesTopics(it, ben, ['pricing', 'hiring']);
  // Other letters and another order need no question, and neither does a topic that nobody chose.
  await names(it, 'hiring\nPricing\ndesign\ninsurance');
  expect(await topicsByPerson(it)).toEqual({ Ann: ['Pricing', 'design'], Ben: ['Pricing', 'hiring'] });

  await opensTopics(it);
  await noor.fills({ [LABEL]: 'hiring\nprices and plans\ncolors\ninsurance' }).submits();
  expect(noor.reads('modal')).toContain('Is “prices and plans” a new name for “Pricing”?');
  expect(noor.reads('modal')).toContain('Is “colors” a new name for “design”?');
  expect(await topicsByPerson(it)).toMatchObject({ Ben: ['Pricing', 'hiring'] });
  await noor
    .fills({
      'Is “prices and plans” a new name for “Pricing”?': 'Yes, rename it for the 2 members who chose it.',
      'Is “colors” a new name for “design”?': 'No, it’s a different topic. The old one is removed.',
    })
    .submits();
  expect(noor.modal).toBeUndefined();
  expect(await topicsByPerson(it)).toEqual({ Ann: ['prices and plans'], Ben: ['hiring', 'prices and plans'] });
  expect(await inSettings(it)).toMatch(/^hiring, prices and plans, colors and insurance\. 2 members/);
});

story('a list that is changed once more after the question is asked about again', async (it) => {
  const { noor, ann } = it;
  await it.settlesIn();
  await topicsAre(it, ['pricing']);
  await choosesTopics(it, ann, ['pricing']);
  await opensTopics(it);
  await noor.fills({ [LABEL]: 'prices' }).submits();
  await noor
    .fills({
      [LABEL]: 'gardening',
      'Is “prices” a new name for “pricing”?': 'Yes, rename it for the 1 member who chose it.',
    })
    .submits();
  expect(noor.reads('modal')).toContain('Is “gardening” a new name for “pricing”?');
  await noor
    .fills({ 'Is “gardening” a new name for “pricing”?': 'No, it’s a different topic. The old one is removed.' })
    .submits();
  expect(await topicsByPerson(it)).toEqual({});
  expect(await inSettings(it)).toBe('gardening. Nobody has chosen any yet. Members do that in Preferences.');
});

story('a form that is older than a change of the topics undoes nothing of it', async (it) => {
  const { noor, ann, databaseUrl } = it;
  await it.settlesIn();
  await topicsAre(it, ['pricing', 'hiring', 'design']);
  await choosesTopics(it, ann, ['pricing', 'hiring']);
  await ann.presses('Preferences');
  await ann.presses('Choose topics: Topics in Makers');
  await opensTopics(it);
  await noor.fills({ [LABEL]: 'prices\nhiring\ndesign' }).submits();
  await noor
    .fills({ 'Is “prices” a new name for “pricing”?': 'Yes, rename it for the 1 member who chose it.' })
    .submits();
  await ann.fills({ Topics: ['pricing', 'design'] }).submits();
  expect(await topicsByPerson(it)).toEqual({ Ann: ['design', 'prices'] });

  await opensTopics(it);
  await allRows(
    databaseUrl,
    `insert into community_topics (workspace_id, community_id, topic, position)
     select workspace_id, id, 'taxes', 3 from communities`,
  );
  await noor.fills({ [LABEL]: 'prices\ndesign\nhiring' }).submits();
  expect(await inSettings(it)).toMatch(/^prices, design, hiring and taxes\./);
});

story('a topic that members chose is removed only if the organizer says so once more', async (it) => {
  const { noor, ann } = it;
  await it.settlesIn();
  await topicsAre(it, ['pricing', 'hiring', 'design']);
  await choosesTopics(it, ann, ['pricing', 'design']);
  await opensTopics(it);
  await noor.fills({ [LABEL]: '' }).submits();
  await noor
    .fills({ 'Remove “pricing”?': 'Yes. The 1 member who chose it loses it.', 'Remove “design”?': 'No, keep it.' })
    .submits();
  expect(noor.modal).toBeUndefined();
  expect(await topicsByPerson(it)).toEqual({ Ann: ['design'] });
  expect(await inSettings(it)).toBe('design. 1 member has chosen topics.');
});

story('the topics of topic leaders are suggested', async (it) => {
  const { noor, ben, databaseUrl } = it;
  await it.settlesIn();
  await allRows(
    databaseUrl,
    `insert into community_roles (workspace_id, community_id, user_id, role, topic, granted_at)
     select workspace_id, id, '${ben.id}', 'topic_leader', unnest(array['Pricing', 'taxes']), now() from communities`,
  );
  await opensTopics(it);
  await noor.submits();
  expect(await inSettings(it)).toBe('Pricing and taxes. Nobody has chosen any yet. Members do that in Preferences.');
  await names(it, 'pricing\ndesign');
  await opensTopics(it);
  expect(noor.reads('modal')).toContain('Your topic leaders also look after: taxes. You can add them above.');
});

story('a choice belongs to one community, is exported with a member’s data, and erased with it', async (it) => {
  const { noor, ann, workspace, hearth, databaseUrl } = it;
  workspace.channel({ name: 'writers', members: [noor, ann] });
  await it.settlesIn();
  await topicsAre(it, ['pricing', 'design']);
  await setsUp(noor, '#writers');
  await hearth.settles();
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Preferences');
  expect(ann.reads('modal')).not.toContain('Topics in Writers');
  await ann.closesAll();
  await choosesTopics(it, ann, ['pricing']);
  await choosesTopics(it, noor, ['pricing']);
  const db = openDatabase(databaseUrl, 1, createLog('silent'));
  const inventory = inventoryOf(features);
  const data = await db.inWorkspace(workspace.id, (tx) => exportPerson(tx, inventory, ann.id, () => undefined));
  expect(data.member_topics).toMatchObject([{ user_id: ann.id, topic: 'pricing' }]);
  await erasePerson(db, inventory, workspace.id, ann.id);
  await db.close();
  expect(await topicsByPerson(it)).toEqual({ Noor: ['pricing'] });
});
