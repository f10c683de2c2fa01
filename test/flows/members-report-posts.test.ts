import type { Message } from '../../local-slack/world/workspace.js';
import { annHasShared } from '../support/checking-in.js';
import { aboutReports, flags, give, takesReports } from '../support/moderation.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** Returns whom the cases are about, the first first. */
const about = async ({ databaseUrl }: Story) =>
  (await allRows(databaseUrl, 'select about_user_id from moderation_cases order by opened_at')).map(
    ({ about_user_id }) => about_user_id,
  );

/** Returns the message in the channel with these words. */
function saying({ makers }: Story, words: string): Message {
  const found = makers.messages.find(({ blocks, text }) => JSON.stringify([blocks, text]).includes(words));
  if (!found) throw new Error(`Nobody said “${words}”.`);
  return found;
}

story('a check-in or a reply that Hearth posted is about the member who wrote it', async (it) => {
  const { noor, ann, ben, hearth } = it;
  const day = await annHasShared(it, 'Ship it');
  ben.looksAt(day);
  await ben.presses('Reply to Ann Berger');
  await ben.fills({ 'Your reply': 'Never mind' }).submits();
  await hearth.settles();
  await takesReports(it);
  await give(it, 'moderator', ann);
  await flags(it, ben, saying(it, 'Ship it'));
  await it.itIs(MONDAY, '09:30');
  await flags(it, ann, saying(it, 'Never mind'));
  expect(await about(it)).toEqual([ann.id, ben.id]);
  // She moderates, and doesn't handle what concerns her.
  expect(aboutReports(ann).filter((text) => text.includes('was reported'))).toHaveLength(1);
  expect(aboutReports(noor).filter((text) => text.includes('was reported'))).toHaveLength(1);
  await ann.uses('Report to moderators', { on: saying(it, 'Ship it') });
  expect(ann.reads('modal')).toContain('That’s your own post; an app posted it for you.');
  await ann.closesAll();
  await flags(it, noor, day);
  expect(await about(it)).toEqual([ann.id, ben.id, null]);
});

story('an introduction, and what another app posts for a person, are about that person', async (it) => {
  const { noor, ann, ben, makers, databaseUrl } = it;
  await it.settlesIn();
  await takesReports(it);
  const introduction = await ann.posts(makers, 'Hello, I am Ann');
  Object.assign(introduction, { botId: 'B1', user: it.workspace.workspace.installation?.botUser });
  await allRows(
    databaseUrl,
    `with added as (insert into newcomers (workspace_id, community_id, user_id, joined_at)
       select workspace_id, id, '${ann.id}', created_at from communities returning workspace_id, id)
     insert into deliveries (workspace_id, key, recipient, status, attempts, attempted_at, channel_id, ts)
       select workspace_id, 'newcomers.hello:' || id, '${makers.id}', 'sent', 1, now(), '${makers.id}', '${introduction.ts}' from added`,
  );
  await ann.uses('Report to moderators', { on: introduction });
  expect(ann.reads('modal')).toContain('That’s your own post; an app posted it for you.');
  await ann.closesAll();
  await flags(it, noor, introduction);
  await it.itIs(MONDAY, '09:30');
  const shared = await ben.posts(makers, 'Posted with an app');
  Object.assign(shared, { botId: 'B2' });
  await flags(it, noor, shared);
  expect(await about(it)).toEqual([ann.id, ben.id]);
});

story('a report of a message whose author joined again after an erasure is about them', async (it) => {
  const { noor, ann, ben, makers, databaseUrl } = it;
  await it.settlesIn();
  await takesReports(it);
  await give(it, 'moderator', ben);
  const message = await ben.posts(makers, 'You are all idiots');
  await flags(it, ann, message);
  // The first has reported it before.
  for (const reporter of [ann, noor]) {
    await allRows(databaseUrl, 'update moderation_cases set about_user_id = null');
    await flags(it, reporter, message);
    expect(await about(it)).toEqual([ben.id]);
  }
  expect(aboutReports(ben).filter((text) => text.includes('was reported'))).toEqual([]);
});
