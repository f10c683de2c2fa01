import { lockPreferences } from '../../../attention/preferences.js';
import { dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { type Person, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { divider, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { reminderIn } from '../domain/keys.js';
import { progressIn, type Reminded, remindedById } from '../store/reminded.js';
import { earlierReminder, reminderBlocks, reminderLine } from '../views/reminder.js';

/** Returns a reminder that is about to be sent, with what waits for the member. */
export async function openReminder(
  tx: Tx,
  { attention, clock }: Deps,
  it: Reminded & { readonly person: Person },
  key: string,
): Promise<Message> {
  const { workspaceId, userId, locale } = it.person;
  const { done } = await progressIn(tx, it);
  const preferences = await lockPreferences(tx, workspaceId, userId);
  const carried = await attention.carry(tx, { userId, preferences, key, now: clock() });
  return message(...reminderBlocks({ ...it, done, locale }), ...(carried.length > 0 ? [divider(), ...carried] : []));
}

/** Returns the reminder with that ledger key as it is now. */
export async function currentReminder(tx: Tx, { attention, clock }: Deps, it: Reminded, key: string): Promise<Message> {
  const { participant, challenge } = it;
  const { done, latest } = await progressIn(tx, it);
  const { locale, zone } = (participant.userId && (await personById(tx, participant.userId))) || FALLBACK;
  const carried = await attention.carried(tx, key, clock());
  const rest = carried.length > 0 ? [divider(), ...carried] : [];
  const at = reminderIn(key)?.at;
  if (!at || participant.remindedAt?.getTime() !== at.getTime()) return message(...earlierReminder(challenge), ...rest);
  if (participant.isReminderOpen) return message(...reminderBlocks({ ...it, done, locale }), ...rest);
  const isLogged = latest !== undefined && latest >= dayIn(zone, at);
  return message(section(reminderLine({ ...it, done, locale, isLogged })), ...rest);
}

const FALLBACK = { locale: 'en-GB', zone: 'UTC' };

/** Updates the reminder with that ledger key, if it is one. */
export async function refreshReminder(deps: Deps, workspaceId: string, key: string): Promise<void> {
  const { db, deliver } = deps;
  const id = reminderIn(key)?.participantId;
  const current = id
    ? await db.inWorkspace(workspaceId, async (tx) => {
        const it = await remindedById(tx, id);
        return it && currentReminder(tx, deps, it, key);
      })
    : undefined;
  if (current) await deliver.update(workspaceId, key, current);
}
