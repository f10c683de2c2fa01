import type { Community } from '../../../core/communities.js';
import { membersChanged, membersOf } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { firstProgramme } from '../../../core/programmes.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { type HandlerResponse, replace } from '../../../slack/interactions/responses.js';
import { type CommunityForm, openSettings, switchCommunity } from '../contracts.js';
import { draftOf } from '../domain.js';
import * as store from '../store/communities.js';
import { settingsView } from '../views/form.js';
import { settingsOf, withForm } from './draft.js';

/** Registers handlers for the settings of a community, and for the choice of one on Home. */
export function listenForSettings(on: Listen, deps: Deps): void {
  // Replaces the list from which it is opened.
  on.press(openSettings, here('community.change'), ({ person, community }) =>
    deps.db.inWorkspace(person.workspaceId, async (tx) => {
      const draft = draftOf(community, await firstProgramme(tx, community.id));
      return replace(settingsView(community.id, community.checkinEnrolment, { draft, person }));
    }),
  );

  on.press(switchCommunity, here('community.belong'), async ({ person: { workspaceId, userId }, community }) => {
    await deps.db.inWorkspace(workspaceId, (tx) => store.chooseOnHome(tx, userId, community.id));
    await deps.refreshHome(workspaceId, [userId]);
    return undefined;
  });
}

/** Saves the settings of a community, and has its next check-ins planned anew. */
export async function changeSettings(
  deps: Deps,
  { workspaceId, userId }: Person,
  community: Community,
  form: CommunityForm,
): Promise<HandlerResponse> {
  const now = deps.clock();
  const { id: communityId } = community;
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const draft = withForm(draftOf(community, await firstProgramme(tx, communityId)), form);
    await store.changeCommunity(tx, community, settingsOf({ ...draft, name: draft.name ?? community.name }), now);
    const userIds = (await membersOf(tx, communityId)).map((member) => member.userId);
    await deps.tell(tx, membersChanged, { workspaceId, communityId, userIds, now });
  });
  await deps.refreshHome(workspaceId, [userId]);
  return undefined;
}
