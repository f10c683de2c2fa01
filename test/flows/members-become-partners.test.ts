import { addDays } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { agrees, annAndBenArePartners, asks, home, partnersAreOn } from '../support/partners.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

type Person = Story['ann'];

const [TUESDAY, WEDNESDAY] = [1, 2].map((n) => addDays(MONDAY, n)) as [string, string];
const NEXT_MONDAY = addDays(MONDAY, 7);

const QUESTION = `*Ann Berger* would like to be your accountability partner in *Makers*.
· For four weeks, you’d see on Home what each of you has shared under “What will you do next?” It ends by itself, or sooner if one of you wants.
[Accept] [Not now]`;

async function isOn(it: Story): Promise<void> {
  await it.settlesIn();
  await partnersAreOn(it);
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '09:30');
}

async function annAsksBen(it: Story): Promise<void> {
  await asks(it, it.ann, ['Ben Okafor']);
  expect(it.ann.reads('modal')).toContain('I’ll ask Ben Okafor at a time that suits them.');
  await it.ann.closesAll();
  await it.hearth.settles();
}

const lastTo = (person: Person) => person.directMessages().at(-1) ?? '';

/** Returns the part of Home about partners: from the line with these words on. */
async function onHome(it: Story, person: Person, from: string): Promise<string> {
  const all = await home(it, person);
  return all.slice(all.indexOf(from)).split('\n---')[0] ?? '';
}

story('a member asks another one, who agrees in the message of the next day, and both see it on Home', async (it) => {
  const { ann, ben, noor, hearth } = it;
  await isOn(it);
  await annAsksBen(it);
  expect(await home(it, ann)).toContain('You’ve asked Ben Okafor to be your accountability partner. [Take back]');
  // He got his check-in today, so the question waits on Home and comes with the next one.
  expect(ben.directMessages()).toHaveLength(1);
  expect(await home(it, ben)).toContain(QUESTION);
  await it.itIs(TUESDAY, '09:00');
  expect(ben.directMessages()).toHaveLength(2);
  expect(lastTo(ben)).toContain(`${QUESTION} [… Snooze | Stop these | Why this?]`);
  await ben.opensDirectMessages();
  await ben.presses('Accept');
  expect(ben.reads('modal')).toContain(
    'For four weeks, you and *Ann Berger* will see on Home what each of you has shared under “What will you do next?” in *Makers*.',
  );
  await ben.fills({ 'When you miss check-ins': ['Tell my partners when I’ve missed two check-ins'] }).submits();
  await hearth.settles();
  expect(lastTo(ben)).toContain('You said yes to being partners with Ann Berger.');
  expect(lastTo(ben)).not.toContain('Accept');
  await checksIn(it, ann, { 'What will you do next?': 'Ship it\nCall *two* <customers>' });
  await checksIn(it, ben, { 'What will you do next?': 'A secret', 'Who sees it?': 'Only me' });
  expect(await onHome(it, ben, '*Your partner*')).toContain(
    `*Your partner* until Tuesday 22 December [… Stop telling them when I miss two check-ins | Stop being partners…]
*Ann Berger*
•  Ship it
•  Call *two* <customers>`,
  );
  expect(await onHome(it, ann, '*Your partner*')).toContain(
    `*Your partner* until Tuesday 22 December [… Tell them when I miss two check-ins | Stop being partners…]
*Ben Okafor*: no open commitments to show right now`,
  );
  expect(await home(it, noor)).not.toMatch(/partner|A secret/i);
});

story('three become partners: two as soon as one agrees, and the third when they do', async (it) => {
  const { ann, ben, noor } = it;
  await isOn(it);
  await asks(it, ann, ['Ben Okafor', 'Noor Haddad']);
  await ann.closesAll();
  expect(await home(it, ann)).toContain(
    'You’ve asked Ben Okafor and Noor Haddad to be your accountability partners. [Take back]',
  );
  expect(await home(it, ben)).toContain(
    '*Ann Berger* would like to be accountability partners with you and *Noor Haddad* in *Makers*.',
  );
  await agrees(it, ben);
  expect(await onHome(it, ann, '*Your partner*')).toContain('Noor Haddad hasn’t answered yet.');
  await agrees(it, noor);
  const names = async (person: Person) => (await onHome(it, person, '*Your partners*')).match(/\*\w+ \w+\*(?=:)/g);
  expect(await names(ann)).toEqual(['*Ben Okafor*', '*Noor Haddad*']);
  expect(await names(noor)).toEqual(['*Ann Berger*', '*Ben Okafor*']);
  // Two go on when one leaves the channel; the last one can’t.
  await ben.leaves(it.makers);
  await it.hearth.settles();
  expect(await onHome(it, ann, '*Your partner*')).toContain('*Noor Haddad*: no open commitments');
  await noor.leaves(it.makers);
  await it.hearth.settles();
  expect(await home(it, ann)).toContain('Your time as partners with Ben Okafor and Noor Haddad is over.');
});

