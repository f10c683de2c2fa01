import { changeUser } from '../../local-slack/world/users.js';
import type { Message } from '../../local-slack/world/workspace.js';
import { allRows } from './rows.js';
import { MONDAY, type Story } from './story.js';

/** This person answers their check-in in the form. */
export async function checksIn(
  { hearth }: Story,
  person: Story['ann'],
  fields: Record<string, string> = {},
): Promise<void> {
  await person.uses('Check in');
  await person.fills({ 'What will you do next?': 'Ship it', ...fields }).submits();
  await hearth.settles();
}

/** Ann has shared a check-in on Monday, at 9:00. Returns the day's post. */
export async function annHasShared(it: Story, next = 'Ship it'): Promise<Message> {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, it.ann, { 'What will you do next?': next });
  return it.ben.sees(it.makers, /Monday’s check-ins/);
}

/** Puts these commitments, made on that day, on Ann's list. */
export async function annHasOnList({ databaseUrl, ann }: Story, texts: readonly string[], day: string): Promise<void> {
  await allRows(
    databaseUrl,
    `insert into commitments (workspace_id, community_id, user_id, text, made_on, made_at, position)
     select workspace_id, community_id, user_id, it.text, '${day}', '${day}T07:00Z', it.n - 1
     from members, unnest(array[${texts.map((text) => `'${text}'`).join(', ')}]) with ordinality as it (text, n)
     where user_id = '${ann.id}'`,
  );
}

/** This person changes their name in Slack. */
export async function isCalled(
  { slack, workspace, hearth }: Story,
  person: Story['ann'],
  realName: string,
): Promise<void> {
  await changeUser(slack.world, workspace.workspace, person.user, { realName });
  await hearth.settles();
}
