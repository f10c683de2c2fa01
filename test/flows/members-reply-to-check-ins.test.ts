import type { Message } from '../../local-slack/world/workspace.js';
import { annHasShared } from '../support/checking-in.js';
import { allRows } from '../support/rows.js';
import { type Story, story } from '../support/story.js';

type Person = Story['ann'];

const LABEL = 'Your reply';

/** This person opens the form to reply to Ann. */
async function opensReply(person: Person, day: Message): Promise<void> {
  person.looksAt(day);
  await person.presses('Reply to Ann Berger');
}

async function replies({ hearth }: Story, person: Person, day: Message, text: string): Promise<void> {
  await opensReply(person, day);
  await person.fills({ [LABEL]: text }).submits();
  await hearth.settles();
}

/** Returns the replies that Slack has, as it got them. */
function repliesIn({ slack }: Story): unknown[] {
  return slack
    .calls('chat.postMessage')
    .filter((call) => !call.error && JSON.stringify(call.arguments.metadata).includes('checkins.reply:'))
    .map((call) => call.arguments.text);
}

story('a member replies to a check-in, and its author is mentioned in the thread', async (it) => {
  const { ann, ben } = it;
  const day = await annHasShared(it, 'Choose a plan');
  await opensReply(ben, day);
  expect(ben.reads('modal')).toBe(
    [
      '== Reply to Ann ==',
      'Ann Berger: → Choose a plan',
      'Your reply:',
      '· Posted by Hearth under your name.',
      '[Cancel] [Reply]',
    ].join('\n'),
  );
  await ben.fills({ [LABEL]: 'Which plan did you choose in the end?' }).submits();
  expect(ben.reads('modal')).toBe('(no modal)');
  await it.hearth.settles();
  expect(repliesIn(it)).toEqual([`*Ben Okafor*, to <@${ann.id}>: Which plan did you choose in the end?`]);
  await ann.sees(day, /\*Ben Okafor\*, to @?Ann/);
  // Only the mention notifies her.
  expect(ann.directMessages()).toHaveLength(1);
});

story('markup that a member types into a reply stays text', async (it) => {
  const day = await annHasShared(it, 'Choose a plan');
  await replies(it, it.ben, day, `<!channel> <@${it.noor.id}> <https://x.example|here>`);
  expect(repliesIn(it)).toEqual([
    `*Ben Okafor*, to <@${it.ann.id}>: &lt;!channel&gt; &lt;@${it.noor.id}&gt; &lt;https://x.example|here&gt;`,
  ]);
});

story('a member takes a reply down in the form in which they wrote it', async (it) => {
  const { ben, noor, databaseUrl } = it;
  const day = await annHasShared(it, 'Choose a plan');
  await replies(it, ben, day, 'Nice');
  await replies(it, noor, day, 'Go on');
  await opensReply(ben, day);
  expect(ben.reads('modal')).toContain('You replied: “Nice” [Take down]');
  expect(ben.reads('modal')).not.toContain('Go on');
  await ben.fills({ [LABEL]: 'Very nice' });
  await ben.presses('Take down');
  expect(ben.dialog).toContain('It disappears from the thread.');
  await ben.presses('Take down');
  // What they had typed stays.
  expect(ben.reads('modal')).toContain('Your reply: Very nice');
  expect(ben.reads('modal')).toContain('You replied: “Nice”\nI’m taking it down.\n');
  expect(ben.reads('modal')).not.toContain('[Take down]');
  await it.hearth.settles();
  await ben.submits();
  await it.hearth.settles();
  const shown = ben.reads(day);
  expect([shown.includes(': Nice'), shown.includes(': Go on'), shown.includes(': Very nice')]).toEqual([
    false,
    true,
    true,
  ]);
  expect(await allRows(databaseUrl, 'select text from checkin_replies order by created_at, text')).toEqual([
    { text: 'Go on' },
    { text: 'Very nice' },
  ]);
});

story('a reply to one’s own check-in is declined kindly', async (it) => {
  const day = await annHasShared(it, 'Choose a plan');
  await opensReply(it.ann, day);
  expect(it.ann.reads('modal')).toContain('That’s your own check-in.');
});

story('a reply to an answer that is no longer in the thread keeps what was typed', async (it) => {
  const { ann, ben } = it;
  const day = await annHasShared(it, 'Choose a plan');
  await opensReply(ben, day);
  await ben.fills({ [LABEL]: 'A long thought' });
  await ann.uses('Check in');
  await ann.fills({ 'Who sees it?': 'Only me' }).submits();
  await it.hearth.settles();
  await ben.submits();
  expect(ben.errors()).toEqual({
    [LABEL]: 'That check-in is no longer in the thread, so nobody can reply to it.',
  });
  expect(ben.reads('modal')).toContain('A long thought');
  expect(repliesIn(it)).toEqual([]);
});