story('the one who asked hears of a “not now” on Home, and does not ask the same member again soon', async (it) => {
  const { ann, ben, hearth } = it;
  await isOn(it);
  await annAsksBen(it);
  await home(it, ben);
  await ben.presses('Not now');
  await hearth.settles();
  expect(await home(it, ben)).not.toContain('accountability partner');
  expect(await home(it, ann)).toContain(
    'Ben Okafor can’t right now. You can ask someone else: type `/hearth partner` in any channel.',
  );
  await it.itIs(TUESDAY, '09:00');
  expect(lastTo(ben)).not.toContain('accountability partner');
  await asks(it, ann, ['Ben Okafor']);
  expect(ann.reads('modal')).toContain('Ben Okafor can’t right now. They can ask you whenever it suits them.');
  await ann.closesAll();
  await asks(it, ben, ['Ann Berger']);
  expect(ben.reads('modal')).toContain('I’ll ask Ann Berger');
  await it.itIs(NEXT_MONDAY, '12:00');
  expect(await home(it, ann)).not.toContain('can’t right now');
});

story('a question ends when it is taken back, or after a week, and leaves no button', async (it) => {
  const { ann, ben, noor, hearth } = it;
  await isOn(it);
  await annAsksBen(it);
  await it.itIs(TUESDAY, '09:00');
  expect(lastTo(ben)).toContain('[Accept] [Not now]');
  await home(it, ann);
  await ann.presses('Take back');
  await hearth.settles();
  expect(lastTo(ben)).toContain('Ann Berger has taken back this request.');
  expect(lastTo(ben)).not.toContain('Accept');
  expect(await home(it, ann)).not.toContain('partner');
  await asks(it, ann, ['Noor Haddad']);
  await ann.closesAll();
  await it.itIs(WEDNESDAY, '09:00');
  expect(lastTo(noor)).toContain('[Accept] [Not now]');
  await it.itIs(addDays(TUESDAY, 7), '09:30');
  await it.itIs(addDays(TUESDAY, 7), '09:40');
  expect(noor.directMessages().join()).toContain('This request has ended.');
  expect(noor.directMessages().join()).not.toContain('Accept');
  expect(await home(it, ann)).toContain('Noor Haddad didn’t get to your request, so it has ended.');
});

story('a question to somebody who can’t be a partner says so in the form', async (it) => {
  const { ann, ben, noor, makers, databaseUrl } = it;
  const kim = it.person('Kim Neu');
  await isOn(it);
  const says = async (names: readonly string[], words: string) => {
    await asks(it, ann, names);
    expect(ann.reads('modal')).toContain(words);
    await ann.closesAll();
  };
  await says(['Ann Berger'], 'Choose someone other than yourself.');
  await says(['Kim Neu'], 'isn’t a member of this community.');
  await allRows(databaseUrl, `update checkin_participants set stopped_at = now() where user_id = '${noor.id}'`);
  await says(['Ben Okafor', 'Noor Haddad'], 'Noor Haddad doesn’t take part in check-ins here.');
  expect(await noor.types('/hearth partner', { in: makers })).toContain('so join check-ins in *Makers* first');
  makers.members.add(kim.id);
  const pause = (until: string) => allRows(databaseUrl, `update communities set paused_until = ${until}`);
  await pause(`'${NEXT_MONDAY}'`);
  expect(await ann.types('/hearth partner', { in: makers })).toContain('*Makers* isn’t running right now.');
  await pause('null');
  await annAsksBen(it);
  expect(await ann.types('/hearth partner', { in: makers })).toContain('You’ve asked Ben Okafor.');
  expect(await ben.types('/hearth partner', { in: makers })).toContain('Ann Berger has asked you to be their partner.');
  await agrees(it, ben);
  expect(await ben.types('/hearth partner', { in: makers })).toContain(
    'You’re partners with Ann Berger until Monday 21 December.',
  );
});

