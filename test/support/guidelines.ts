import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { opensSettings } from './opening.js';
import { nobodyChecksIn } from './quiet.js';
import { allRows } from './rows.js';
import { MONDAY, type Story } from './story.js';

/** Opens the editor of the guidelines from Home. */
export async function opensEditor({ hearth }: Story, person: DrivenPerson): Promise<void> {
  await person.closesAll();
  await person.opensHome();
  await hearth.settles();
  await opensSettings(person, 'Guidelines');
}

/** Noor publishes the guidelines that Hearth suggests, on Monday at 10:00. */
export async function guidelinesArePublished(it: Story, { withCheckins = true } = {}): Promise<void> {
  await it.settlesIn();
  if (!withCheckins) await nobodyChecksIn(it);
  await it.itIs(MONDAY, '10:00');
  await opensEditor(it, it.noor);
  await it.noor.presses('Preview');
  await it.noor.submits();
  await it.noor.closesAll();
  await it.hearth.settles();
}

/** The first rule of “How often?” as Hearth suggests it, and as `changes` changes it. */
export const ONE_POST = 'One new post a day is plenty; thread replies are unlimited.';
export const TWO_POSTS = 'Two new posts a day are plenty; thread replies are unlimited.';

/** This organizer changes the rules of “How often?” and publishes that. */
export async function changes(
  it: Story,
  person: DrivenPerson,
  { rules = TWO_POSTS, summary = 'Two posts a day.', isMinor = false } = {},
): Promise<void> {
  await opensEditor(it, person);
  await person.presses('Edit: How often?');
  await person.fills({ 'Rules, one a line': rules }).submits();
  await person.presses('Preview');
  await person.fills({ 'Sum up what changed': summary });
  if (isMinor) await person.fills({ 'How big is the change?': ['Minor edit'] });
  await person.submits();
  await person.closesAll();
  await it.hearth.settles();
}

/** Returns this person's Home as it is now. */
export async function homeOf({ hearth }: Story, person: DrivenPerson): Promise<string> {
  await person.closesAll();
  await person.opensHome();
  await hearth.settles();
  return person.reads('Home');
}

/** Returns Hearth's posts about guidelines, as Ben sees them in the channel. */
export function postsAboutGuidelines({ ben, makers }: Story): string[] {
  return ben
    .reads(makers)
    .split(/^Hearth: /m)
    .filter((text) => /guidelines|key rules/i.test(text))
    .map((text) => text.trimEnd());
}

/** Makes this person an organizer, too. */
export async function organizes({ databaseUrl, clock }: Story, { id }: DrivenPerson): Promise<void> {
  const at = clock.now().toISOString();
  await allRows(
    databaseUrl,
    `insert into community_roles (workspace_id, community_id, user_id, role, granted_at)
     select workspace_id, id, '${id}', 'organizer', '${at}' from communities`,
  );
}
