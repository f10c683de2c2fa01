import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays, instantAt } from '../../src/core/calendar.js';
import { opensSettings } from '../support/opening.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const [WEDNESDAY, FRIDAY] = [addDays(MONDAY, 2), addDays(MONDAY, 4)];
const END = addDays(MONDAY, 18);

/** Opens "People and roles" from "Community settings". */
async function opensRoles({ hearth }: Story, person: DrivenPerson): Promise<void> {
  await person.opensHome();
  await hearth.settles();
  await opensSettings(person, 'People and roles');
}

/** Names someone from "People and roles". */
async function names(it: Story, person: DrivenPerson, button: string, fields: Record<string, string>): Promise<void> {
  await opensRoles(it, person);
  await person.presses(button);
  await person.fills(fields).submits();
}

/** Gives up a role with `/hearth roles`. */
async function stepsDown(it: Story, person: DrivenPerson, role: string): Promise<void> {
  await person.types('/hearth roles', { in: it.makers });
  await person.presses(`Step down: ${person.name}, ${role}`);
  await person.presses('Step down');
  await person.closesAll();
}

/** The note and the names in the modal. */
function shown(person: DrivenPerson): string[] {
  const lines = person.reads('modal').split('\n').slice(2, -1);
  const isName = (line: string) =>
    line.startsWith('*') && !/^\*(Organizers|Moderators|Topic leaders|Event organizers|Greeters)\*/.test(line);
  return lines.slice(0, lines.indexOf('---')).concat(lines.filter(isName));
}

/** Returns true if the person's Home has the organizers' settings. */
async function organizes({ hearth }: Story, person: DrivenPerson): Promise<boolean> {
  await person.opensHome();
  await hearth.settles();
  return person.reads('Home').includes('[Community settings]');
}

const messagesAbout = (person: DrivenPerson, words: string) =>
  person.directMessages().filter((text) => text.includes(words));

story('organizers name each other and greeters, take roles away and step down, but never the last one', async (it) => {
  const { noor, ann, ben, hearth } = it;
  const zed = it.person('Zed Outside');
  await it.settlesIn();
  await opensRoles(it, noor);
  expect(noor.reads('modal')).toBe(
    [
      '== People and roles ==',
      '· *Makers*',
      '---',
      '*Organizers*',
      'Organizers can change the settings and see who has gone quiet.',
      '*Noor Haddad*',
      '[Name an organizer]',
      '---',
      '*Moderators*',
      'Moderators handle what members report, if “Reports” is on in the settings.',
      'Nobody yet. Organizers handle reports instead.',
      '[Name a moderator]',
      '---',
      '*Topic leaders*',
      'Topic leaders know a topic well. Members can turn to them with questions about it.',
      'Nobody yet.',
      '[Name a topic leader]',
      '---',
      '*Event organizers*',
      'Event organizers plan small events. Members can turn to them with ideas.',
      'Nobody yet.',
      '[Name an event organizer]',
      '---',
      '*Greeters*',
      'Greeters take turns welcoming newcomers. If nobody replies to a newcomer’s first post within a day, Hearth asks their greeter to.',
      'Nobody yet. Until there is one, organizers greet newcomers.',
      '[Name a greeter]',
      '[Close]',
    ].join('\n'),
  );
  await noor.presses('Name an organizer');
  await noor.fills({ 'Who?': zed.name }).submits();
  expect(noor.errors()).toEqual({ 'Who?': 'Choose someone who is in the channel.' });
  await noor.fills({ 'Who?': ann.name }).submits();
  expect(shown(noor)).toEqual(['Ann Berger is an organizer now.', '*Noor Haddad*', '*Ann Berger*']);
  await stepsDown(it, ann, 'an organizer');
  await noor.presses('Step down: Noor Haddad, an organizer');
  await noor.presses('Step down');
  expect(shown(noor)).toEqual([
    'First, name another organizer with no last day. A community always keeps one.',
    '*Noor Haddad*',
  ]);
  await noor.presses('Name an organizer');
  await noor.fills({ 'Who?': ann.name }).submits();
  await noor.presses('Step down: Noor Haddad, an organizer');
  await noor.presses('Step down');
  expect(shown(noor)).toEqual(['*Ann Berger*']);
  await noor.closesAll();
  await hearth.settles();
  expect([await organizes(it, noor), await organizes(it, ann)]).toEqual([false, true]);

  await names(it, ann, 'Name a moderator', { 'Who?': ben.name });
  expect(shown(ann)).toEqual(['Ben Okafor is a moderator now.', '*Ann Berger*', '*Ben Okafor*']);
  await ann.presses('Remove: Ben Okafor, a moderator');
  await ann.presses('Remove');
  await ann.closesAll();
  await names(it, ann, 'Name a greeter', { 'Who?': ben.name });
  await ann.closesAll();
  await ben.types('/hearth roles', { in: it.makers });
  expect(ben.reads('modal')).toContain('*Ben Okafor*\n[Step down]');
  expect(ben.reads('modal')).not.toMatch(/Change last day|Remove|Name an/);
  await ben.presses('Step down');
  await ben.presses('Step down');
  expect(shown(ben)).toEqual(['*Ann Berger*']);
});

