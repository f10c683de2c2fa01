import type { DrivenPerson } from '../../local-slack/driver/person.js';

/** Opens the modal for setting up a community from the global shortcut. */
export async function opensSetUp(person: DrivenPerson): Promise<void> {
  await person.uses('Do something…');
  await person.presses('Set up a community');
}

/** Opens the settings with that label from Home, through "Community settings". */
export async function opensSettings(person: DrivenPerson, label: string): Promise<void> {
  await person.presses('Community settings');
  await person.presses(`Change: ${label}`);
}
