import type { Community } from '../../../core/communities.js';
import { minuteOf } from '../../../core/durations.js';
import type { Person } from '../../../core/people.js';
import type { Act, Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { infoModal, open, replace } from '../../../slack/interactions/responses.js';
import { openLog, sendLog, sendLogFile } from '../contracts.js';
import { copy } from '../copy.js';
import { logFor } from '../store/log.js';
import { logView, MOST_CASES } from '../views/log.js';
import { toSeeLog } from './access.js';

/** Registers the log: what was reported, and who did what about it. */
export function listenForLog(on: Listen, deps: Deps): void {
  on.press(openLog, toSeeLog, ({ person, community }) => show(deps, person, community));

  on.press(sendLog, toSeeLog, async ({ person: { workspaceId, userId }, community }) => {
    const at = minuteOf(deps.clock());
    await deps.jobs.add(sendLogFile, { workspaceId, communityId: community.id, userId, at });
    return replace(infoModal(copy.logTitle, [section(md`${copy.logOnItsWay}`)]));
  });
}

/** The act of reading the log, for `/hearth` and "Do something…". */
export const logAct: Act = {
  word: 'report-log',
  formerly: 'reports',
  label: copy.logAct,
  help: copy.logHelp,
  act: 'moderation.see-log',
  run: async ({ person, community }, deps) => community && show(deps, person, community),
};

function show({ db, clock }: Deps, { workspaceId, userId }: Person, community: Community) {
  return db.inWorkspace(workspaceId, async (tx) => {
    const now = clock();
    return open(logView(community, await logFor(tx, community, { userId, now, most: MOST_CASES })));
  });
}
