import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { features } from '../../src/features/index.js';
import { challengesAreOn } from '../support/challenges.js';
import { transactionsDuring } from '../support/statements.js';
import { type Story, story } from '../support/story.js';
import { challengeRuns, takesPart } from '../support/taking-part.js';

/** Four queries for all features together, and one for each feature that has a section. */
const BUDGET = 4 + features.filter(({ home }) => home).length;

async function queriesOfHome({ hearth }: Story, person: DrivenPerson): Promise<number> {
  const transactions = await transactionsDuring(async () => {
    await person.opensHome();
    await hearth.settles();
  });
  const home = transactions.filter((it) => it.some((text) => text.includes('from "commitments"')));
  expect(home).toHaveLength(1);
  // `begin` and `commit` do not count.
  return (home[0]?.length ?? 0) - 2;
}

const allQueries: number[][] = [];

for (const extraMembers of [0, 120]) {
  story(`Home with ${extraMembers + 3} members takes at most ${BUDGET} queries, as many as with three`, async (it) => {
    for (let i = 0; i < extraMembers; i += 1) it.makers.members.add(it.person(`Member ${i}`).id);
    await it.settlesIn();
    await challengesAreOn(it);
    await takesPart(it, await challengeRuns(it), it.ann);
    await it.ann.uses('Check in');
    await it.ann.fills({ 'What will you do next?': 'Ship it\nRest' }).submits();
    await it.hearth.settles();
    const queries = [await queriesOfHome(it, it.ann), await queriesOfHome(it, it.noor)];
    expect(Math.max(...queries)).toBeLessThanOrEqual(BUDGET);
    allQueries.push(queries);
    expect(queries).toEqual(allQueries[0]);
  });
}
