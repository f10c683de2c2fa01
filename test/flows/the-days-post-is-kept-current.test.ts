import { remove } from '../../local-slack/world/messages.js';
import { addDays } from '../../src/core/calendar.js';
import { annHasShared, checksIn } from '../support/checking-in.js';
import { answerOfMany, dayPost, edits } from '../support/day-post.js';
import { allRows } from '../support/rows.js';
import { transactionsDuring } from '../support/statements.js';
import { MONDAY, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

story('the day’s post says who has checked in', async (it) => {
  const { noor, ann, ben, clock } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  expect(dayPost(it)).toBe('Hearth: *Monday’s check-ins: 1 so far* · Ann Berger [Check in]');
  await clock.advance({ seconds: 1 });
  await checksIn(it, ben);
  expect(edits(it)).toBe(0);
  await clock.advance({ seconds: 10 });
  expect(dayPost(it)).toBe('Hearth: *Monday’s check-ins: 2 so far* · Ann Berger and Ben Okafor [Check in]');
  await clock.advance({ seconds: 10 });
  await checksIn(it, noor, { 'Who sees it?': 'Only me' });
  expect(dayPost(it)).toBe('Hearth: *Monday’s check-ins: 3 so far* · latest: Ben Okafor and Ann Berger [Check in]');
  await checksIn(it, ann, { 'Who sees it?': 'Only me' });
  await clock.advance({ seconds: 10 });
  expect(dayPost(it)).toBe('Hearth: *Monday’s check-ins: 3 so far* · latest: Ben Okafor [Check in]');
  expect(edits(it)).toBe(3);
});

story('the button of the day’s post opens the current check-in of the member who presses it', async (it) => {
  const { noor, ann, ben, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Write the launch post' });
  ben.looksAt(makers);
  await ben.presses('Check in');
  expect(ben.reads('modal')).not.toContain('Write the launch post');
  await ben.fills({ 'What will you do next?': 'Call Mia' }).submits();
  await hearth.settles();
  ann.looksAt(makers);
  await ann.presses('Check in');
  expect(ann.reads('modal')).toContain('What will you do next?: Write the launch post');
  await ann.closesAll();
  await noor.types('/hearth stop', { in: makers });
  await noor.closesAll();
  await hearth.settles();
  noor.looksAt(makers);
  await noor.presses('Check in');
  expect(noor.reads('modal')).toContain('[Join check-ins]');
  await it.itIs(TUESDAY, '09:00');
  await ben.presses('Check in');
  expect(ben.reads('modal')).toContain('Call Mia');
  await ben.fills({ 'What’s done?': ['Call Mia'], 'What will you do next?': 'Rest' }).submits();
  await hearth.settles();
  expect(ben.reads(makers)).toContain('*Tuesday’s check-ins: 1 so far* · Ben Okafor [Check in]');
});

story('the post of a past day counts without “so far”, also when a late answer comes', async (it) => {
  const { ann, ben, clock } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  await it.itIs(TUESDAY, '09:00');
  await checksIn(it, ben);
  await clock.advance({ seconds: 20 });
  expect(dayPost(it)).toBe('Hearth: *Monday’s check-ins: 1* · Ann Berger');
  expect(ben.reads(it.makers)).toContain('*Tuesday’s check-ins: 1 so far* · Ben Okafor [Check in]');
});

story('the post is right although Slack failed, or a worker died, while it was edited', async (it) => {
  const { ann, ben, slack, clock, makers, databaseUrl } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  await clock.advance({ seconds: 10 });
  slack.fail({ method: 'chat.update', channel: makers.id, times: 1, with: { status: 500 } });
  await checksIn(it, ben);
  expect(dayPost(it)).toContain('1 so far');
  await clock.advance({ seconds: 20 });
  await ben.sees(makers, /2 so far/);
  // A worker has claimed the edit, and died.
  await answerOfMany(it, 0, 1);
  await allRows(
    databaseUrl,
    `update checkin_occurrences set unpublished_since = null;
    update checkin_days set changes = changes + 1, edited_at = '${clock.now().toISOString()}', due_at = '${clock.now().toISOString()}'::timestamptz + interval '10 seconds'`,
  );
  await clock.advance({ seconds: 10 });
  expect(dayPost(it)).toContain('3 so far');
});

story('an answer that comes while the day’s post is composed does not count as shown', async (it) => {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  const transactions = await transactionsDuring(() => checksIn(it, it.ann));
  const composing = transactions.find((all) => all.some((text) => text.startsWith('select count(*)'))) ?? [];
  const read = (what: RegExp) => composing.findIndex((text) => what.test(text));
  expect(read(/from "checkin_days"/)).toBeGreaterThan(0);
  expect(read(/^select count/)).toBeGreaterThan(read(/from "checkin_days"/));
});

story('an edit that can’t be made in the channel now is made later, of an answer and of the day’s post', async (it) => {
  const { ann, ben, makers, slack, clock } = it;
  const day = await annHasShared(it);
  await clock.advance({ seconds: 11 });
  slack.fail({ method: 'chat.update', channel: makers.id, times: 3, with: { error: 'is_inactive' } });
  await checksIn(it, ben, { 'Who sees it?': 'Only me' });
  await checksIn(it, ann, { 'What will you do next?': 'Rest' });
  await clock.advance({ seconds: 30 });
  expect(slack.calls('chat.update').filter((call) => call.error === 'is_inactive')).toHaveLength(3);
  expect(dayPost(it)).toContain('1 so far');
  await ben.sees(day, /Ship it/);
  await clock.advance({ minutes: 62 });
  expect(dayPost(it)).toContain('2 so far');
  await ben.sees(day, /Rest/);
});

story('a day’s post that was deleted with its thread is posted again for the next answer', async (it) => {
  const { ann, ben, noor, makers, clock } = it;
  const day = await annHasShared(it);
  await noor.deletesThread(day);
  await checksIn(it, ben, { 'What will you do next?': 'Rest' });
  await checksIn(it, noor, { 'What will you do next?': 'Read' });
  await clock.advance({ seconds: 20 });
  const posts = makers.messages.filter((one) => JSON.stringify(one.blocks).includes('’s check-ins'));
  expect(posts.map((one) => one.text)).toEqual([expect.stringContaining('*Monday’s check-ins: 3 so far*')]);
  const [post] = posts;
  if (!post) throw new Error('There is no post.');
  expect(ann.reads(post)).toMatch(/Rest[\s\S]*Read/);
  // Nothing of hers is there to edit, so it is posted again.
  await checksIn(it, ann, { 'What will you do next?': 'Ship it tomorrow' });
  expect(ann.reads(post)).toMatch(/Rest[\s\S]*Read[\s\S]*Ship it tomorrow/);
  await ann.sees('DM', /Ship it tomorrow\n\[Edit\] \[… See the thread/);
});

story('a member who edits an answer that was deleted with its thread starts a new thread', async (it) => {
  const { ann, noor, makers } = it;
  await noor.deletesThread(await annHasShared(it));
  await checksIn(it, ann, { 'What will you do next?': 'Ship it tomorrow' });
  const [post, ...rest] = makers.messages.filter((one) => one.text.includes('’s check-ins'));
  if (!post) throw new Error('There is no post.');
  expect(rest).toEqual([]);
  expect(ann.reads(post)).toContain('Ship it tomorrow');
});

story('an answer that Slack puts outside a deleted thread is taken down and goes into a new one', async (it) => {
  const { ben, noor, makers, slack } = it;
  await noor.deletesThread(await annHasShared(it));
  slack.fail({ method: 'chat.postMessage', channel: makers.id, with: 'outsideThread' });
  await checksIn(it, ben, { 'What will you do next?': 'Rest' });
  const texts = () => makers.messages.map((one) => [one.text.includes('Rest'), one.threadTs !== undefined]);
  const expected = [
    [false, false],
    [true, true],
  ];
  expect(texts().slice(-2)).toEqual(expected);
  await ben.sees('DM', /See the thread/);

  await noor.deletesThread(await ben.sees(makers, /Monday’s check-ins/));
  slack.fail({ method: 'chat.postMessage', channel: makers.id, with: 'outsideThread' });
  slack.fail({ method: 'chat.delete', times: 1, with: { status: 500 } });
  await checksIn(it, noor, { 'What will you do next?': 'Read' });
  await ben.sees(await ben.sees(makers, /Monday’s check-ins/), /Read/);
  const read = makers.messages.filter((one) => one.text.includes('Read'));
  expect(read.map((one) => one.threadTs !== undefined)).toEqual([true]);
});

story('an answer that an admin deleted alone stays deleted, and its author hears that it is not there', async (it) => {
  const { ann, noor, makers, slack, workspace } = it;
  await annHasShared(it);
  const answer = makers.messages.at(-1);
  if (!answer) throw new Error('There is no answer.');
  await remove(slack.world, workspace.workspace, makers, answer);
  await checksIn(it, ann, { 'What will you do next?': 'Ship it tomorrow' });
  await noor.opensHome();
  expect(makers.messages.filter((one) => one.text.includes('Ship it'))).toEqual([]);
  await ann.sees('DM', /Checked in at 09:00\. It isn’t in the thread at the moment\./);
});

story('an answer that Slack refuses is not shown as posted, and waits for a lost channel for a day', async (it) => {
  const { ann, ben, makers, workspace, noor, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  makers.members.delete(workspace.installation.botUser);
  await checksIn(it, ann);
  await ann.sees('DM', /It isn’t in the thread at the moment\./);
  await workspace.invites('app', makers, noor);
  await hearth.settles();
  await it.clock.advance({ minutes: 62 });
  await ben.sees(await ben.sees(makers, /Monday’s check-ins/), /Ship it/);
  await ann.sees('DM', /Ship it\n\[Edit\] \[… See the thread/);
});