story('two who ask each other at the same moment become one question', async (it) => {
  const { ann, ben, makers, databaseUrl } = it;
  await isOn(it);
  for (const [person, name] of [[ann, 'Ben Okafor'] as const, [ben, 'Ann Berger'] as const]) {
    await person.types('/hearth partner', { in: makers });
    await person.fills({ 'Who would you like to ask?': [name] });
  }
  await Promise.all([ann.submits(), ben.submits()]);
  await it.hearth.settles();
  expect(await allRows(databaseUrl, 'select 1 from partnerships')).toHaveLength(1);
  expect(`${ann.reads('modal')}${ben.reads('modal')}`).toMatch(/has asked you to be their partner\./);
});

story('a partner ends it with one click and a confirmation, and the other reads it on Home', async (it) => {
  const { ann, ben, noor, hearth, databaseUrl } = it;
  await annAndBenArePartners(it);
  await home(it, ann);
  await ann.chooses('Tell them when I miss two check-ins');
  await hearth.settles();
  expect(await home(it, ann)).toContain('Stop telling them when I miss two check-ins');
  await ann.chooses('Stop being partners…');
  expect(ann.reads('modal')).toContain('You and *Ben Okafor* will no longer see each other’s commitments here.');
  await ann.submits();
  await hearth.settles();
  for (const [person, other] of [[ann, 'Ben Okafor'] as const, [ben, 'Ann Berger'] as const])
    expect(await home(it, person)).toContain(`Your time as partners with ${other} is over. Thank you both!`);
  expect(ben.directMessages()).toHaveLength(1);
  expect(await home(it, noor)).not.toContain('partner');
  await it.itIs(NEXT_MONDAY, '12:00');
  expect(await home(it, ben)).not.toContain('partner');
  expect(await allRows(databaseUrl, `select "end" from partnerships`)).toEqual([{ end: 'ended' }]);
});

story('partners don’t see what was shared in the channel of a circle', async (it) => {
  const { ann, ben, databaseUrl } = it;
  await annAndBenArePartners(it);
  await checksIn(it, ann, { 'What will you do next?': 'Baklava' });
  expect(await home(it, ben)).toContain('•  Baklava');
  await allRows(
    databaseUrl,
    `update deliveries set channel_id = 'C0000000099' where key like 'checkins.answer:%' returning key`,
  );
  expect(await home(it, ben)).not.toContain('Baklava');
});

story('it ends by itself after four weeks', async (it) => {
  await annAndBenArePartners(it);
  await it.itIs(addDays(MONDAY, 28), '09:00');
  expect(await home(it, it.ben)).toContain('*Your partner* until');
  await it.itIs(addDays(MONDAY, 28), '09:31');
  expect(await home(it, it.ben)).toContain('Your time as partners with Ann Berger is over.');
});

story('the feature does nothing until an organizer switches it on, and ends everything once it is off', async (it) => {
  const { ann, ben, noor, hearth, makers } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '09:30');
  expect(await ann.types('/hearth partner', { in: makers })).toContain('That’s switched off in *Makers*.');
  const turns = async (to: string) => {
    await home(it, noor);
    await noor.presses('Community settings');
    await noor.presses(`Switch ${to}: Accountability partners`);
    await noor.closesAll();
    await hearth.settles();
  };
  await turns('on');
  await annAsksBen(it);
  await it.itIs(TUESDAY, '09:00');
  expect(lastTo(ben)).toContain('[Accept]');
  await turns('off');
  expect(lastTo(ben)).not.toContain('Accept');
  await turns('on');
  expect(await home(it, ben)).not.toContain('accountability partner');
});

story('a partner who is erased leaves nothing behind, and the other reads that it is over', async (it) => {
  const { ann, ben, hearth, makers, databaseUrl } = it;
  await annAndBenArePartners(it);
  await ben.types('/hearth data', { in: makers });
  await ben.presses('Erase me');
  await ben.presses('Erase me');
  await ben.closesAll();
  await hearth.settles();
  expect(await home(it, ann)).toContain('Your time as partners is over.');
  expect(await allRows(databaseUrl, `select 1 from partners where user_id = '${ben.id}'`)).toEqual([]);
  expect(hearth.log.filter(({ level }) => level >= 50)).toEqual([]);
});

story('a question is for the member who was asked, and nobody ends what is not theirs', async (it) => {
  const { ann, ben, noor, hearth } = it;
  await isOn(it);
  await annAsksBen(it);
  await home(it, ben);
  const question = ben.directMessages().length;
  await Promise.all([ben.presses('Not now'), ben.presses('Not now')]);
  await hearth.settles();
  expect(ben.directMessages()).toHaveLength(question);
  expect(await home(it, ann)).toContain('Ben Okafor can’t right now.');
  expect(await home(it, noor)).not.toContain('Ben Okafor can’t');
});
