import { addDays } from '../../src/core/calendar.js';
import { openDatabase } from '../../src/core/database/database.js';
import { createLog } from '../../src/core/log.js';
import { erasePerson } from '../../src/core/personal-data.js';
import { inventoryOf } from '../../src/deps.js';
import { features } from '../../src/features/index.js';
import { forgeHome, forgeMessages } from '../support/forge.js';
import { ASK_DAY, caseIdOf, HELLO_DAY, LAST_QUESTION_DAY, proactiveMessages, startNudges } from '../support/quiet.js';
import { allRows, rowsOf } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** Ann has been quiet for two weeks, and Ben, who answered her once, has just been asked to write to her. */
async function benIsAsked(it: Story): Promise<void> {
  const { ann, ben, makers } = it;
  await startNudges(it);
  const question = await ann.posts(makers, 'How do you price teams?');
  await ben.posts(makers, 'Per seat.', { thread: question });
  for (const day of [addDays(MONDAY, 1), addDays(MONDAY, 2)]) await takesPart(it, day);
  for (const day of [HELLO_DAY, ASK_DAY]) {
    await takesPart(it, day);
    await it.itIs(day, '10:00');
  }
  await ben.opensDirectMessages();
}

async function takesPart(it: Story, day: string): Promise<void> {
  await it.itIs(day, '09:30');
  await it.ben.posts(it.makers, 'Shipped it.');
  await it.hearth.settles();
}

const askedFirst = (it: Story) => proactiveMessages(it.ben).map((text) => text.split('\n')[0]);

async function home(person: Story['ann'], it: Story): Promise<string> {
  await person.opensHome();
  await it.hearth.settles();
  return person.reads('Home');
}

story('a member who is asked takes it on, writes, and says so', async (it) => {
  const { ben, noor } = it;
  await benIsAsked(it);
  expect(askedFirst(it)).toEqual(['(ask: Ann Berger since Monday 23 November)']);
  await ben.presses('I’ll write');
  expect(ben.reads('modal')).toEqual(
    [
      '== Say hello ==',
      'Thanks! You’re saying hello to *Ann Berger*. I won’t ask anyone else.',
      'Write to Ann yourself, in a DM. “How are you? What are you working on these days?” is plenty. No need to ask why they were away.',
      '[Open Ann’s profile]',
      '· Press “Message” there.',
      'When you’ve written, say how it went:',
      '[I wrote] [They’re OK] [Can’t right now]',
      '[Close]',
    ].join('\n'),
  );
  await ben.closesAll();
  await it.hearth.settles();
  const asked =
    'Thanks! You’re saying hello to *Ann Berger*. When you’ve written, tell me how it went: [Write to Ann]\n[I wrote] [They’re OK] [Can’t right now]';
  expect(proactiveMessages(ben)).toEqual([`${asked} [… Snooze | Stop these | Why this?]`]);
  expect(await home(ben, it)).toContain(
    'You’re saying hello to *Ann Berger*. How did it go? [Write to Ann]\n[I wrote] [They’re OK] [Can’t right now]',
  );
  await ben.presses('I wrote');
  expect(ben.reads('modal')).toContain('Thank you! A line from a person is worth ten of mine.');
  await ben.closesAll();
  expect(await home(ben, it)).not.toContain('saying hello');
  expect(proactiveMessages(ben)).toEqual(['You wrote to *Ann Berger*. Thank you!']);
  expect(await home(noor, it)).toContain('# Needs you\nNothing needs you today.');
});

story('only one of two members who press at the same time takes it on, and the other is told', async (it) => {
  const { ben, noor } = it;
  await benIsAsked(it);
  await home(noor, it);
  await noor.presses('See who');
  await Promise.all([ben.presses('I’ll write'), noor.presses('Write to Ann')]);
  const replies = [ben.reads('modal'), noor.reads('modal')].map((text) =>
    text.split('\n')[1]?.replace(/Ben Okafor|Noor Haddad/, '…'),
  );
  expect(replies.sort()).toEqual([
    'Thanks! You’re saying hello to *Ann Berger*. I won’t ask anyone else.',
    '… is writing already. Thank you all the same!',
  ]);
  expect(await allRows(it.databaseUrl, 'select count(*)::int from nudge_claims')).toEqual([{ count: 1 }]);
});

story('a member who presses “Can’t right now” leaves it to another member', async (it) => {
  const { ben, noor } = it;
  await benIsAsked(it);
  await ben.presses('I’ll write');
  await ben.presses('Can’t right now');
  expect(ben.reads('modal')).toContain('No harm done. Someone else may take it on.');
  await home(noor, it);
  await noor.presses('See who');
  await noor.presses('Write to Ann');
  expect(noor.reads('modal')).toContain('Thanks! You’re saying hello to *Ann Berger*.');
  await ben.closesAll();
  const roundId = await caseIdOf(it, it.ann);
  await home(ben, it);
  expect(proactiveMessages(ben)).toEqual(['You can’t write to *Ann Berger* right now, and that’s fine.']);
  forgeHome(ben, { roundId }, 'nudges.write');
  await ben.presses('Preferences');
  expect(ben.reads('modal')).toContain('Noor Haddad is writing already.');
});

