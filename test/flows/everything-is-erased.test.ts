import { openDatabase } from '../../src/core/database/database.js';
import { requestErasure } from '../../src/core/erasures.js';
import { createLog } from '../../src/core/log.js';
import { erasePerson, eraseWorkspace } from '../../src/core/personal-data.js';
import { inventoryOf } from '../../src/deps.js';
import { features } from '../../src/features/index.js';
import { rowsOf } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** Ann has checked in, and Ben has been asked. */
async function aMorning(it: Story): Promise<void> {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await it.ann.opensHome();
  await it.hearth.settles();
  await it.ann.presses('Check in');
  await it.ann.fills({ 'What will you do next?': 'Write the launch post' }).submits();
  await it.hearth.settles();
}

async function erasing<T>(it: Story, work: (db: ReturnType<typeof openDatabase>) => Promise<T>): Promise<T> {
  const db = openDatabase(it.databaseUrl, 2, createLog('silent'));
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

story('erasing one person leaves the others unchanged', async (it) => {
  await aMorning(it);
  const before = JSON.stringify(await rowsOf(it.databaseUrl, it.workspace.id));
  expect(before).toContain(it.ann.id);
  expect(before).toContain('Write the launch post');
  const erased = await erasing(it, (db) => erasePerson(db, inventoryOf(features), it.workspace.id, it.ann.id));
  expect(erased).toMatchObject({ people: 1, members: 1, commitments: 1, deliveries: 1 });
  const after = await rowsOf(it.databaseUrl, it.workspace.id);
  expect(JSON.stringify(after)).not.toContain(it.ann.id);
  expect(JSON.stringify(after)).not.toContain('Write the launch post');
  expect(after.people).toHaveLength(3);
});

story('erasing a member keeps the activity of the members who replied to them', async (it) => {
  const { ann, ben, noor, makers } = it;
  await it.settlesIn();
  const question = await ann.posts(makers, 'How do you price teams?');
  await ben.posts(makers, 'Per seat.', { thread: question });
  await ben.reacts(question, 'wave');
  await noor.posts(makers, 'Ask @ann, and @ben');
  await it.hearth.settles();
  const erased = await erasing(it, (db) => erasePerson(db, inventoryOf(features), it.workspace.id, ann.id));
  expect(erased).toMatchObject({ activity: 4 });
  const after = await rowsOf(it.databaseUrl, it.workspace.id);
  expect(JSON.stringify(after)).not.toContain(ann.id);
  expect(after.activity).toHaveLength(3);
});

story('erasing the creator of a community keeps the community', async (it) => {
  await it.settlesIn();
  await erasing(it, (db) => erasePerson(db, inventoryOf(features), it.workspace.id, it.noor.id));
  const after = await rowsOf(it.databaseUrl, it.workspace.id);
  expect(JSON.stringify(after)).not.toContain(it.noor.id);
  expect(after.communities).toHaveLength(1);
});

story('erasing Hearth itself is refused, since it takes the place of erased people', async (it) => {
  const { id, installation } = it.workspace;
  const { botUser } = installation;
  const request = () =>
    erasing(it, (db) => db.inWorkspace(id, (tx) => requestErasure(tx, id, botUser, it.clock.now())));
  await expect(request()).rejects.toThrow(`${botUser} is Hearth's own bot user, which cannot be erased.`);
  expect((await rowsOf(it.databaseUrl, id)).erasures).toEqual([]);
});

story('a workspace is erased to the last row, and the erasure can be stopped half way', async (it) => {
  await aMorning(it);
  const asked: number[] = [];
  const half = await erasing(it, (db) => eraseWorkspace(db, it.workspace.id, async () => asked.push(asked.length) < 3));
  expect(half).toBeUndefined();
  expect((await rowsOf(it.databaseUrl, it.workspace.id)).people).toHaveLength(4);
  const erased = await erasing(it, (db) => eraseWorkspace(db, it.workspace.id, async () => true));
  expect(erased).toMatchObject({ workspaces: 1, communities: 1, people: 4 });
  const left = Object.values(await rowsOf(it.databaseUrl, it.workspace.id)).flat();
  expect(left).toEqual([]);
});
