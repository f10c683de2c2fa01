import { transactionsDuring } from '../support/statements.js';
import { MONDAY, type Story, story } from '../support/story.js';

async function statementsOfHome({ ann, hearth }: Story): Promise<number> {
  const transactions = await transactionsDuring(async () => {
    await ann.opensHome();
    await hearth.settles();
  });
  const home = transactions.filter((it) => it.some((text) => text.includes('from "commitments"')));
  expect(home).toHaveLength(1);
  return home[0]?.length ?? 0;
}

story('Home takes at most 12 statements, as many in a large community as in a small one', async (it) => {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await it.ann.uses('Check in');
  await it.ann.fills({ 'What will you do next?': 'Ship it\nRest' }).submits();
  await it.hearth.settles();
  const small = await statementsOfHome(it);
  expect(small).toBeLessThanOrEqual(12);

  for (let i = 0; i < 120; i += 1) await it.person(`Member ${i}`).joins(it.makers);
  await it.hearth.settles();
  await it.itIs('2026-11-24', '09:00');
  expect(await statementsOfHome(it)).toBe(small);
});