story('a member leads several topics, each with its own end, and is told about each', async (it) => {
  const { noor, ann, ben, clock, hearth } = it;
  await it.settlesIn();
  await opensRoles(it, noor);
  await noor.presses('Name a topic leader');
  await noor.fills({ 'Who?': ann.name, Topic: '  ' }).submits();
  expect(noor.errors()).toEqual({ Topic: 'Name the topic.' });
  await noor.fills({ Topic: ' pricing ' }).submits();
  await noor.presses('Name a topic leader');
  await noor.fills({ 'Who?': ann.name, Topic: '*hiring* & firing', 'Last day': END }).submits();
  await noor.presses('Name an event organizer');
  await noor.fills({ 'Who?': ben.name }).submits();
  const names = [
    '*Noor Haddad*',
    '*Ann Berger* · *hiring* & firing, until Friday 11 December',
    '*Ann Berger* · pricing',
  ];
  expect(shown(noor)).toEqual(['Ben Okafor is an event organizer now.', ...names, '*Ben Okafor*']);
  await noor.closesAll();
  await hearth.settles();
  await it.itIs(MONDAY, '10:30');
  const told = messagesAbout(ann, 'made you')
    .join('\n')
    .match(/a topic leader \(.*?\)/g);
  expect(told?.sort()).toEqual(['a topic leader (*hiring* & firing)', 'a topic leader (pricing)']);

  await ben.types('/hearth roles', { in: it.makers });
  expect(ben.reads('modal')).toContain('*Ann Berger* · pricing\n');
  expect(ben.reads('modal')).not.toMatch(/Change last day|Remove|Name a/);
  await ben.closesAll();
  await ann.types('/hearth roles', { in: it.makers });
  await ann.presses('Step down: Ann Berger, a topic leader (pricing)');
  await ann.presses('Step down');
  expect(shown(ann)).toEqual([names[0], names[1], '*Ben Okafor*']);
  await ann.closesAll();
  await clock.advance({ until: instantAt(addDays(END, 1), '09:00', 'Europe/Berlin') });
  await ann.types('/hearth roles', { in: it.makers });
  expect(shown(ann)).toEqual([names[0], '*Ben Okafor*']);
});

story(
  'of two organizers who do the same, the second is told who was first; a second press does nothing',
  async (it) => {
    const { noor, ann, ben, databaseUrl } = it;
    await it.settlesIn();
    await names(it, noor, 'Name an organizer', { 'Who?': ann.name });
    await noor.closesAll();

    for (const person of [noor, ann]) {
      await opensRoles(it, person);
      await person.presses('Name an organizer');
      await person.fills({ 'Who?': ben.name });
    }
    await Promise.all([noor.submits(), ann.submits()]);
    const [row] = await allRows(databaseUrl, `select granted_by from community_roles where user_id = '${ben.id}'`);
    const first = row?.granted_by === noor.id ? noor : ann;
    const second = first === noor ? ann : noor;
    expect([shown(first)[0], shown(second)[0]]).toEqual([
      'Ben Okafor is an organizer now.',
      `${first.name} got there first: Ben Okafor is already an organizer.`,
    ]);

    for (const person of [noor, ann]) {
      await person.closesAll();
      await opensRoles(it, person);
      await person.presses('Remove: Ben Okafor, an organizer');
    }
    await Promise.all([noor.presses('Remove'), ann.presses('Remove')]);
    const [ended] = await allRows(databaseUrl, `select ended_by from community_roles where user_id = '${ben.id}'`);
    const taker = ended?.ended_by === noor.id ? noor : ann;
    const other = taker === noor ? ann : noor;
    expect([shown(taker)[0], shown(other)[0]]).toEqual([
      '*Noor Haddad*',
      `${taker.name} got there first: Ben Okafor isn’t an organizer anymore.`,
    ]);
  },
);

