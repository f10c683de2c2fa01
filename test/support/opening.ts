import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { Channel } from '../../local-slack/world/workspace.js';

/** Opens the modal for setting up a community from the global shortcut. */
export async function opensSetUp(person: DrivenPerson): Promise<void> {
  await person.uses('Do something…');
  await person.presses('Set up a community');
}

/** Sets up a community in that channel, such as `#makers`. `fields` overrides what the modal suggests, by label. */
export async function setsUp(
  person: DrivenPerson,
  channel: string,
  fields: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<void> {
  await fillsSetUp(person, channel, fields);
  if (Object.keys(person.errors()).length === 0) await person.submits();
  await person.closesAll();
}

/** Opens the form for a community, fills it in and submits it, which shows the preview. */
export async function fillsSetUp(
  person: DrivenPerson,
  channel: string,
  fields: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<void> {
  await opensSetUp(person);
  await person.fills({ 'Home channel': channel, 'What kind of community is it?': 'Something else' });
  if (Object.keys(fields).some((label) => MORE.includes(label))) await person.presses('More options');
  if (Object.keys(fields).some((label) => OWN.includes(label))) await person.chooses('Your own days and times');
  await person.fills(fields).submits();
}

/** The labels of the fields that the form shows only after more options, or for a rhythm of one’s own. */
const MORE = ['Name', 'Who is it for?', 'What’s hard to do alone?', 'What should members achieve?', 'Which time zone?'];
const OWN = ['Check-in days', 'Ask at', 'Answers by', 'Which day is the deadline?'];

/** Opens the settings with that label from Home, through "Community settings". */
export async function opensSettings(person: DrivenPerson, label: string): Promise<void> {
  await person.presses('Community settings');
  await person.presses(`Change: ${label}`);
}

/** These people join the check-ins with the button on the community's announcement. */
export async function joinCheckins(channel: Channel, people: readonly DrivenPerson[]): Promise<void> {
  for (const person of people) {
    await person.presses('Join check-ins', { in: channel });
    await person.closesAll();
  }
}
