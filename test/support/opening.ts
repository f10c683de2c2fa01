import type { DrivenPerson } from '../../local-slack/driver/person.js';

/** Opens the modal that sets a community up, the way that people who may do so find it. */
export async function opensSetUp(person: DrivenPerson): Promise<void> {
  await person.uses('Do something…');
  await person.presses('Set up a community');
}

/** Opens what an organizer changes in a community, from Home by way of "Community settings". */
export async function opensSettings(person: DrivenPerson, label: string): Promise<void> {
  await person.presses('Community settings');
  await person.presses(`Change: ${label}`);
}
