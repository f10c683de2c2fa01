import type { Message } from '../../local-slack/world/workspace.js';
import { addDays } from '../../src/core/calendar.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

type Person = Story['ann'];

const TUESDAY = addDays(MONDAY, 1);

async function checksIn({ hearth }: Story, person: Person): Promise<void> {
  await person.uses('Check in');
  await person.fills({ 'What will you do next?': 'Choose a plan' }).submits();
  await hearth.settles();
}

/** Ann has shared a check-in on Monday. Returns the day's post. */
async function annHasShared(it: Story): Promise<Message> {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, it.ann);
  return it.ben.sees(it.makers, /Monday’s check-ins/);
}

async function replies({ hearth }: Story, person: Person, day: Message, text: string): Promise<void> {
  person.looksAt(day);
  await person.presses('Reply to Ann Berger');
  await person.fills({ 'Your reply': text }).submits();
  await hearth.settles();
}

/** Returns the lines of that person's Home that say who replied. */
async function replied({ hearth }: Story, person: Person): Promise<string[]> {
  await person.opensHome();
  await hearth.settles();
  const lines = person.reads('Home').split('\n');
  return lines.filter((line) => /replied to you|and \d+ more/.test(line)).map((line) => line.split(' [')[0] ?? '');
}

story('Home shows a reply until its thread was opened', async (it) => {
  const { ann, ben } = it;
  const day = await annHasShared(it);
  await replies(it, ben, day, 'Which plan did you choose in the end?');
  const line = 'Ben Okafor replied to you: “Which plan did you choose in the end?”';
  expect(await replied(it, ann)).toEqual([line]);
  expect(JSON.stringify(ann.home?.blocks)).toMatch(/"url":"[^"]*\/archives\/[^"]*thread_ts/);
  expect(await replied(it, ben)).toEqual([]);
  await ann.opensHome();
  await ann.presses('Open');
  await it.hearth.settles();
  expect(ann.reads('modal')).toBe('(no modal)');
  expect(await replied(it, ann)).toEqual([]);
});

story('Home shows the three newest replies of the last seven days', async (it) => {
  const { ann, ben } = it;
  const day = await annHasShared(it);
  await replies(it, ben, day, '1');
  for (const text of ['2', '3', '4', '5']) {
    await it.clock.advance({ minutes: 1 });
    await replies(it, ben, day, text);
  }
  const said = (text: string) => `Ben Okafor replied to you: “${text}”`;
  expect(await replied(it, ann)).toEqual([said('5'), said('4'), said('3'), '· and 2 more']);
  await allRows(
    it.databaseUrl,
    `insert into checkin_replies (workspace_id, occurrence_id, from_user, to_user, text, created_at)
     select workspace_id, occurrence_id, from_user, to_user, text, created_at - n * interval '1 second'
     from checkin_replies, generate_series(1, 10) n where text in ('1', '2', '3');
     insert into deliveries (workspace_id, key, recipient, status, attempts, attempted_at, channel_id, ts, thread_ts)
     select workspace_id, 'checkins.reply:' || id, 'C1', 'sent', 1, created_at, 'C1', '1.' || row_number() over (), '1.1'
     from checkin_replies on conflict do nothing`,
  );
  expect((await replied(it, ann)).at(-1)).toBe('· and 32 more');
  await allRows(it.databaseUrl, `update checkin_replies set created_at = created_at - interval '7 days'`);
  expect(await replied(it, ann)).toEqual([]);
});

story('a reply that was taken down is not on Home, and nobody opens that of somebody else', async (it) => {
  const { ann, ben, noor } = it;
  const day = await annHasShared(it);
  await replies(it, ben, day, 'Nice');
  await replied(it, ann);
  const button = ann.home?.blocks.find((block) => JSON.stringify(block).includes('checkins.read-reply'));
  await noor.opensHome();
  await it.hearth.settles();
  noor.home?.blocks.push(button as never);
  await noor.presses('Open');
  expect(noor.reads('modal')).toContain('That reply is no longer there.');
  expect(await replied(it, ann)).toHaveLength(1);
  ben.looksAt(day);
  await ben.presses('Reply to Ann Berger');
  await ben.presses('Take down');
  await ben.presses('Take down');
  await it.hearth.settles();
  await ann.sees('Home', /You checked in/);
  expect(ann.reads('Home')).not.toContain('replied to you');
});

story('the next check-in begins with who replied to the last one, in Hearth or in Slack', async (it) => {
  const { ann, ben, noor } = it;
  const mia = it.person('Mia Laurent');
  it.makers.members.add(mia.id);
  const day = await annHasShared(it);
  await replies(it, ben, day, 'Nice');
  await noor.posts(it.makers, 'Well done @ann', { thread: day });
  // To nobody in particular.
  await mia.posts(it.makers, 'Good morning', { thread: day });
  await it.hearth.settles();
  await it.itIs(TUESDAY, '09:00');
  const words = /Ben Okafor and Noor Haddad replied to your last check-in\. Read the thread \(https?:.*\/archives\//;
  expect(ann.directMessages().at(-1)).toMatch(/^Hearth: Morning, Ann\. Ben Okafor and Noor Haddad replied/);
  expect(ann.directMessages().at(-1)).toMatch(words);
  expect(ben.directMessages().at(-1)).not.toContain('replied');
  await ann.uses('Check in');
  expect(ann.reads('modal')).toMatch(words);
  await ann.closesAll();
  await checksIn(it, ann);
  expect(ann.directMessages().at(-1)).not.toContain('replied');
});

/** Returns the line of that person's Home that says how many have checked in, without the address of its link. */
async function count({ hearth }: Story, person: Person): Promise<string | undefined> {
  await person.opensHome();
  await hearth.settles();
  const line = person
    .reads('Home')
    .split('\n')
    .find((it) => it.includes('checked in ·'));
  return line?.replace(/ \(http[^)]*\)/, '');
}

story('Home says how many have checked in today, once somebody has', async (it) => {
  const { ann, ben, noor } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  expect(await count(it, ann)).toBeUndefined();
  await checksIn(it, ann);
  expect(await count(it, noor)).toBe('· 1 of 3 has checked in · Read the thread · #makers');
  expect(await count(it, ben)).toContain('1 of 3');
  // Members who skip the day, or stop, are not among those who are still to check in.
  await ben.types('/hearth skip', { in: it.makers });
  await ben.closesAll();
  await it.hearth.settles();
  expect(await count(it, noor)).toContain('1 of 2 has checked in');
  await checksIn(it, noor);
  expect(await count(it, noor)).toContain('All 2 have checked in');
  await it.itIs(addDays(MONDAY, 5), '12:00');
  expect(await count(it, noor)).toBeUndefined();
});
