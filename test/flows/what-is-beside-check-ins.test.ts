import { addDays } from '../../src/core/calendar.js';
import { openDatabase } from '../../src/core/database/database.js';
import { createLog } from '../../src/core/log.js';
import { refreshBeside } from '../../src/features/checkins/index.js';
import { checksIn } from '../support/checking-in.js';
import { somebodyAnswers, turnsIn } from '../support/peers.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

const lastTo = (person: Story['ann']) => person.directMessages().at(-1) ?? '';

story('what another feature shows beside a check-in is current, even if the queue loses the update', async (it) => {
  const { ann, ben, noor, databaseUrl } = it;
  await it.settlesIn();
  await somebodyAnswers(it);
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  const [turn] = await turnsIn(it);
  const peer = turn === 'Ben for Ann: shared' ? ben : noor;
  await it.itIs(TUESDAY, '09:00');
  const db = openDatabase(databaseUrl, 1, createLog('silent'));
  const lost = { add: async () => undefined, addAll: async () => undefined };
  await db.inWorkspace(it.workspace.id, async (tx) => {
    const [row] = await allRows(databaseUrl, 'select id from checkin_programmes');
    await refreshBeside(tx, { jobs: lost, clock: it.clock.now }, it.workspace.id, [
      { programmeId: String(row?.id), userId: peer.id },
    ]);
  });
  await db.close();
  await allRows(databaseUrl, 'update peer_turns set ended_at = now()');
  expect(lastTo(peer)).toContain('Could you reply');
  await it.itIs(TUESDAY, '09:02');
  expect(lastTo(peer)).not.toContain('Could you reply');
  expect(await allRows(databaseUrl, 'select 1 from checkin_stale_messages')).toEqual([]);
});

story('a member is no longer offered to ask for help once nothing is in their way, or nobody may ask', async (it) => {
  const { ann, ben, hearth, databaseUrl } = it;
  await it.settlesIn();
  await allRows(
    databaseUrl,
    `insert into feature_switches (workspace_id, community_id, feature, is_on)
     select workspace_id, id, 'help', true from communities`,
  );
  await it.itIs(MONDAY, '09:00');
  for (const person of [ann, ben]) {
    await checksIn(it, person, { 'Anything in your way?': 'No idea what it should cost' });
    expect(lastTo(person)).toContain('[Ask for help]');
  }
  await ann.uses('Check in');
  await ann.fills({ 'Anything in your way?': '' }).submits();
  await hearth.settles();
  expect(lastTo(ann)).not.toContain('[Ask for help]');
  await it.noor.opensHome();
  await hearth.settles();
  await it.noor.presses('Community settings');
  await it.noor.presses('Switch off: Help with what’s in the way');
  await hearth.settles();
  expect(lastTo(ben)).not.toContain('[Ask for help]');
});
