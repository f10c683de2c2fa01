import { ASK_DAY, HELLO_DAY, startNudges } from '../support/quiet.js';
import { MONDAY, type Story, story } from '../support/story.js';

async function opensHome({ hearth }: Story, person: Story['noor']): Promise<void> {
  await person.opensHome();
  await hearth.settles();
}

story('an organizer finds every setting and its current value in one place', async (it) => {
  await it.settlesIn();
  await opensHome(it, it.noor);
  expect(it.noor.reads('Home').split('\n').at(-1)).toBe('[Preferences] [Community settings]');
  await it.noor.presses('Community settings');
  expect(it.noor.reads('modal')).toContain(
    [
      '== Community settings ==',
      '· *Makers*',
      '---',
      '*Purpose and rhythm*',
      'Monday to Friday at 09:00, in each member’s own time zone [Change]',
      '*Pause or close*',
      'Check-ins are running. [Change]',
      '*Channels that count*',
      'Only activity in the home channel counts. [Change]',
      '*Check-ins*',
      'One check-in: Monday to Friday at 09:00, in each member’s own time zone [Change]',
      '*Weekly digest*',
      'Off. [Change]',
      '*Greeters*',
      'No greeter yet. Until there is one, Noor Haddad greets newcomers. [Change]',
      '*Introductions*',
      'New members say who they are. Hearth also asks: What are you hoping to find here? What could others ask you about? [Change]',
      '*Invitation link*',
      'No link yet. Members can invite people without one. [Change]',
      '*Guidelines*',
      'Not published yet. Hearth suggests a text to start from. [Change]',
      '*Limits on posting*',
      'Off. Members post as they like. [Change]',
      '*Quiet members*',
      'Members count as quiet after at least 7 days without activity. [Change]',
      '*People and roles*',
      'Organizers: Noor Haddad. [Change]',
      '*Topics*',
      'None yet. Name some, and Hearth can bring together members who share a topic. [Change]',
      '*Slack statuses*',
      'The usual statuses for illness and vacation mean away. [Change]',
      '---',
      '*Somebody answers*: off',
      'Each shared check-in is given to one other member to answer, who sees it with their own check-in. Recommended for more than 30 participants. [Switch on]',
      '*Help with what’s in the way*: off',
      'Members who share what’s in their way can ask for help. Hearth posts it once in the thread, and mentions the topic leaders they choose. [Switch on]',
      '*Accountability partners*: off',
      'Two or three members team up for four weeks. They see each other’s shared commitments on Home and, if they like, let the others know when they’ve missed two check-ins. [Switch on]',
      '*Newcomers*: on',
      'New members get a welcome by DM, and one more message after three days if they have neither joined in nor said that they’re just looking. [Switch off]',
      '*Challenges*: off',
      'Members work on something together for a few weeks, with a shared target. [Switch on]',
      '*Reports*: off',
      'Members can report a message or a concern in private. Moderators handle reports; if there are none, organizers do. [Switch on]',
      '*Quiet members*: on',
      'Hearth notices when a member has gone quiet, and makes sure they hear from someone. [Switch off]',
    ].join('\n'),
  );
  await it.noor.presses('Change: Purpose and rhythm');
  await it.noor.chooses('Your own days and times');
  await it.noor.fills({ 'Check-in days': ['Monday'] }).submits();
  expect(it.noor.modal).toBeUndefined();
  await it.noor.presses('Community settings');
  expect(it.noor.reads('modal')).toContain('Every Monday at 09:00, in each member’s own time zone');
});

story('a member sees only Preferences in the last row of Home', async (it) => {
  await it.settlesIn();
  await opensHome(it, it.ann);
  expect(it.ann.reads('Home').split('\n').at(-1)).toBe('[Preferences]');
});

story('a feature that is switched off does nothing, sends nothing and shows nothing', async (it) => {
  const { noor, ann, hearth } = it;
  await startNudges(it);
  await opensHome(it, noor);
  await noor.presses('Community settings');
  await noor.presses('Switch off: Quiet members');
  expect(noor.reads('modal')).toContain('*Quiet members*: off');
  expect(noor.reads('modal')).not.toContain('Members count as quiet');
  await noor.closesAll();
  for (const day of [HELLO_DAY, ASK_DAY]) await it.itIs(day, '10:00');
  expect(await nudgesTo(ann)).toEqual([]);
  await opensHome(it, noor);
  expect(noor.reads('Home')).not.toContain('gone quiet');

  await noor.presses('Community settings');
  await noor.presses('Switch on: Quiet members');
  await noor.closesAll();
  await hearth.settles();
  expect(await nudgesTo(ann)).toEqual([]);
  await it.itIs('2026-12-14', '10:00');
  expect(await nudgesTo(ann)).toHaveLength(1);
});

/** Returns the nudges that a member got, without check-ins. */
async function nudgesTo(person: Story['ann']): Promise<string[]> {
  return person.directMessages().filter((text) => text.includes('Why this'));
}

story('a modal that was open when its feature was switched off is refused', async (it) => {
  const { noor, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '08:30');
  const kim = it.person('Kim Neu');
  await kim.joins(it.makers);
  await hearth.settles();
  await opensHome(it, kim);
  await kim.presses('Introduce yourself');
  await opensHome(it, noor);
  await noor.presses('Community settings');
  await noor.presses('Switch off: Newcomers');
  await kim.fills({ 'Who are you, and what are you working on?': 'I am Kim.' }).submits();
  expect(Object.values(kim.errors())).toEqual(['An organizer has switched that off here.']);
  await kim.closesAll();
  await opensHome(it, kim);
  expect(kim.reads('Home')).not.toContain('Introduce yourself');
});

story('first posts that waited while Newcomers was off are not brought up when it is switched on', async (it) => {
  await it.settlesIn();
  await it.itIs(MONDAY, '10:00');
  const zoe = it.person('Zoe Newcomer');
  await zoe.joins(it.makers);
  await it.hearth.settles();
  await zoe.posts(it.makers, 'Hello!');
  await it.hearth.settles();
  const switches = async (to: string) => {
    await it.noor.types('/hearth settings', { in: it.makers });
    await it.noor.presses(`Switch ${to}: Newcomers`);
    await it.noor.closesAll();
    await it.hearth.settles();
  };
  await switches('off');
  await it.itIs('2026-12-15', '10:00');
  await switches('on');
  await it.itIs('2026-12-15', '10:05');
  await it.itIs('2026-12-15', '13:00');
  // Her own check-in may come at any of these times, within an hour of another message or after it.
  expect(it.noor.directMessages().filter((text) => text.includes('Zoe'))).toEqual([]);
});
