import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays } from '../../src/core/calendar.js';
import { communitiesOf } from '../../src/core/communities.js';
import { personById } from '../../src/core/people.js';
import type { Deps, Feature } from '../../src/feature.js';
import { plain } from '../../src/slack/blocks/mrkdwn.js';
import { MONDAY, type Story, story } from '../support/story.js';

const [TUESDAY, WEDNESDAY] = [addDays(MONDAY, 1), addDays(MONDAY, 2)];

let deps: Deps;

/** Gives the test access to the starters of all features. */
const reader: Feature = {
  name: 'reader',
  on: (it) => {
    deps = it;
    return [];
  },
};

/** Returns that person's starters, each with the label and the address of its button. */
async function startersOf({ workspace }: Story, { id }: DrivenPerson): Promise<string[]> {
  const found = await deps.db.inWorkspace(workspace.id, async (tx) => {
    const [community] = await communitiesOf(tx, id);
    const person = await personById(tx, id);
    return community && person ? deps.starters(tx, { community, person, now: deps.clock() }) : [];
  });
  return found.map(
    ({ kind, text, button }) => `${kind}: ${plain(text.source)} [${button.text.text}] ${button.url ?? ''}`,
  );
}

function starterStory(title: string, tell: (it: Story) => Promise<void>): void {
  const settled = async (it: Story) => {
    await it.settlesIn();
    await tell(it);
  };
  story(title, settled, { more: [reader] });
}

starterStory('a reply or a mention is a starter until the member reacts to it or answers it', async (it) => {
  const { ann, ben, noor, makers, hearth } = it;
  const question = await ann.posts(makers, 'How do you price teams?');
  const answer = await ben.posts(makers, 'Per seat. You?', { thread: question });
  await it.itIs(TUESDAY, '08:00');
  const call = await noor.posts(makers, 'Lunch, @ann?');
  await hearth.settles();
  await it.itIs(WEDNESDAY, '07:00');
  const url = `${it.slack.url}/archives/${makers.id}`;
  const bens = `activity.word: Ben Okafor replied to you on Monday. [Open the thread] ${url}/p${answer.ts.replace('.', '')}?thread_ts=${question.ts}&cid=${makers.id}`;
  const noors = `activity.word: Noor Haddad mentioned you on Tuesday. [Open the thread] ${url}/p${call.ts.replace('.', '')}`;
  expect(await startersOf(it, ann)).toEqual([noors, bens]);
  expect(await startersOf(it, ben)).toEqual([]);
  await ann.reacts(call, 'wave');
  await hearth.settles();
  expect(await startersOf(it, ann)).toEqual([bens]);
  await ann.posts(makers, 'Per team.', { thread: question });
  await hearth.settles();
  expect(await startersOf(it, ann)).toEqual([]);
});

starterStory('the starters include check-ins without an answer and the member’s own commitments', async (it) => {
  const { ann, ben, noor, makers, hearth } = it;
  await it.itIs(MONDAY, '09:00');
  for (const [who, next, blockers] of [
    [ben, 'Ship it', 'No idea how to price teams'],
    [noor, 'Rest', null],
    [ann, 'Finish the pricing page\nCall two customers', null],
  ] as const) {
    await who.uses('Check in');
    await who.fills({ 'What will you do next?': next, 'Anything in your way?': blockers }).submits();
  }
  await hearth.settles();
  await it.itIs(TUESDAY, '08:00');
  const words = async () => (await startersOf(it, ann)).map((text) => text.replace(/(\[.*\]).*/, '$1'));
  const own = 'checkins.list: “Call two customers” is on your list. How is it going? [Check in]';
  expect(await words()).toEqual([
    'checkins.peer: Ben Okafor got stuck on something on Monday, and nobody has replied yet. [Open the thread]',
    own,
  ]);
  const day = await ben.sees(makers, /Monday’s check-ins/);
  await noor.posts(makers, '@ben by seat, always', { thread: day });
  await hearth.settles();
  expect(await words()).toEqual([
    'checkins.peer: Noor Haddad shared a check-in on Monday, and nobody has replied yet. [Open the thread]',
    own,
  ]);
  await ben.posts(makers, '@noor enjoy it', { thread: day });
  await hearth.settles();
  expect(await words()).toEqual([own]);
});
