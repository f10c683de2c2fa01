import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { Channel, Message } from '../../local-slack/world/workspace.js';
import { nobodyChecksIn } from './quiet.js';
import { allRows } from './rows.js';
import { MONDAY, type Story } from './story.js';

/** Switches reports on in all communities. */
export async function takesReports({ databaseUrl }: Pick<Story, 'databaseUrl'>): Promise<void> {
  await allRows(
    databaseUrl,
    `insert into feature_switches (workspace_id, community_id, feature, is_on)
     select workspace_id, id, 'moderation', true from communities`,
  );
}

/** Gives these people a role in all communities. */
export async function give({ databaseUrl, clock }: Story, role: string, ...people: DrivenPerson[]): Promise<void> {
  for (const { id } of people)
    await allRows(
      databaseUrl,
      `insert into community_roles (workspace_id, community_id, user_id, role, granted_at)
       select workspace_id, id, '${id}', '${role}', '${clock.now().toISOString()}' from communities`,
    );
}

/** This person reports a message with the shortcut. */
export async function flags(
  it: Story,
  person: DrivenPerson,
  message: Message,
  fields: Record<string, string | readonly string[]> = {},
): Promise<void> {
  await person.uses('Report to moderators', { on: message });
  await person.fills(fields).submits();
  await person.closesAll();
  await it.hearth.settles();
}

/** This person reports a concern with `/hearth report`. */
export async function raises(it: Story, person: DrivenPerson, fields: Record<string, string>): Promise<void> {
  await person.types('/hearth report', { in: it.makers });
  await person.fills(fields).submits();
  await person.closesAll();
  await it.hearth.settles();
}

/** Returns the direct messages to a person that have to do with reports. */
export function aboutReports(person: DrivenPerson): string[] {
  return person
    .directMessages()
    .filter((text) => /report|concern|looks? after/.test(text))
    .map((text) => text.replace(/^Hearth: /, ''));
}

interface Moderated {
  readonly mona: DrivenPerson;
  readonly max: DrivenPerson;
  readonly message: Message;
}

/** Ben has written something on Monday at ten, and Ann has flagged it. Mona and Max are moderators. */
export async function somethingIsFlagged(it: Story): Promise<Moderated> {
  const { ann, ben, makers } = it;
  const [mona, max] = [it.person('Mona Weiss'), it.person('Max Lund')];
  for (const one of [mona, max]) makers.members.add(one.id);
  await it.settlesIn();
  await nobodyChecksIn(it);
  await takesReports(it);
  await it.itIs(MONDAY, '10:00');
  await give(it, 'moderator', mona, max);
  const message = await ben.posts(makers, 'You are all idiots');
  await flags(it, ann, message, { 'What should they know?': 'Please help.' });
  return { mona, max, message };
}

/** Switches warnings on in all communities. */
export async function warningsAreOn({ databaseUrl }: Story): Promise<void> {
  await allRows(
    databaseUrl,
    `insert into moderation_settings (workspace_id, community_id, warns) select workspace_id, id, true from communities`,
  );
}

/** This moderator warns the member of the latest case that they have taken on. */
export async function warns(it: Story, moderator: DrivenPerson, fields: Record<string, string> = {}): Promise<void> {
  await moderator.opensDirectMessages();
  await moderator.chooses('Warn');
  await moderator.fills(fields).submits();
  await moderator.closesAll();
  await it.hearth.settles();
}

/** Noor chooses this channel for the moderators. */
export async function choosesChannel(it: Story, name: string): Promise<void> {
  const { noor, hearth, makers } = it;
  await noor.types('/hearth settings', { in: makers });
  await noor.presses('Change: Reports');
  await noor.fills({ 'Moderators’ private channel': name }).submits();
  await hearth.settles();
}

/** Adds members whom Slack doesn't have, until there are 300. */
async function hasManyMembers({ databaseUrl }: Story): Promise<void> {
  await allRows(
    databaseUrl,
    `with added as (insert into people (workspace_id, user_id, name, zone, locale, standing)
       select workspace_id, 'UMANY' || i, 'Member ' || i, 'UTC', 'en-GB', 'full' from communities, generate_series(1, 300) i returning workspace_id, user_id)
     insert into members (workspace_id, community_id, user_id, joined_at)
       select c.workspace_id, c.id, added.user_id, c.created_at from added join communities c using (workspace_id)`,
  );
}

/** A community with 300 members, on Monday at ten, whose moderators have a private channel. Returns it. */
export async function withChannel(it: Story): Promise<Channel> {
  const { noor, ann, workspace } = it;
  await it.settlesIn();
  await nobodyChecksIn(it);
  await takesReports(it);
  await it.itIs(MONDAY, '10:00');
  await give(it, 'moderator', ann);
  await hasManyMembers(it);
  const mods = workspace.channel({ name: 'mods', members: [noor, ann], isPrivate: true, withApp: true });
  await choosesChannel(it, '#mods');
  await noor.closesAll();
  return mods;
}
