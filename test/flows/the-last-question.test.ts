import { addDays } from '../../src/core/calendar.js';
import { when } from '../../src/core/domain-events.js';
import { paceChosen } from '../../src/core/pace.js';
import type { Feature } from '../../src/feature.js';
import { forgeHome, forgeMessages } from '../support/forge.js';
import { ASK_DAY, caseIdOf, HELLO_DAY, LAST_QUESTION_DAY, proactiveMessages, startNudges } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { type Story, story } from '../support/story.js';

/** Ann has been asked the last question: stay, pause or leave. */
async function annIsAsked(it: Story): Promise<void> {
  await startNudges(it);
  for (const day of [HELLO_DAY, ASK_DAY, LAST_QUESTION_DAY]) await it.itIs(day, '10:00');
  expect(proactiveMessages(it.ann).at(-1)).toContain('[Keep me in] [Pause for a month] [Leave]');
  await it.ann.opensDirectMessages();
}

/** Ann takes part in check-ins, as she did before they were set aside. */
const annTakesPart = (it: Story) =>
  allRows(
    it.databaseUrl,
    `insert into checkin_participants (workspace_id, programme_id, user_id, since, asked_from)
    select workspace_id, id, '${it.ann.id}', now(), now() from checkin_programmes`,
  );

const outcomes = (it: Story) =>
  allRows(
    it.databaseUrl,
    `select outcome, look_at from nudge_rounds where user_id = '${it.ann.id}' and stage is not null`,
  );

/** Returns whether Ann gets a nudge before `afterDays` have passed since the last question, and by ten days later. */
async function isNudgedAgain(it: Story, afterDays: number): Promise<boolean[]> {
  const before = proactiveMessages(it.ann).length;
  await it.itIs(addDays(LAST_QUESTION_DAY, afterDays - 1), '10:00');
  const early = proactiveMessages(it.ann).length > before;
  await it.itIs(addDays(LAST_QUESTION_DAY, afterDays + 7), '10:00');
  await it.itIs(addDays(LAST_QUESTION_DAY, afterDays + 10), '10:00');
  return [early, proactiveMessages(it.ann).length > before];
}

/** The paces that were chosen in a story. */
let chosen: unknown[] = [];
const listening: Feature = {
  name: 'listening',
  on: () => [when(paceChosen, async (_, { userId, pace }) => void chosen.push([userId, pace]))],
};

story(
  'a member who chooses “Keep me in” stays, says how often they want to be asked, and gets no nudge for three months',
  async (it) => {
    const { ann } = it;
    chosen = [];
    await annIsAsked(it);
    await annTakesPart(it);
    await ann.presses('Keep me in');
    expect(await outcomes(it)).toEqual([{ outcome: 'kept', look_at: null }]);
    expect(ann.reads('modal')).toBe(
      [
        '== Keep me in ==',
        'You’re staying in *Makers*. Good to have you! How often should I ask you to check in?',
        '[As before] [Once a week] [Not for now]',
        '[Close]',
      ].join('\n'),
    );
    await ann.presses('Once a week');
    expect(ann.reads('modal')).toContain('I’ll ask you once a week.');
    expect(chosen).toEqual([[ann.id, 'weekly']]);
    await ann.closesAll();
    await it.hearth.settles();
    expect(proactiveMessages(ann).at(-1)).toBe('You’re staying in *Makers*. Good to have you!');
    expect(await isNudgedAgain(it, 90)).toEqual([false, true]);
  },
  { more: [listening] },
);

story('a member who takes part in nothing is not asked how often, but what they would like to join', async (it) => {
  const { ann } = it;
  await annIsAsked(it);
  await ann.presses('Keep me in');
  expect(ann.reads('modal')).toBe(
    [
      '== Keep me in ==',
      'You’re staying in *Makers*. Good to have you!',
      'A check-in is a few lines about how things went and what you’ll do next. I’ll ask at a set time, in your own time zone. [Join check-ins]',
      '[Close]',
    ].join('\n'),
  );
  await ann.presses('Join check-ins');
  expect(ann.reads('modal')).toContain('You’re in!');
});

