import { changePreferences, lockPreferences, preferencesOf } from '../../../attention/preferences.js';
import { dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { say } from '../../../slack/interactions/responses.js';
import { switchRecap } from '../contracts.js';
import { recap as words } from '../copy/recap.js';
import { nextRecap } from '../domain/recap.js';
import { recapKind } from '../proactive/recap-kind.js';
import { deleteRecap, saveRecap, wantsRecap } from '../store/recap.js';
import { turnedOn } from '../views/recap.js';
import { toOwn } from './access.js';

/** Registers the handler with which members turn their weekly recap on and off. */
export function listenForRecap(on: Listen, { db, clock, attention }: Deps): void {
  on.press(switchRecap, toOwn, async ({ person, carry }) => {
    const { workspaceId, userId, zone, locale } = person;
    const now = clock();
    const dueAt = nextRecap(zone, now);
    await db.inWorkspace(workspaceId, async (tx) => {
      await turn(tx, person, carry.on ? dueAt : undefined);
      await attention.recheck(tx, { workspaceId, userIds: [userId], now });
    });
    return say(carry.on ? turnedOn(dayIn(zone, dueAt), locale) : md`${words.turnedOff}`);
  });
}

/** Turns the recap on, the first one due then, or off. Either undoes “Stop these”, which is no choice for later times. */
async function turn(tx: Tx, { workspaceId, userId }: Person, dueAt: Date | undefined): Promise<void> {
  const { stopped } = await lockPreferences(tx, workspaceId, userId);
  await changePreferences(tx, workspaceId, userId, { stopped: stopped.filter((it) => it !== recapKind.topic) });
  await (dueAt ? saveRecap(tx, { workspaceId, userId, dueAt }) : deleteRecap(tx, userId));
}

/** Returns true if the person gets a weekly recap: they turned it on, and didn’t stop it below one. */
export async function isRecapOn(tx: Tx, userId: string): Promise<boolean> {
  if (!(await wantsRecap(tx, userId))) return false;
  return !(await preferencesOf(tx, userId))?.stopped.includes(recapKind.topic);
}
