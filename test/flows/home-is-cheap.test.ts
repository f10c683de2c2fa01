import { transactionsDuring } from '../support/statements.js';
import { type Story, story } from '../support/story.js';

async function statementsOfHome({ ann, hearth }: Story): Promise<number> {
  const transactions = await transactionsDuring(async () => {
    await ann.opensHome();
    await hearth.settles();
  });
  const home = transactions.filter((it) => it.some((text) => text.includes('from "commitments"')));
  expect(home).toHaveLength(1);
  return home[0]?.length ?? 0;
}

const taken: number[] = [];

for (const crowd of [0, 120]) {
  story(`with ${crowd + 3} members, Home takes at most 12 statements, and as many as with three`, async (it) => {
    for (let i = 0; i < crowd; i += 1) it.makers.members.add(it.person(`Member ${i}`).id);
    await it.settlesIn();
    await it.ann.uses('Check in');
    await it.ann.fills({ 'What will you do next?': 'Ship it\nRest' }).submits();
    await it.hearth.settles();
    taken.push(await statementsOfHome(it));
    expect(taken.at(-1)).toBeLessThanOrEqual(12);
    expect(taken.at(-1)).toBe(taken[0]);
  });
}