story('the answers to a last question that is over still do what they say', async (it) => {
  const { ann } = it;
  await annIsAsked(it);
  await annTakesPart(it);
  const roundId = await caseIdOf(it, ann);
  await ann.presses('Keep me in');
  await ann.closesAll();
  const pressesOld = async (id: string) => {
    await ann.opensHome();
    await it.hearth.settles();
    forgeHome(ann, { roundId }, id);
    await ann.presses('Preferences');
    const read = ann.reads('modal');
    await ann.closesAll();
    return read;
  };
  expect(await pressesOld('nudges.keep')).toContain('How often should I ask you to check in?');
  expect(await pressesOld('nudges.leave')).toContain('then choose “Leave channel”');
  expect(await pressesOld('nudges.pause')).toContain('Your last day away is Wednesday 20 January');
});

story('leaving and joining again does not end the three months without nudges', async (it) => {
  const { ann, makers, hearth } = it;
  await annIsAsked(it);
  await ann.presses('Leave');
  await ann.presses('Tell me how');
  await ann.closesAll();
  await ann.leaves(makers);
  await it.itIs(LAST_QUESTION_DAY, '10:05');
  expect(proactiveMessages(ann).at(-1)).toBe('You’ve left *Makers*. You’re welcome back any time.');
  expect((await outcomes(it)).map(({ outcome }) => outcome)).toEqual(['left']);
  await ann.joins(makers);
  await hearth.settles();
  expect(await isNudgedAgain(it, 90)).toEqual([false, true]);
});

story('a member who pauses is away for a month and is asked nothing', async (it) => {
  const { ann, hearth } = it;
  await annIsAsked(it);
  await ann.presses('Pause for a month');
  expect(ann.reads('modal')).toContain('Your last day away is Wednesday 20 January');
  await ann.closesAll();
  await hearth.settles();
  const messages = ann.directMessages().length;
  await it.itIs(addDays(LAST_QUESTION_DAY, 1), '09:00');
  await it.itIs(addDays(LAST_QUESTION_DAY, 29), '09:00');
  expect(ann.directMessages()).toHaveLength(messages);
  await ann.opensHome();
  await hearth.settles();
  await ann.sees('Home', /Your last day away is Wednesday 20 January/);
});

story('a member who wants to leave confirms it and reads how to leave, and Hearth removes nobody', async (it) => {
  const { ann, slack, makers } = it;
  await annIsAsked(it);
  await ann.presses('Leave');
  expect(ann.dialog).toBe(
    'Leave Makers?: You leave the channel yourself, and I’ll tell you how. You can come back whenever you like.',
  );
  await ann.presses('Stay');
  expect((await outcomes(it)).map(({ outcome }) => outcome)).toEqual([null]);
  const calls = slack.calls().length;
  await ann.presses('Leave');
  await ann.presses('Tell me how');
  expect(ann.reads('modal')).toBe(
    [
      '== Hearth ==',
      'Right-click #makers in the list on the left (on a phone, open it and tap its name), then choose “Leave channel”.',
      'I can’t do it for you, and I won’t tell anyone. Joining the channel again brings everything back.',
      '[Close]',
    ].join('\n'),
  );
  await it.hearth.settles();
  expect((await outcomes(it)).map(({ outcome }) => outcome)).toEqual([null]);
  expect(proactiveMessages(ann).at(-1)).toContain('[Keep me in] [Pause for a month] [Leave]');
  const since = slack.calls().slice(calls);
  expect(since.map(({ method }) => method).filter((method) => method.startsWith('conversations.'))).toEqual([]);
  expect(makers.members.has(ann.id)).toBe(true);
  await ann.closesAll();
  await ann.leaves(makers);
  await it.hearth.settles();
  expect(
    await allRows(it.databaseUrl, `select * from nudge_rounds where user_id = '${ann.id}' and look_at is not null`),
  ).toEqual([]);
});

story('a member cannot answer the last question of another member', async (it) => {
  const { ann, ben, hearth } = it;
  await annIsAsked(it);
  const anns = await caseIdOf(it, ann);
  await ben.opensDirectMessages();
  for (const button of ['Keep me in', 'Pause for a month', 'Leave']) {
    forgeMessages(ben, it.workspace.workspace.channels.values(), { roundId: anns });
    await ben.presses(button);
    if (button === 'Leave') await ben.presses('Tell me how');
    expect(ben.reads('modal')).toContain('That was meant for someone else.');
    await ben.closesAll();
  }
  expect(hearth.log.filter((line) => line.msg === 'refused').map((line) => line.why)).toEqual(
    Array(3).fill('a question to somebody else'),
  );
  expect((await outcomes(it)).map(({ outcome }) => outcome)).toEqual([null]);
});
