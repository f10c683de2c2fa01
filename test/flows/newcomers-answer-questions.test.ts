import { miaJoins } from '../support/quiet.js';
import { allRows, rowsOf } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const ABOUT = 'Who are you, and what are you working on?';

/** Noor chooses these questions. */
async function asks(it: Story, first: string, second: string): Promise<void> {
  await it.noor.types('/hearth settings', { in: it.makers });
  await it.noor.presses('Change: Introductions');
  await it.noor.fills({ 'First question': first, 'Second question': second }).submits();
}

const answers = (it: Story) =>
  allRows(it.databaseUrl, 'select question, answer from newcomer_answers order by user_id, place');

story('newcomers answer the questions that an organizer chose, and the answers go when they leave', async (it) => {
  const { ann, noor, makers, hearth } = it;
  const mia = await miaJoins(it);
  await asks(it, 'Which tools do you use?', 'Which tools do you use?');
  expect(noor.errors()).toEqual({ 'Second question': 'Ask something else here.' });
  await noor.fills({ 'Second question': 'What can you teach?' }).submits();
  await noor.closesAll();
  await mia.opensDirectMessages();
  await mia.presses('Introduce yourself');
  await mia.fills({ [ABOUT]: 'Mia, from Lyon.', 'What can you teach?': 'Bread & <!here>' }).submits();
  await mia.closesAll();
  await hearth.settles();
  await ann.sees(
    makers,
    /Mia Laurent says hello\n> Mia, from Lyon\.\n\*What can you teach\?\* Bread & <!here>\n· Say hello in the thread/,
  );
  expect(await answers(it)).toEqual([{ question: 'What can you teach?', answer: 'Bread & <!here>' }]);
  expect(JSON.stringify(await rowsOf(it.databaseUrl, it.workspace.id))).not.toContain('Lyon');
  await it.itIs(MONDAY, '11:00');
  await mia.leaves(makers);
  await hearth.settles();
  expect(await answers(it)).toEqual([]);
});

story('an answer never counts for a question that was chosen while the form was open', async (it) => {
  const { noor, hearth } = it;
  const mia = await miaJoins(it);
  await mia.opensDirectMessages();
  await mia.presses('Introduce yourself');
  await mia.fills({ [ABOUT]: 'Mia, from Lyon.', 'What are you hoping to find here?': 'Customers' });
  await asks(it, 'Which tools do you use?', '');
  await noor.closesAll();
  await mia.submits();
  expect(mia.reads('modal')).toContain('An organizer has changed the questions. Here are the new ones.');
  expect(mia.reads('modal')).toContain('Mia, from Lyon.');
  await mia.fills({ 'Which tools do you use?': 'Figma' }).submits();
  await mia.closesAll();
  await hearth.settles();
  expect(await answers(it)).toEqual([{ question: 'Which tools do you use?', answer: 'Figma' }]);
});

story('an introduction that an earlier version stored and did not post is posted whole, and deleted', async (it) => {
  const mia = await miaJoins(it);
  await allRows(
    it.databaseUrl,
    `update newcomers set about = 'Mia, from Lyon.', hopes = 'A co-founder', introduced_at = '${it.clock.now().toISOString()}'
     where user_id = '${mia.id}'`,
  );
  await it.clock.advance({ minutes: 2 });
  await it.ann.sees(it.makers, /Mia, from Lyon\.\n\*What are you hoping to find, or offer, here\?\* A co-founder/);
  expect(JSON.stringify(await rowsOf(it.databaseUrl, it.workspace.id))).not.toMatch(/Lyon|co-founder/);
});

story('an organizer may ask nothing more', async (it) => {
  const { noor, makers } = it;
  const mia = await miaJoins(it);
  await asks(it, '', '');
  await noor.types('/hearth settings', { in: makers });
  expect(noor.reads('modal')).toContain('*Introductions*\nNew members say who they are. [Change]');
  await mia.opensDirectMessages();
  await mia.presses('Introduce yourself');
  expect(mia.reads('modal')).not.toContain('What are you hoping');
});

story(
  'an introduction is posted under the newcomer’s name if an admin allows that',
  async (it) => {
    const mia = await miaJoins(it);
    await mia.opensDirectMessages();
    await mia.presses('Introduce yourself');
    await mia.fills({ [ABOUT]: 'Mia, from Lyon.' }).submits();
    await mia.closesAll();
    await it.hearth.settles();
    await it.ann.sees(it.makers, /Mia Laurent \(via Hearth\): New here:\n> Mia, from Lyon\./);
  },
  { signs: true },
);
