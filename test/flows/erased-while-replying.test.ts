import { openDatabase } from '../../src/core/database/database.js';
import { requestErasure } from '../../src/core/erasures.js';
import { createLog } from '../../src/core/log.js';
import { erasePerson } from '../../src/core/personal-data.js';
import { inventoryOf } from '../../src/deps.js';
import { features } from '../../src/features/index.js';
import { annHasShared } from '../support/checking-in.js';
import { rowsOf } from '../support/rows.js';
import { story } from '../support/story.js';

story('a reply of somebody who was erased meanwhile is not kept', async (it) => {
  const { ben, workspace, databaseUrl } = it;
  const day = await annHasShared(it, 'Choose a plan');
  ben.looksAt(day);
  await ben.presses('Reply to Ann Berger');
  await ben.fills({ 'Your reply': 'A long thought' });
  // On another device.
  const db = openDatabase(databaseUrl, 1, createLog('silent'));
  await db.inWorkspace(workspace.id, (tx) => requestErasure(tx, workspace.id, ben.id, it.clock.now()));
  await erasePerson(db, inventoryOf(features), workspace.id, ben.id);
  await db.close();
  await ben.submits();
  await it.hearth.settles();
  expect(ben.reads('modal')).toContain('You’re not taking part');
  expect(it.noor.reads(day)).not.toContain('A long thought');
  expect(JSON.stringify(await rowsOf(databaseUrl, workspace.id))).not.toContain(ben.id);
});