story('a reply to somebody who was erased keeps what was typed', async (it) => {
  const { ann, ben } = it;
  const day = await annHasShared(it, 'Choose a plan');
  await replies(it, it.noor, day, 'Earlier');
  await opensReply(ben, day);
  await ben.fills({ [LABEL]: 'A long thought' });
  await ann.types('/hearth data', { in: it.makers });
  await ann.presses('Erase me');
  await ann.presses('Erase me');
  await ann.closesAll();
  await it.hearth.settles();
  await ben.submits();
  expect(ben.errors()).toEqual({ [LABEL]: expect.stringContaining('isn’t here anymore') });
  expect(ben.reads('modal')).toContain('A long thought');
  expect(await allRows(it.databaseUrl, 'select * from checkin_replies')).toEqual([]);
});

story('an erased member’s replies are forgotten', async (it) => {
  const { ben } = it;
  const day = await annHasShared(it, 'Choose a plan');
  await replies(it, ben, day, 'Nice');
  await ben.types('/hearth data', { in: it.makers });
  await ben.presses('Erase me');
  await ben.presses('Erase me');
  await ben.closesAll();
  await it.hearth.settles();
  expect(await allRows(it.databaseUrl, 'select * from checkin_replies')).toEqual([]);
});

story('only members may reply', async (it) => {
  const { ben, makers } = it;
  const day = await annHasShared(it, 'Choose a plan');
  await opensReply(ben, day);
  await ben.fills({ [LABEL]: 'From outside' });
  await ben.leaves(makers);
  await it.hearth.settles();
  await ben.submits();
  expect(ben.errors()).toEqual({ [LABEL]: 'That’s for members of the community. Join its channel first.' });
  expect(repliesIn(it)).toEqual([]);
});

story('a reply to somebody who has left is not posted, and keeps what was typed', async (it) => {
  const { ann, ben, noor, makers } = it;
  const day = await annHasShared(it, 'Choose a plan');
  await opensReply(ben, day);
  await ben.fills({ [LABEL]: 'A long thought' });
  await ann.leaves(makers);
  await it.hearth.settles();
  await ben.submits();
  expect(ben.errors()).toEqual({
    [LABEL]: 'Ann has left Makers, so I didn’t post your reply. It’s still here if you want to copy it.',
  });
  expect(ben.reads('modal')).toContain('A long thought');
  await opensReply(noor, day);
  expect(noor.reads('modal')).toContain('Ann has left Makers, so you can’t reply to this check-in.');
  await noor.closesAll();
  await it.clock.advance({ minutes: 1 });
  await ann.joins(makers);
  await it.hearth.settles();
  await ben.submits();
  await it.hearth.settles();
  expect(repliesIn(it)).toEqual([`*Ben Okafor*, to <@${ann.id}>: A long thought`]);
});

story('what was sent twice arrives once, and ten replies are enough', async (it) => {
  const { ben, databaseUrl } = it;
  const day = await annHasShared(it, 'Choose a plan');
  for (const text of ['Nice', 'Nice']) await replies(it, ben, day, text);
  expect(repliesIn(it)).toHaveLength(1);
  await allRows(
    databaseUrl,
    `insert into checkin_replies (workspace_id, occurrence_id, from_user, to_user, text, created_at)
     select workspace_id, occurrence_id, from_user, to_user, n::text, created_at from checkin_replies, generate_series(2, 10) n`,
  );
  await opensReply(ben, day);
  await ben.fills({ [LABEL]: 'Eleven' }).submits();
  expect(ben.errors()).toEqual({ [LABEL]: expect.stringContaining('You’ve replied ten times here.') });
});

story('replies arrive once and in order, although Slack fails to accept the first', async (it) => {
  const { ben, noor, slack, makers } = it;
  const day = await annHasShared(it, 'Choose a plan');
  slack.fail({ method: 'chat.postMessage', channel: makers.id, times: 1, with: 'lostAnswer' });
  await replies(it, ben, day, 'First');
  await it.clock.advance({ minutes: 1 });
  await replies(it, noor, day, 'Second');
  // Slack may still be processing a call that got no answer, so a worker waits before it looks for the message.
  await it.ann.sees(day, /Second/);
  expect(it.ann.reads(day).match(/First|Second/g)).toEqual(['First', 'Second']);
});

story('a reply arrives once although its worker was killed, or its job was lost', async (it) => {
  const { ben, databaseUrl, clock } = it;
  const day = await annHasShared(it, 'Choose a plan');
  await replies(it, ben, day, 'Nice');
  // As if the worker had been killed after Slack accepted the message.
  const killed = `update deliveries set status = 'sending', channel_id = null, ts = null where key like 'checkins.reply:%'`;
  await allRows(databaseUrl, killed);
  await allRows(databaseUrl, 'update checkin_replies set unpublished_since = created_at');
  await allRows(
    databaseUrl,
    `insert into checkin_replies (workspace_id, occurrence_id, from_user, to_user, text, created_at, unpublished_since)
     select workspace_id, occurrence_id, '${it.noor.id}', to_user, 'Go on', created_at, created_at from checkin_replies`,
  );
  await clock.advance({ minutes: 2 });
  expect(repliesIn(it)).toEqual([expect.stringContaining(': Nice'), expect.stringContaining(': Go on')]);
  const waiting = await allRows(databaseUrl, 'select 1 from checkin_replies where unpublished_since is not null');
  expect(waiting).toEqual([]);
});

