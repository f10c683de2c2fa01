import { addDays } from '../../../core/calendar.js';
import { type Community, communityRested, communityResumed, localToday } from '../../../core/communities.js';
import { membersChanged, membersOf } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { beginAnew } from '../../../core/programmes.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { fieldErrors, type HandlerResponse, replace } from '../../../slack/interactions/responses.js';
import { closeCommunity, openRest, pauseModal, resumeCommunity } from '../contracts.js';
import { copy } from '../copy.js';
import { changeState } from '../store/communities.js';
import { restView } from '../views/life.js';

/** The length of the pause that the form suggests, in days. */
const PAUSE_DAYS = 14;

/** Registers handlers that pause, close and reopen a community. */
export function listenForLife(on: Listen, deps: Deps): void {
  on.press(openRest, here('community.rest'), async ({ person, community }) => showState(deps, person, community));

  on.submit(pauseModal, here('community.rest'), async ({ person, community, form: { until } }) => {
    if (community.closedAt) return fieldErrors({ until: copy.closedMeanwhile });
    if (until <= localToday(community, person, deps.clock())) return fieldErrors({ until: copy.untilPast });
    await change(deps, community, { pausedUntil: until, closedAt: null });
    return undefined;
  });

  on.press(closeCommunity, here('community.rest'), async ({ person, community }) => {
    const state = { pausedUntil: null, closedAt: deps.clock() };
    await change(deps, community, state);
    return showState(deps, person, { ...community, ...state });
  });

  on.press(resumeCommunity, here('community.rest'), async ({ person, community }) => {
    const state = { pausedUntil: null, closedAt: null };
    await change(deps, community, state);
    return showState(deps, person, { ...community, ...state });
  });
}

function showState({ clock }: Deps, person: Person, community: Community): HandlerResponse {
  const today = localToday(community, person, clock());
  return replace(restView(community, { today, suggested: addDays(today, PAUSE_DAYS), locale: person.locale }));
}

/** Changes the state. A community that closes or reopens has the check-ins of all its members planned anew. */
async function change(
  deps: Deps,
  { workspaceId, id: communityId, closedAt: closedBefore }: Community,
  state: Pick<Community, 'pausedUntil' | 'closedAt'>,
): Promise<void> {
  const now = deps.clock();
  const userIds = await deps.db.inWorkspace(workspaceId, async (tx) => {
    // After it was closed, the next check-ins are those that open from now on.
    await changeState(tx, communityId, state);
    if (closedBefore && !state.closedAt) await beginAnew(tx, communityId, now);
    const rests = state.pausedUntil !== null || state.closedAt !== null;
    await deps.tell(tx, rests ? communityRested : communityResumed, { workspaceId, communityId, now });
    const userIds = (await membersOf(tx, communityId)).map((it) => it.userId);
    if (closedBefore || state.closedAt) await deps.tell(tx, membersChanged, { workspaceId, communityId, userIds, now });
    return userIds;
  });
  await deps.refreshHome(workspaceId, userIds);
}
