import { addDays } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { joinCheckins, setsUp } from '../support/opening.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const [TUESDAY, WEDNESDAY, NEXT_MONDAY, LAST_MONDAY] = [1, 2, 7, 14].map((n) => addDays(MONDAY, n)) as [
  string,
  string,
  string,
  string,
];

/** This person turns their recap on in “Your check-ins”. */
async function turnsOn({ makers, hearth }: Story, person: Story['ann']): Promise<void> {
  await person.types('/hearth history', { in: makers });
  expect(person.reads('modal')).toContain('*Weekly recap:* a message on Mondays');
  await person.presses('Turn on: Your weekly recap');
  expect(person.reads('modal')).toContain('Your first recap comes on Monday 30 November, with your check-in');
  await person.closesAll();
  await hearth.settles();
}

/** Ann has answered on Monday, answers on Tuesday, is asked on Wednesday too, and Ben replies to her. */
async function aWeekPasses(it: Story): Promise<void> {
  const { ann, ben, makers, hearth } = it;
  await it.itIs(TUESDAY, '09:00');
  await checksIn(it, ann, {
    'What’s done?': 'Ship *it*',
    'Anything else you got done?': 'Tidied up',
    'What will you do next?': '',
  });
  ben.looksAt(await ben.sees(makers, /Tuesday’s check-ins/));
  await ben.presses('Reply to Ann Berger');
  await ben.fills({ 'Your reply': 'Well done!' }).submits();
  await hearth.settles();
  await it.itIs(WEDNESDAY, '09:00');
}

const RECAP = [
  '*Your week of 23 Nov:* checked in on 2 of 3 days · 2 things done',
  '✓  Ship *it*',
  '✓  Tidied up',
  '1 of your last 2 commitments is done. 1 person replied to you.',
  '[Look back] [… Snooze | Stop these | Why this?]',
];

const recapsOf = (person: Story['ann']) => person.directMessages().filter((it) => it.includes('Your week of'));

