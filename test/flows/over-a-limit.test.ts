import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { Channel } from '../../local-slack/world/workspace.js';
import { addDays } from '../../src/core/calendar.js';
import { guidelinesArePublished } from '../support/guidelines.js';
import { limitsAre } from '../support/limits.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);
const NEXT_MONDAY = addDays(MONDAY, 7);

/** Returns the notes that this person sees in a channel. */
function notesTo(person: DrivenPerson, channel: Channel): string[] {
  const all = person.reads(channel).split(/\n(?=[A-Z][a-z]+(?: [A-Z][a-z]+)?(?: \(only you\))?: )/);
  return all.filter((text) => text.includes('(only you)')).map((text) => text.replace('Hearth (only you): ', ''));
}

/** Settles in at 8:00 on Monday, without check-ins. */
async function settlesIn(it: Story): Promise<void> {
  await it.settlesIn();
  await nobodyChecksIn(it);
}

story('a second post on one day gets a note that only its author sees, once a week', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await guidelinesArePublished(it, { withCheckins: false });
  await limitsAre(it, { posts: 1 });
  const first = await ann.posts(makers, 'How do you price teams?');
  await ann.posts(makers, 'Per seat?', { thread: first });
  await hearth.settles();
  expect(notesTo(ann, makers)).toEqual([]);
  const second = await ann.posts(makers, 'And one more thing');
  await hearth.settles();
  expect(notesTo(ann, makers)).toEqual([
    [
      'Thanks for sharing. *Makers* has a limit:',
      '> One new post a day in #makers. Replies in threads are always fine.',
      'Your post stays, and you don’t need to do anything. You can write a new post tomorrow.',
      '[Read the guidelines]',
    ].join('\n'),
  ]);
  expect(ann.reads(makers)).toContain('And one more thing');
  expect(ben.reads(makers)).not.toContain('limit');
  await ann.presses('Read the guidelines', { in: makers });
  expect(ann.reads('modal')).toContain('How often?');
  await ann.closesAll();
  await ann.posts(makers, 'A third one');
  await ann.edits(second, 'And two more things');
  await it.itIs(TUESDAY, '09:00');
  await ann.posts(makers, 'Tuesday, one');
  await ann.posts(makers, 'Tuesday, two');
  await ben.posts(makers, 'Hello');
  await hearth.settles();
  expect(notesTo(ann, makers)).toHaveLength(1);
  expect(notesTo(ben, makers)).toEqual([]);
  await it.itIs(NEXT_MONDAY, '10:01');
  await ann.posts(makers, 'Monday, one');
  await ann.posts(makers, 'Monday, two');
  await hearth.settles();
  expect(notesTo(ann, makers)).toHaveLength(2);
  expect(ann.directMessages().filter((text) => text.includes('limit'))).toEqual([]);
});

story('the day is that of the author, and the note says their next one', async (it) => {
  const { makers, hearth } = it;
  const lou = it.person('Lou Yorker', { zone: 'America/New_York', locale: 'en-US' });
  makers.members.add(lou.id);
  await settlesIn(it);
  await limitsAre(it, { posts: 1, per: 'week' });
  await it.itIs('2026-11-30', '01:00');
  await lou.posts(makers, 'Sunday evening here, one');
  await lou.posts(makers, 'Sunday evening here, two');
  await hearth.settles();
  expect(notesTo(lou, makers)[0]).toContain('> One new post a week in #makers.');
  expect(notesTo(lou, makers)[0]).toContain('You can write a new post tomorrow.');
});

story('newcomers in their first week and exempt organizers get no note', async (it) => {
  const { noor, ann, makers, hearth } = it;
  await settlesIn(it);
  await limitsAre(it, { posts: 1, organizersExempt: true });
  const nia = it.person('Nia Newcomer');
  await nia.joins(makers);
  await hearth.settles();
  const postTwice = async () => {
    for (const person of [noor, ann, nia]) {
      await person.posts(makers, `${person.name}, one`);
      await person.posts(makers, `${person.name}, two`);
    }
    await hearth.settles();
    return [noor, ann, nia].map((person) => notesTo(person, makers).length);
  };
  expect(await postTwice()).toEqual([0, 1, 0]);
  await it.itIs(addDays(MONDAY, 3), '09:00');
  expect(await postTwice()).toEqual([0, 1, 0]);
  await it.itIs(addDays(MONDAY, 8), '09:00');
  expect(await postTwice()).toEqual([0, 2, 1]);
});