story('a request to say hello says who took it on when somebody else does', async (it) => {
  const { ben, noor } = it;
  await benIsAsked(it);
  await home(noor, it);
  await noor.presses('See who');
  await noor.presses('Write to Ann');
  await it.hearth.settles();
  expect(proactiveMessages(ben)).toEqual(['Noor Haddad is saying hello to *Ann Berger*. Thank you all the same!']);
  await noor.presses('I wrote');
  await noor.closesAll();
  await noor.types('/hearth settings', { in: it.makers });
  await noor.presses('Change: Quiet members');
  await noor.presses('See who’s quiet');
  expect(noor.reads('modal')).toMatch(/Ben Okafor was asked today to say hello; you wrote to them_ \[Write to Ann\]/);
});

story('a quiet member who is reported to be fine gets no more messages', async (it) => {
  const { ann, ben } = it;
  await benIsAsked(it);
  await ben.presses('I’ll write');
  await ben.presses('They’re OK');
  expect(ben.reads('modal')).toContain('I’ll leave them in peace for three months.');
  await it.hearth.settles();
  expect(proactiveMessages(ben)).toEqual([
    'You said that *Ann Berger* is OK. I’ll leave them in peace for three months.',
  ]);
  const before = proactiveMessages(ann).length;
  for (const day of [LAST_QUESTION_DAY, addDays(ASK_DAY, 90)]) await it.itIs(day, '10:00');
  expect(proactiveMessages(ann)).toHaveLength(before);
});

story('a request to say hello ends once the quiet member is back', async (it) => {
  const { ann, ben } = it;
  await benIsAsked(it);
  await ann.posts(it.makers, 'Here I am');
  await it.hearth.settles();
  await ben.presses('I’ll write');
  expect(ben.reads('modal')).toContain('Ann Berger is back already, so there’s nothing left to do.');
  expect(await allRows(it.databaseUrl, 'select * from nudge_claims')).toEqual([]);
  await it.hearth.settles();
  expect(proactiveMessages(ben)).toEqual(['*Ann Berger* is back. There’s nothing left to do.']);
});

story('a member who has stopped these requests is not asked, and the creator is asked instead', async (it) => {
  await it.settlesIn();
  await allRows(
    it.databaseUrl,
    `insert into attention_preferences (workspace_id, user_id, stopped) values ('${it.workspace.id}', '${it.ben.id}', '{nudges.ask}')`,
  );
  await benIsAsked(it);
  await it.itIs(ASK_DAY, '10:05');
  expect(askedFirst(it)).toEqual([]);
  expect(proactiveMessages(it.noor).slice(1)).toEqual([
    [
      '(ask: Ann Berger since Monday 23 November)',
      '· Only you see this, and I haven’t asked anyone else today.',
      '[I’ll write] [… Snooze | Stop these | Why this?]',
    ].join('\n'),
  ]);
});

story('other members can neither take on a request nor report how it went', async (it) => {
  const { ann, ben, noor, hearth } = it;
  await benIsAsked(it);
  const [anns, bens] = [await caseIdOf(it, ann), await caseIdOf(it, ben)];
  await ben.presses('I’ll write');
  await ben.closesAll();
  const channels = it.workspace.workspace.channels.values();
  forgeMessages(ben, channels, { roundId: bens });
  await ben.presses('I’ll write');
  expect(ben.reads('modal')).toContain('That was meant for someone else.');
  await ben.closesAll();
  const claimedBy = (who: Story['ann']) => allRows(it.databaseUrl, `update nudge_claims set user_id = '${who.id}'`);
  for (const button of ['I wrote', 'They’re OK', 'Can’t right now']) {
    await claimedBy(ben);
    await home(ben, it);
    forgeHome(ben, { roundId: anns });
    await claimedBy(noor);
    await ben.presses(button);
    expect(ben.reads('modal')).toContain('That was meant for someone else.');
    await ben.closesAll();
  }
  expect(hearth.log.filter((line) => line.msg === 'refused').map((line) => [line.on, line.why])).toEqual([
    ['nudges.write', 'neither asked nor an organizer'],
    ['nudges.wrote', 'taken on by somebody else'],
    ['nudges.fine', 'taken on by somebody else'],
    ['nudges.later', 'taken on by somebody else'],
  ]);
});

story('erasing a member removes them from all nudges, both as the quiet member and as the member asked', async (it) => {
  const { ann, ben, workspace } = it;
  await benIsAsked(it);
  await ben.presses('I’ll write');
  await ben.closesAll();
  const db = openDatabase(it.databaseUrl, 2, createLog('silent'));
  try {
    await erasePerson(db, inventoryOf(features), workspace.id, ben.id);
    expect(await allRows(it.databaseUrl, 'select asked_id from nudge_rounds where asked_at is not null')).toEqual([
      { asked_id: null },
    ]);
    expect(await allRows(it.databaseUrl, 'select * from nudge_claims')).toEqual([]);
    await erasePerson(db, inventoryOf(features), workspace.id, ann.id);
    const { nudge_rounds, nudge_claims, attention_proposals } = await rowsOf(it.databaseUrl, workspace.id);
    const left = JSON.stringify([nudge_rounds, nudge_claims, attention_proposals]);
    expect([left.includes(ann.id), left.includes(ben.id), left.includes(it.noor.id)]).toEqual([false, false, true]);
  } finally {
    await db.close();
  }
});
