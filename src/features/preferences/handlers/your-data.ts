import { minuteOf } from '../../../core/durations.js';
import { requestErasure } from '../../../core/erasures.js';
import { type Person, personRejoined } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, notice, open, replace, say } from '../../../slack/interactions/responses.js';
import { eraseMe, erasePersonJob, exportMe, joinAgain, openYourData, sendData } from '../contracts.js';
import { copy } from '../copy.js';
import { yourDataView } from '../views/your-data.js';

/** Registers handlers with which a person exports or erases their data, or joins again. */
export function listenForYourData(on: Listen, deps: Deps): void {
  const { db, clock, jobs, tell, refreshHome } = deps;

  on.press(openYourData, { act: 'preferences.own' }, ({ person }) => openYourDataView(deps, person));

  on.press(exportMe, { act: 'preferences.own' }, async ({ person: { workspaceId, userId: id } }) => {
    await jobs.add(sendData, { workspaceId, id, at: minuteOf(clock()) });
    return say(md`${copy.sent}`);
  });

  on.press(eraseMe, { act: 'preferences.own' }, async ({ person: { workspaceId, userId: id } }) => {
    await db.inWorkspace(workspaceId, (tx) => requestErasure(tx, workspaceId, id, clock()));
    await jobs.add(erasePersonJob, { workspaceId, id });
    // Replaces the modal, whose button would have no effect any more.
    return replace(notice([section(md`${copy.erasing}`)]));
  });

  on.press(joinAgain, { act: 'preferences.own', rejoins: true }, async ({ person: { workspaceId, userId } }) => {
    await db.inWorkspace(workspaceId, (tx) => tell(tx, personRejoined, { workspaceId, userId }));
    await refreshHome(workspaceId, [userId]);
    return say(md`${copy.joined}`);
  });
}

export function openYourDataView({ db }: Deps, { workspaceId }: Person): Promise<HandlerResponse> {
  return db.inWorkspace(workspaceId, async (tx) =>
    open(yourDataView((await currentWorkspace(tx)).scopes.includes('files:write'))),
  );
}
