import { addDays } from '../../src/core/calendar.js';
import { agrees, asks, home, partnersAreOn } from '../support/partners.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

type Person = Story['ann'];

const TUESDAY = addDays(MONDAY, 1);

const SUGGESTION = (name: string) =>
  `*${name}* is also looking for an accountability partner in *Makers*. Would you like to team up?`;

const LOOKING =
  'I’m looking for an accountability partner for you. When I find someone who’s also looking, I’ll ask you both. [Stop looking]';

const lastTo = (person: Person) => person.directMessages().at(-1) ?? '';

async function looks(it: Story, person: Person): Promise<void> {
  await person.types('/hearth partner', { in: it.makers });
  await person.presses('Find me a partner');
  expect(person.reads('modal')).toContain('I’m looking. When another member of *Makers* is looking, too');
  await person.closesAll();
  await it.hearth.settles();
}

async function isOn(it: Story): Promise<void> {
  await it.settlesIn();
  await partnersAreOn(it);
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '09:30');
}

story('two members who are looking are asked both, and become partners once both agree', async (it) => {
  const { ann, ben, databaseUrl } = it;
  await isOn(it);
  await looks(it, ann);
  expect(await home(it, ann)).toContain(LOOKING);
  expect(await home(it, ben)).not.toContain('partner');
  await looks(it, ben);
  expect(await home(it, ann)).toContain(`${SUGGESTION('Ben Okafor')}\n· For four weeks`);
  expect(await home(it, ann)).not.toContain('Stop looking');
  await it.itIs(TUESDAY, '09:00');
  expect(lastTo(ben)).toContain(SUGGESTION('Ann Berger'));
  await ben.opensDirectMessages();
  await ben.chooses('Why this?');
  expect(ben.reads('modal')).toContain('You asked me to find you a partner.');
  await ben.closesAll();
  await agrees(it, ann);
  expect(await home(it, ann)).toContain('You said yes to Ben Okafor, who hasn’t answered yet. [Take back]');
  await agrees(it, ben);
  for (const person of [ann, ben]) {
    expect(await home(it, person)).toContain('*Your partner* until Tuesday 22 December');
    expect(lastTo(person)).not.toContain('Accept');
  }
  expect(await allRows(databaseUrl, 'select 1 from partner_searches')).toEqual([]);
});

story('after a “not now”, both go on looking, and are not suggested to each other again', async (it) => {
  const { ann, ben, noor, hearth } = it;
  await isOn(it);
  for (const person of [ann, ben]) await looks(it, person);
  await home(it, ann);
  await ann.presses('Not now');
  await hearth.settles();
  await it.itIs(MONDAY, '09:35');
  for (const person of [ann, ben]) {
    expect(await home(it, person)).toContain(LOOKING);
    expect(await home(it, person)).not.toContain('would you like');
  }
  await it.itIs(TUESDAY, '09:40');
  expect(await home(it, ben)).toContain(LOOKING);
  await home(it, ann);
  await ann.presses('Stop looking');
  await hearth.settles();
  expect(await home(it, ann)).not.toContain('partner');
  await looks(it, noor);
  expect(await home(it, ben)).toContain(SUGGESTION('Noor Haddad'));
  // A member who does not answer is not looking any more.
  await agrees(it, ben);
  await it.itIs(addDays(MONDAY, 8), '10:00');
  await it.itIs(addDays(MONDAY, 8), '10:05');
  expect(await home(it, ben)).toContain(LOOKING);
  expect(await home(it, noor)).not.toContain('partner');
});

story('a member who is looking can be asked by another one, and finds what they were looking for', async (it) => {
  const { ann, ben, databaseUrl } = it;
  const kai = it.person('Kai Ngata', { zone: 'Pacific/Auckland' });
  it.makers.members.add(kai.id);
  await isOn(it);
  await looks(it, ann);
  // Their days do not overlap.
  await looks(it, kai);
  expect(await home(it, ann)).toContain(LOOKING);
  await asks(it, ben, ['Ann Berger']);
  await ben.closesAll();
  expect(await home(it, ann)).not.toContain('Stop looking');
  await agrees(it, ann);
  expect(await allRows(databaseUrl, 'select 1 from partner_searches')).toHaveLength(1);
  await kai.leaves(it.makers);
  await it.hearth.settles();
  expect(await allRows(databaseUrl, 'select 1 from partner_searches')).toEqual([]);
});
