import { fillsSetUp, opensSetUp } from '../support/opening.js';
import { allRows } from '../support/rows.js';
import { type Story, story } from '../support/story.js';

const enrolments = ({ databaseUrl }: Story) =>
  allRows(databaseUrl, `select checkin_enrolment, (select count(*)::int from checkin_participants) from communities`);

/** Adds people to #makers until it is too large to ask everyone. */
function fill({ makers, person }: Story): void {
  for (let i = 0; i < 31; i += 1) makers.members.add(person(`Member ${i}`).id);
}

story('asking everyone is chosen for one channel, and not for a larger one that is chosen later', async (it) => {
  const { noor, hearth } = it;
  it.workspace.channel({ name: 'few-people', members: [noor] });
  fill(it);
  await opensSetUp(noor);
  await noor.fills({ 'Home channel': '#few-people', 'What kind of community is it?': 'Team or cohort' });
  await noor.fills({ 'Who should Hearth ask?': 'Everyone in the channel' });
  await noor.fills({ 'Home channel': '#makers' });
  expect(noor.reads('modal')).not.toContain('Everyone in the channel');
  await noor.submits();
  await noor.submits();
  await noor.closesAll();
  await hearth.settles();
  expect(await enrolments(it)).toEqual([{ checkin_enrolment: 'joiners', count: 0 }]);
});

story('a channel that grew after the preview is shown in the form again, without asking everyone', async (it) => {
  const { noor, hearth } = it;
  await fillsSetUp(noor, '#makers', { 'Who should Hearth ask?': 'Everyone in the channel' });
  fill(it);
  await noor.submits();
  expect(noor.reads('modal')).toMatch(/^== Set up a community ==\nEveryone can be asked in channels of up to 30\./);
  expect(noor.reads('modal')).toContain('Home channel: #makers');
  await noor.submits();
  await noor.submits();
  await noor.closesAll();
  await hearth.settles();
  expect(await enrolments(it)).toEqual([{ checkin_enrolment: 'joiners', count: 0 }]);
});