story('a member gets a recap of their week with their check-in on Monday, if they want one', async (it) => {
  const { ann, ben, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Ship *it*\nCall a customer' });
  await turnsOn(it, ann);
  expect(await allRows(it.databaseUrl, 'select user_id from checkin_recaps')).toEqual([{ user_id: ann.id }]);
  await aWeekPasses(it);
  await it.itIs(NEXT_MONDAY, '00:01');
  await it.itIs(NEXT_MONDAY, '08:30');
  expect(recapsOf(ann)).toEqual([]);
  await it.itIs(NEXT_MONDAY, '09:00');
  const [message, ...others] = recapsOf(ann);
  expect(others).toEqual([]);
  // The check-in shows the list.
  expect(message?.split('\n---\n')).toEqual([expect.stringContaining('[Check in]'), RECAP.join('\n')]);
  expect(message).toContain('[ ] Call a customer');
  expect(recapsOf(ben)).toEqual([]);

  await ann.opensDirectMessages();
  await ann.presses('Look back');
  expect(ann.reads('modal')).toContain('# Week of Monday 23 November · 2 things done');
  await ann.closesAll();
  await ann.chooses('Why this?');
  expect(ann.reads('modal')).toContain('You turned on the weekly recap. This one is about the week of 23 Nov.');
  await ann.closesAll();

  // The next recap ends this one.
  await checksIn(it, ann, { 'What’s done?': 'Call a customer', 'What will you do next?': 'Rest' });
  await it.itIs(LAST_MONDAY, '00:01');
  await it.itIs(LAST_MONDAY, '09:00');
  await hearth.settles();
  expect(recapsOf(ann)).toEqual([
    expect.stringMatching(/\n---\n\*Your week of 23 Nov:\* checked in on 2 of 3 days · 2 things done$/),
    expect.stringContaining('*Your week of 30 Nov:* checked in on 1 day · 1 thing done'),
  ]);

  // Stopped below the message, it is off in Preferences too.
  await ann.opensDirectMessages();
  await ann.chooses('Stop these');
  await ann.closesAll();
  await hearth.settles();
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Preferences');
  expect(ann.reads('modal')).toContain('Only you get it. [Turn on]');
  await ann.presses('Turn on: Your weekly recap');
  await ann.closesAll();
  await ann.presses('Preferences');
  expect(ann.reads('modal')).toContain('*Weekly recap:* you get it on Mondays. [Turn off]');
  await ann.presses('Turn off: Your weekly recap');
  await ann.closesAll();
  expect(await allRows(it.databaseUrl, 'select * from checkin_recaps')).toEqual([]);
});

story(
  'a recap comes by itself to a member without a check-in on Monday, and not at all for an empty week',
  async (it) => {
    const { noor, ann, ben, makers, hearth } = it;
    await it.settlesIn();
    await it.itIs(MONDAY, '09:00');
    await checksIn(it, ann);
    await checksIn(it, ben);
    await turnsOn(it, ann);
    await turnsOn(it, ben);
    await allRows(
      it.databaseUrl,
      `insert into checkin_recaps select workspace_id, '${noor.id}', due_at from checkin_recaps limit 1`,
    );
    for (const person of [ann, ben, noor]) {
      await person.types('/hearth stop', { in: makers });
      await person.closesAll();
    }
    // Ben is away on Monday, and Noor has not answered.
    await ben.types('/hearth away', { in: makers });
    await ben.fills({ 'First day away': NEXT_MONDAY, 'Last day away': addDays(NEXT_MONDAY, 6) }).submits();
    for (const time of ['00:01', '07:59', '08:00', '12:00']) await it.itIs(NEXT_MONDAY, time);
    const alone = [
      'Hearth: *Your week of 23 Nov:* checked in on 1 day',
      '*Still on your list:*',
      '•  Ship it  _since Monday 23 November_',
    ].join('\n');
    expect(recapsOf(ann)).toEqual([expect.stringContaining(alone)]);
    expect(recapsOf(ben)).toEqual([]);
    expect(recapsOf(noor)).toEqual([]);
    await it.itIs(LAST_MONDAY, '00:01');
    await it.itIs(LAST_MONDAY, '08:00');
    await hearth.settles();
    expect([recapsOf(ann).length, recapsOf(ben).length, recapsOf(noor).length]).toEqual([1, 0, 0]);
    expect(recapsOf(ann)).toEqual(['Hearth: *Your week of 23 Nov:* checked in on 1 day']);
  },
);

story('a member of two communities gets one recap about both', async (it) => {
  const { noor, ann, workspace, hearth } = it;
  const writers = workspace.channel({ name: 'writers', members: [noor, ann] });
  await it.settlesIn();
  await setsUp(noor, '#writers', { 'Ask at': '09:45' });
  await hearth.settles();
  await joinCheckins(writers, [ann]);
  await it.itIs(MONDAY, '09:00');
  for (const [name, next, time] of [
    ['Makers', 'Ship it', '10:00'],
    ['Writers', 'Chapter two', '10:01'],
  ] as const) {
    await it.itIs(MONDAY, time);
    await ann.opensDirectMessages();
    await ann.presses(`Check in: ${name}`);
    await ann.fills({ 'What will you do next?': next }).submits();
    await hearth.settles();
  }
  await turnsOn(it, ann);
  await it.itIs(NEXT_MONDAY, '00:01');
  await it.itIs(NEXT_MONDAY, '09:00');
  expect(recapsOf(ann).map((text) => text.slice(text.indexOf('*Your week')))).toEqual([
    [
      '*Your week of 23 Nov:* checked in on 1 day',
      'Makers: 1 check-in [Look back]',
      'Writers: 1 check-in [Look back]',
      '[… Snooze | Stop these | Why this?]',
    ].join('\n'),
  ]);
  await ann.opensDirectMessages();
  await ann.presses('Look back: Writers');
  expect(ann.reads('modal')).toContain('Writers · Hearth shows this page only to you.');
  expect(ann.reads('modal')).toContain('Chapter two');
});

story('a check-in before the default quiet hours end carries the recap too, because it comes anyway', async (it) => {
  const { ann } = it;
  await it.settlesIn({ 'Ask at': '07:00' });
  await it.itIs(MONDAY, '10:00');
  await checksIn(it, ann);
  await turnsOn(it, ann);
  await it.itIs(TUESDAY, '07:00');
  await it.itIs(NEXT_MONDAY, '00:01');
  await it.itIs(NEXT_MONDAY, '07:00');
  expect(recapsOf(ann)).toEqual([expect.stringMatching(/\[Check in\][\s\S]*\*Your week of 23 Nov:\*/)]);
});
