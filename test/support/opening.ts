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
  await opensSetUp(person);
  await person.fills({ 'Home channel': channel, ...fields }).submits();
  await person.closesAll();
}

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