story('promotion outside its channel, and too much of it there, gets a note', async (it) => {
  const { ann, ben, noor, makers, workspace, hearth } = it;
  await settlesIn(it);
  const showcase = workspace.channel({ name: 'showcase', members: [ann, ben, noor], withApp: true });
  await limitsAre(it, { promotion: showcase, hosts: ['shop.example'] });
  await ben.posts(showcase, 'My launch');
  await ann.posts(makers, 'Buy this: https://shop.example/new');
  await ann.posts(makers, 'Read this: https://paper.example/');
  await hearth.settles();
  expect(notesTo(ben, showcase)).toEqual([]);
  expect(notesTo(ann, makers)).toEqual([
    [
      'Thanks for sharing. *Makers* has a limit:',
      '> Promotion goes in #showcase, once a week.',
      'Your post stays, and you don’t need to do anything. You can share it there any time.',
    ].join('\n'),
  ]);
  await it.itIs(TUESDAY, '09:00');
  await ben.posts(showcase, 'My second launch');
  await hearth.settles();
  expect(notesTo(ben, showcase)[0]).toContain('You can share something there again on Monday 30 November.');
});

story('a link rule runs silently for a week, and an edit that adds a link counts', async (it) => {
  const { ann, makers, workspace, noor, hearth } = it;
  await settlesIn(it);
  const showcase = workspace.channel({ name: 'showcase', members: [ann, noor], withApp: true });
  await limitsAre(it, { promotion: showcase, hosts: ['shop.example'] });
  await allRows(it.databaseUrl, `update limit_hosts set since = timestamptz '${MONDAY} 07:00Z'`);
  await ann.posts(makers, 'Buy this: https://shop.example/new');
  await hearth.settles();
  expect(notesTo(ann, makers)).toEqual([]);
  await it.itIs(NEXT_MONDAY, '08:01');
  const message = await ann.posts(makers, 'Buy this');
  await hearth.settles();
  expect(notesTo(ann, makers)).toEqual([]);
  await ann.edits(message, 'Buy this: https://shop.example/new');
  await hearth.settles();
  expect(notesTo(ann, makers)).toHaveLength(1);
});

story('nothing is said before the announcement, while the community rests, or about what is gone', async (it) => {
  const { ann, makers, hearth } = it;
  await settlesIn(it);
  await limitsAre(it, { posts: 1 });
  await allRows(it.databaseUrl, 'update communities set closed_at = now()');
  await ann.posts(makers, 'One');
  const second = await ann.posts(makers, 'Two');
  await hearth.settles();
  await allRows(it.databaseUrl, 'update communities set closed_at = null');
  await ann.deletes(second);
  await hearth.settles();
  await ann.posts(makers, 'Three');
  await hearth.settles();
  expect(notesTo(ann, makers)).toHaveLength(1);
  await allRows(it.databaseUrl, 'delete from limit_notes');
  await it.itIs(TUESDAY, '09:00');
  await allRows(it.databaseUrl, `update workspaces set scopes = array_remove(scopes, 'channels:history')`);
  await ann.posts(makers, 'Four');
  await ann.posts(makers, 'Five');
  await hearth.settles();
  expect(notesTo(ann, makers)).toHaveLength(1);
});

story('posts at the same time get one note', async (it) => {
  const { ann, noor, makers, hearth } = it;
  await settlesIn(it);
  await limitsAre(it, { posts: 1 });
  await it.anotherHearth();
  await Promise.all([1, 2, 3, 4, 5, 6].map((n) => ann.posts(makers, `Post ${n}`)));
  await noor.posts(makers, 'Just one');
  await hearth.settles();
  expect([ann, noor].map((person) => notesTo(person, makers).length)).toEqual([1, 0]);
});

story('a note that Slack may have shown is not shown again, and one that it surely did not is', async (it) => {
  const { ann, ben, makers, hearth, slack } = it;
  await settlesIn(it);
  await limitsAre(it, { posts: 1 });
  slack.fail({ method: 'chat.postEphemeral', user: ann.id, times: 1, with: 'lostAnswer' });
  slack.fail({ method: 'chat.postEphemeral', user: ben.id, times: 1, with: { retryAfter: 1 } });
  for (const person of [ann, ben]) {
    await person.posts(makers, 'One');
    await person.posts(makers, 'Two');
  }
  await hearth.settles();
  await ben.sees(makers, /has a limit/);
  await it.itIs(MONDAY, '08:10');
  await hearth.settles();
  expect([ann, ben].map((person) => notesTo(person, makers).length)).toEqual([1, 1]);
});

story('a note names a private channel only to people who are in it', async (it) => {
  const { ann, ben, noor, makers, workspace, hearth, slack } = it;
  await settlesIn(it);
  const secret = workspace.channel({ name: 'secret', isPrivate: true, members: [ben, noor], withApp: true });
  await limitsAre(it, { promotion: secret, hosts: ['shop.example'] });
  await ann.posts(makers, 'Buy this: https://shop.example/new');
  await hearth.settles();
  expect(ann.reads(makers)).toContain('(only you): Thanks for sharing.');
  const [note] = slack.calls('chat.postEphemeral');
  expect(JSON.stringify(note?.arguments)).toContain(`<#${secret.id}>`);
  expect(JSON.stringify(note?.arguments)).not.toContain('secret');
});
