import { checksIn } from '../support/checking-in.js';
import { circleOf, splits, withCrowd } from '../support/circles.js';
import { opensSettings } from '../support/opening.js';
import { agrees, asks, home, partnersAreOn } from '../support/partners.js';
import { somebodyAnswers, turnsIn } from '../support/peers.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';
import { choosesTopics, topicsAre } from '../support/topics.js';

type Person = Story['ann'];

const SUGGESTION = (name: string) =>
  `*${name}* is also looking for an accountability partner in *Makers*, and you both care about pricing and taxes. Would you like to team up?`;

/** These people have been looking for a partner, and Hearth has not looked for one yet. */
async function areLooking({ databaseUrl }: Story, people: readonly Person[]): Promise<void> {
  for (const { id } of people)
    await allRows(
      databaseUrl,
      `insert into partner_searches (workspace_id, community_id, user_id, since, look_at)
       select workspace_id, id, '${id}', timestamptz '${MONDAY} 07:00Z', timestamptz '2027-01-01 00:00Z' from communities`,
    );
}

async function partnersAreOnAtNine(it: Story): Promise<void> {
  await it.settlesIn();
  await partnersAreOn(it);
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '09:30');
}

story('“Find me a partner” suggests a member who shares a topic, and tells both which', async (it) => {
  const { noor, ann, ben, makers, hearth } = it;
  await partnersAreOnAtNine(it);
  await noor.opensHome();
  await hearth.settles();
  await opensSettings(noor, 'Topics');
  await noor.fills({ 'Topics of this community': 'pricing\ndesign\ntaxes' }).submits();
  await choosesTopics(it, noor, ['design']);
  await choosesTopics(it, ben, ['taxes', 'pricing']);
  await areLooking(it, [noor, ben]);

  await ann.types('/hearth partner', { in: makers });
  expect(ann.reads('modal')).toContain(
    'Choose the topics you care about first, and Hearth tries to suggest someone who shares one. [Choose topics]',
  );
  await ann.presses('Choose topics');
  await ann.fills({ Topics: ['pricing', 'taxes'] }).submits();
  await ann.closes();
  await ann.presses('Find me a partner');
  await ann.closesAll();
  await hearth.settles();
  expect(await home(it, ann)).toContain(SUGGESTION('Ben Okafor'));
  expect(await home(it, ben)).toContain(SUGGESTION('Ann Berger'));
  expect(await home(it, noor)).toContain('I’m looking for an accountability partner for you.');
  await it.itIs('2026-11-24', '09:00');
  expect(ben.directMessages().at(-1)).toContain(SUGGESTION('Ann Berger'));
  // What they share is told only to whoever is suggested.
  await agrees(it, ann);
  await agrees(it, ben);
  for (const person of [ann, ben]) expect(await home(it, person)).not.toContain('pricing');

  await ann.types('/hearth partner', { in: makers });
  expect(ann.reads('modal')).not.toContain('Choose topics');
});

story('a member who asks another one is told nothing about their topics, and neither is the other', async (it) => {
  const { ann, ben, makers } = it;
  await partnersAreOnAtNine(it);
  await ann.types('/hearth partner', { in: makers });
  expect(ann.reads('modal')).not.toContain('topic');
  await ann.closesAll();
  await topicsAre(it, ['pricing']);
  for (const person of [ann, ben]) await choosesTopics(it, person, ['pricing']);
  await asks(it, ann, ['Ben Okafor']);
  await ann.closesAll();
  expect(await home(it, ben)).toContain('would like to be your accountability partner');
  for (const person of [ann, ben]) expect(await home(it, person)).not.toContain('pricing');
  await it.itIs('2026-11-24', '09:00');
  expect(ben.directMessages().join()).not.toContain('pricing');
});

story('circles are formed of neighbours who share a topic', async (it) => {
  const { noor, ann, ben, databaseUrl } = it;
  await withCrowd(it);
  await topicsAre(it, ['pricing', 'design']);
  await allRows(
    databaseUrl,
    `insert into member_topics (workspace_id, community_id, user_id, topic)
     select workspace_id, community_id, user_id,
       case when user_id in ('${noor.id}', '${ann.id}', '${ben.id}') then 'design' else 'pricing' end
     from members`,
  );
  await splits(it);
  expect(new Set(await Promise.all([noor, ann, ben].map((one) => circleOf(it, one)))).size).toBe(1);
});

story(
  'a check-in is given to somebody who shares a topic with its author, of those who were given as many',
  async (it) => {
    const { ann, ben } = it;
    await it.settlesIn();
    await somebodyAnswers(it);
    await topicsAre(it, ['pricing', 'design']);
    await choosesTopics(it, ann, ['pricing']);
    await choosesTopics(it, ben, ['pricing', 'design']);
    await it.itIs(MONDAY, '09:00');
    await checksIn(it, ann);
    await checksIn(it, ben);
    // Without topics, both would be Noor's, who is the first of equals, and she can hold one only.
    expect((await turnsIn(it)).sort()).toEqual(['Ann for Ben: shared', 'Ben for Ann: shared']);
  },
);
