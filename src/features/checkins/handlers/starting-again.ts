import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { say } from '../../../slack/interactions/responses.js';
import { closePause, startAgain } from '../contracts.js';
import { copy } from '../copy.js';
import { choosePace } from '../store/paces.js';
import { toOwn } from './access.js';

/** Registers the handler that lets a member who was asked less often be asked as usual, in all their communities. */
export function listenForStartingAgain(on: Listen, { db, clock, jobs, refreshHome }: Deps): void {
  on.press(startAgain, toOwn, async ({ person }) => {
    const { workspaceId, userId } = person;
    const pausedAfter = await db.inWorkspace(workspaceId, (tx) => choosePace(tx, person, 'usual', clock()));
    if (pausedAfter) await jobs.add(closePause, { workspaceId, id: pausedAfter });
    await refreshHome(workspaceId, [userId]);
    return say(md`${copy.askedAsUsual}`);
  });
}
