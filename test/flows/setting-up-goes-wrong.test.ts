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
  expect(noor.reads('modal')).toMatch(
    /^== Set up a community ==\nYou can ask everyone only in channels of up to 30 people\./,
  );
  expect(noor.reads('modal')).toContain('Home channel: #makers');
  await noor.submits();
  await noor.submits();
  await noor.closesAll();
  await hearth.settles();
  expect(await enrolments(it)).toEqual([{ checkin_enrolment: 'joiners', count: 0 }]);
});

story('when Slack takes long to let Hearth in, the preview stays, and the second try works', async (it) => {
  const { noor, ann, makers, slack, hearth } = it;
  await fillsSetUp(noor, '#makers');
  slack.fail({ method: 'conversations.join', times: 1, with: { delay: 2_600 } });
  await noor.submits();
  expect(noor.reads('modal')).toMatch(
    /^== Preview ==\nSlack took too long to let Hearth into this channel\. [\s\S]*Hello! I’m here to help[\s\S]*\[Post\]$/,
  );
  expect(makers.messages).toEqual([]);
  await noor.submits();
  expect(noor.reads('modal')).toMatch(/^== All set ==/);
  await hearth.settles();
  await ann.sees(makers, /Hello! I’m here to help/);
});

story('a channel that Hearth can no longer join is shown in the form again, with the reason', async (it) => {
  const { noor, makers } = it;
  await fillsSetUp(noor, '#makers', { 'Who is it for?': 'Us.' });
  makers.archived = true;
  for (const button of ['Post', 'Start quietly']) {
    await (button === 'Post' ? noor.submits() : noor.presses(button));
    expect(noor.reads('modal')).toMatch(/^== Set up a community ==\nThis channel is archived\./);
    expect(noor.reads('modal')).toContain('Who is it for?: Us.');
    makers.archived = false;
    await noor.submits();
    makers.archived = true;
  }
});

story('an admin who is not in the channel joins it before they set up a community there', async (it) => {
  const { noor, makers, hearth } = it;
  makers.members.delete(noor.id);
  await fillsSetUp(noor, '#makers');
  expect(noor.errors()).toEqual({
    'Home channel': 'Join this channel first, then press Preview again. Only its members can set up a community in it.',
  });
  await noor.joins(makers);
  await noor.submits();
  await noor.submits();
  await noor.closesAll();
  await hearth.settles();
  await noor.opensHome();
  await hearth.settles();
  await noor.sees('Home', /^# Makers\n[\s\S]*\[Community settings\]/);
});

story('an admin who is not in a private channel learns nothing of it, and sets up nothing there', async (it) => {
  const { noor, ann, hearth, workspace } = it;
  const merger = workspace.channel({ name: 'merger', members: [ann], isPrivate: true, withApp: true });
  // Slack would not offer it to her.
  await opensSetUp(noor);
  await noor.fills({ 'Home channel': '#merger', 'What kind of community is it?': 'Something else' });
  await noor.presses('More options');
  expect(noor.reads('modal')).not.toContain('Merger');
  await noor.submits();
  expect(Object.values(noor.errors())).toEqual([
    'Hearth can’t see this private channel yet. Type /invite @hearth in it, then press Preview again.',
  ]);
  merger.members.add(noor.id);
  await noor.submits();
  expect(noor.reads('modal')).toContain('Hearth will post this in #merger');
  merger.members.delete(noor.id);
  await noor.submits();
  expect(noor.reads('modal')).toMatch(/^== Set up a community ==\nHearth can’t see this private channel yet\./);
  await hearth.settles();
  expect(await allRows(it.databaseUrl, 'select name from communities')).toEqual([]);
  expect(merger.messages).toEqual([]);
});
