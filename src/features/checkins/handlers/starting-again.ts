import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { anyone } from '../../../slack/interactions/permissions.js';
import { say } from '../../../slack/interactions/responses.js';
import { closePause, startAgain } from '../contracts.js';
import { copy } from '../copy.js';
import { choosePace } from '../store/paces.js';

/** Registers the handler that lets a member whom nobody asked any more be asked again, in all their communities. */
export function listenForStartingAgain(on: Listen, { db, clock, jobs }: Deps): void {
  on.press(startAgain, anyone, async ({ person }) => {
    const { workspaceId } = person;
    const pausedAfter = await db.inWorkspace(workspaceId, (tx) => choosePace(tx, person, 'usual', clock()));
    if (pausedAfter) await jobs.add(closePause, { workspaceId, id: pausedAfter });
    return say(md`${copy.askedAgain}`);
  });
}