story('an organizer who loses the role while a form is open changes nothing with it', async (it) => {
  const { noor, ann, ben, databaseUrl } = it;
  await it.settlesIn();
  await names(it, noor, 'Name an organizer', { 'Who?': ann.name });
  await opensRoles(it, ann);
  await ann.presses('Name an organizer');
  await ann.fills({ 'Who?': ben.name });
  await noor.presses('Remove: Ann Berger, an organizer');
  await noor.presses('Remove');
  await ann.submits();
  expect(ann.errors()).toEqual({ 'Who?': 'Only organizers of this community can do that.' });
  const held = await allRows(databaseUrl, 'select user_id from community_roles where ended_at is null');
  expect(held).toEqual([{ user_id: noor.id }]);
});

story('a role with a last day ends after it, and its holder is reminded once to hand over', async (it) => {
  const { noor, ann, ben, hearth, databaseUrl } = it;
  await it.settlesIn();
  await names(it, noor, 'Name an organizer', { 'Who?': ann.name });
  await noor.presses('Change last day: Noor Haddad, an organizer');
  await stepsDown(it, ann, 'an organizer');
  await noor.fills({ 'Last day': END }).submits();
  expect(noor.errors()).toEqual({
    'Last day': 'First, name another organizer with no last day. A community always keeps one.',
  });
  await noor.closesAll();
  await names(it, noor, 'Name an organizer', { 'Who?': ann.name, 'Last day': addDays(MONDAY, -1) });
  expect(noor.errors()).toEqual({ 'Last day': 'Choose today or a later day.' });
  await noor.fills({ 'Last day': FRIDAY }).submits();
  expect(shown(noor)).toContain('*Ann Berger*, until Friday 27 November');
  await noor.presses('Change last day: Ann Berger, an organizer');
  await noor.fills({ 'Last day': END }).submits();
  expect(shown(noor)).toContain('*Ann Berger*, until Friday 11 December');
  await noor.closesAll();

  for (let day = WEDNESDAY; day <= addDays(MONDAY, 15); day = addDays(day, 1)) await it.itIs(day, '10:00');
  expect(messagesAbout(ann, 'Is there someone who could take over')).toHaveLength(1);
  await ann.opensDirectMessages();
  await ann.presses('People and roles');
  await ann.presses('Name an organizer');
  await ann.fills({ 'Who?': ben.name }).submits();
  await ann.closesAll();
  await hearth.settles();
  expect(messagesAbout(ann, 'take over')).toEqual([]);
  expect(messagesAbout(ann, 'Ben Okafor is an organizer of *Makers* now, too.')).toHaveLength(1);

  await it.itIs(END, '23:00');
  expect(await organizes(it, ann)).toBe(true);
  await it.itIs(addDays(END, 1), '00:00');
  await hearth.settles();
  expect(ann.reads('Home')).not.toContain('[Community settings]');
  const ended = await allRows(databaseUrl, `select ended_by from community_roles where ended_at is not null`);
  expect(ended).toEqual([{ ended_by: null }]);
});

story('an admin in the channel may name an organizer, and nothing more', async (it) => {
  const { ann, makers } = it;
  await it.settlesIn();
  const ada = it.person('Ada Admin', { isAdmin: true });
  await ada.joins(makers);
  await it.hearth.settles();
  await ada.types('/hearth roles', { in: makers });
  expect(ada.reads('modal')).not.toMatch(/Remove|Change last day|Step down|Name a greeter/);
  await ada.presses('Name an organizer');
  await ada.fills({ 'Who?': ann.name }).submits();
  expect(shown(ada)[0]).toBe('Ann Berger is an organizer now.');
  expect(await organizes(it, ann)).toBe(true);
});
