import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { eraseOnePerson } from '../../src/commands/erase.js';
import { openDatabase } from '../../src/core/database/database.js';
import { createLog } from '../../src/core/log.js';
import { checksIn } from '../support/checking-in.js';
import { agrees, asks, home, partnersAreOn } from '../support/partners.js';
import { somebodyAnswers } from '../support/peers.js';
import { rowsOf } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** The operator erases a person with `npm run erase`. Returns what the command prints. */
async function operatorErases(it: Story, person: DrivenPerson): Promise<string> {
  const db = openDatabase(it.databaseUrl, 2, createLog('silent'));
  const printed = await eraseOnePerson(db, it.workspace.id, person.id, it.clock.now());
  await db.close();
  return printed.join('\n');
}

story('an operator has a member erased, and nobody still reads of them, as if they had asked for it', async (it) => {
  const { ann, ben, noor, hearth } = it;
  await it.settlesIn();
  await somebodyAnswers(it);
  await partnersAreOn(it);
  await it.itIs(MONDAY, '09:00');
  await asks(it, ann, ['Noor Haddad']);
  await ann.closesAll();
  await hearth.settles();
  await agrees(it, noor);
  await checksIn(it, ann);
  const reads = async (person: DrivenPerson) => `${person.directMessages().join('\n')}\n${await home(it, person)}`;
  expect(`${await reads(ben)}\n${await reads(noor)}`).toContain('Could you reply to Ann Berger’s check-in?');
  expect(await reads(noor)).toContain('Ann Berger');
  expect(await operatorErases(it, ann)).toBe(
    `Recorded. Hearth will erase ${ann.id} in ${it.workspace.id} within a minute, or when it next starts.\nFrom now on it stores nothing new about them and sends them nothing. When it’s done, its log says “erased a person”, with the number of rows.`,
  );
  await it.itIs(MONDAY, '09:02');
  expect(`${await reads(ben)}\n${await reads(noor)}`).not.toContain('Could you reply');
  expect(await reads(noor)).toContain('Your time as partners is over.');
  expect(JSON.stringify(await rowsOf(it.databaseUrl, it.workspace.id))).not.toContain(ann.id);
  expect(hearth.log.filter(({ msg }) => msg === 'erased a person')).toEqual([
    expect.objectContaining({ workspaceId: it.workspace.id, rows: expect.objectContaining({ people: 1 }) }),
  ]);
  expect(JSON.stringify(hearth.log.filter(({ msg }) => msg === 'erased a person'))).not.toContain(ann.id);
});

story('an operator erases a member at once where Hearth was uninstalled', async (it) => {
  await it.settlesIn();
  await it.workspace.uninstalls();
  await it.hearth.settles();
  const printed = await operatorErases(it, it.ann);
  expect(printed).toContain(`Erased all data about ${it.ann.id} in ${it.workspace.id}. Rows per table:\n`);
  expect(printed).toContain('  people: 1');
  expect(JSON.stringify(await rowsOf(it.databaseUrl, it.workspace.id))).not.toContain(it.ann.id);
});