story('a reply waits while the channel is lost, and is posted once it is back', async (it) => {
  const { ann, ben, makers, workspace, databaseUrl, clock } = it;
  const day = await annHasShared(it, 'Choose a plan');
  makers.members.delete(workspace.installation.botUser);
  await replies(it, ben, day, 'Nice');
  expect(repliesIn(it)).toEqual([]);
  expect(await allRows(databaseUrl, 'select unpublished_since is null as done from checkin_replies')).toEqual([
    { done: false },
  ]);
  // Sent again, it is the same reply.
  await replies(it, ben, day, 'Nice');
  await it.itIs('2026-11-24', '09:00');
  expect(ann.directMessages().join()).not.toContain('replied to your last check-in');
  await workspace.invites('app', makers, it.noor);
  await it.hearth.settles();
  await clock.advance({ minutes: 2 });
  expect(repliesIn(it)).toEqual([`*Ben Okafor*, to <@${ann.id}>: Nice`]);
});

story('a reply that Slack refuses, or whose answer is gone, can be sent again', async (it) => {
  const { ann, ben, makers, slack, hearth, databaseUrl } = it;
  const day = await annHasShared(it, 'Choose a plan');
  slack.fail({ method: 'chat.postMessage', channel: makers.id, times: 1, with: { error: 'thread_not_found' } });
  await replies(it, ben, day, 'Nice');
  expect(await allRows(databaseUrl, 'select * from checkin_replies')).toEqual([]);
  await opensReply(ben, day);
  expect(ben.reads('modal')).not.toContain('You replied');
  await ben.fills({ [LABEL]: 'Nice' }).submits();
  await hearth.settles();
  const said = `*Ben Okafor*, to <@${ann.id}>: Nice`;
  expect(repliesIn(it)).toEqual([said]);
  // As if Ann had taken her check-in down while a reply of Noor was on its way.
  await allRows(
    databaseUrl,
    `update deliveries set status = 'withdrawn' where key like 'checkins.answer:%';
    insert into checkin_replies (workspace_id, occurrence_id, from_user, to_user, text, created_at, unpublished_since)
     select workspace_id, occurrence_id, '${it.noor.id}', to_user, 'Go on', created_at, created_at from checkin_replies`,
  );
  await it.clock.advance({ minutes: 2 });
  expect(repliesIn(it)).toEqual([said]);
  expect(await allRows(databaseUrl, 'select text from checkin_replies')).toEqual([{ text: 'Nice' }]);
});

story('nobody can take down somebody else’s reply', async (it) => {
  const { ben, noor, databaseUrl } = it;
  const day = await annHasShared(it, 'Choose a plan');
  await replies(it, ben, day, 'Nice');
  const [reply] = await allRows(databaseUrl, 'select id from checkin_replies');
  await replies(it, noor, day, 'Mine');
  await opensReply(noor, day);
  const { modal } = noor;
  if (!modal) throw new Error('Noor has no modal open.');
  const forged = JSON.stringify({ replyId: reply?.id });
  for (const block of modal.blocks) {
    const { accessory } = block as { accessory?: { value?: string } };
    if (accessory) accessory.value = forged;
  }
  await noor.presses('Take down');
  await noor.presses('Take down');
  expect(noor.reads('modal')).toContain('That reply belongs to somebody else.');
  await it.hearth.settles();
  expect(ben.reads(day)).toContain(': Nice');
  expect(await allRows(databaseUrl, 'select 1 from checkin_replies')).toHaveLength(2);
});

story('a reply that can’t be taken down in its channel now comes down later', async (it) => {
  const { ben, slack, clock } = it;
  const day = await annHasShared(it, 'Choose a plan');
  await replies(it, ben, day, 'Nice');
  slack.fail({ method: 'chat.delete', times: 1, with: { error: 'is_archived' } });
  await opensReply(ben, day);
  await ben.presses('Take down');
  await ben.presses('Take down');
  await ben.closesAll();
  await it.hearth.settles();
  await ben.sees(day, /: Nice/);
  await opensReply(ben, day);
  expect(ben.reads('modal')).toContain('You replied: “Nice”\nIt’s still in the thread, because Slack hasn’t let me');
  await ben.closesAll();
  await clock.advance({ minutes: 62 });
  await opensReply(ben, day);
  expect(ben.reads('modal')).not.toContain('You replied');
  expect(ben.reads(day)).not.toContain(': Nice');
  expect(await allRows(it.databaseUrl, 'select id from checkin_replies')).toEqual([]);
});
