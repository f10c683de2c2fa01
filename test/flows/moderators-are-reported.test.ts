import { flags, give, raises, takesReports } from '../support/moderation.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** Makes Mona and Max moderators, on Monday at ten. Noor organizes. */
async function withModerators(it: Story) {
  const [mona, max] = [it.person('Mona Weiss'), it.person('Max Lund')];
  for (const one of [mona, max]) it.makers.members.add(one.id);
  await it.settlesIn();
  await nobodyChecksIn(it);
  await takesReports(it);
  await it.itIs(MONDAY, '10:00');
  await give(it, 'moderator', mona, max);
  return { mona, max };
}

const cardsOf = (person: Story['ann']) =>
  person.directMessages().filter((text) => /was reported|raised a concern|Others handle/.test(text));

story('a moderator who reports another one isn’t the one who handles it', async (it) => {
  const { noor, ann, hearth, makers } = it;
  const { mona, max } = await withModerators(it);
  const message = await mona.posts(makers, 'You are all idiots');
  await flags(it, ann, message);
  expect(cardsOf(max)[0]).toContain('[Take it on]');
  expect(cardsOf(noor)[0]).toContain('[Take it on]');
  await max.opensDirectMessages();
  await max.chooses('Add a note');
  await max.fills({ Note: 'She is right.' });
  await flags(it, noor, message);
  expect(cardsOf(noor)).toEqual(['Hearth: · Others handle this report now.']);
  await max.submits();
  await hearth.settles();
  expect(cardsOf(max)[0]).toContain('Max Lund added a note');
  await noor.types('/hearth reports', { in: makers });
  await noor.presses('Show: Open');
  expect(noor.reads('modal')).toContain('This report isn’t yours to handle.');
  await noor.closesAll();
});

story('a report by the only one who is left reaches them', async (it) => {
  const { noor } = it;
  await it.settlesIn();
  await nobodyChecksIn(it);
  await takesReports(it);
  await give(it, 'moderator', it.ben);
  await raises(it, noor, { 'What happened?': 'He is loud.', 'Who is it about?': it.ben.name });
  expect(cardsOf(noor)[0]).toContain('[Take it on]');
  await noor.opensDirectMessages();
  await noor.presses('Take it on');
  expect(noor.reads('modal')).toBe('(no modal)');
});
