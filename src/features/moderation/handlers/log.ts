import type { Community } from '../../../core/communities.js';
import { minuteOf } from '../../../core/durations.js';
import type { Person } from '../../../core/people.js';
import type { Act, Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { showPage } from '../../../slack/interactions/pages.js';
import { infoModal, replace } from '../../../slack/interactions/responses.js';
import { openLog, sendLog, sendLogFile } from '../contracts.js';
import { copy } from '../copy.js';
import { logFor } from '../store/log.js';
import { CASES, logView } from '../views/log.js';
import { toSeeLog } from './access.js';

/** Registers the log: what was reported, and who did what about it. */
export function listenForLog(on: Listen, deps: Deps): void {
  on.press(openLog, toSeeLog, ({ person, community, carry: { page } }) => show(deps, person, community, page));

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

function show({ db, clock }: Deps, { workspaceId, userId }: Person, community: Community, page?: number) {
  return db.inWorkspace(workspaceId, async (tx) => {
    const at = page ?? 0;
    const log = await logFor(tx, community, { userId, now: clock(), from: at * CASES, most: CASES });
    return showPage(logView(community, { ...log, page: at }), page);
  });
}
