import { membersOf } from '../../../core/members.js';
import { namesOf } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, open, replace, say } from '../../../slack/interactions/responses.js';
import { declineInvitation, inviteModal, openInvite } from '../contracts.js';
import { copy } from '../copy.js';
import { inviteInvited } from '../jobs/invite.js';
import { decline, invite } from '../store/invitations.js';
import { doneView, inviteView } from '../views/started.js';
import { members, organizers } from './access.js';

/** Registers handlers that invite people to a community that runs quietly, and with which they say no. */
export function listenForInvitations(on: Listen, deps: Deps): void {
  on.press(openInvite, organizers, async ({ community }) =>
    community.announceAt ? say(md`${copy.announcedAlready(community.name)}`) : open(inviteView(community)),
  );

  on.submit(inviteModal, organizers, async ({ person, community, form: { users } }) => {
    const { workspaceId, userId: invitedBy } = person;
    const invited = users.filter((it) => it !== invitedBy);
    const strangers = await deps.db.inWorkspace(workspaceId, async (tx) => {
      // Before it is open, Hearth does not know the members yet; then the job leaves out who is not one.
      const present = community.openedAt ? await membersOf(tx, community.id, invited) : undefined;
      const absent = present ? invited.filter((id) => !present.some((it) => it.userId === id)) : [];
      if (absent.length > 0) return [...(await namesOf(tx, absent)).values()];
      const common = { workspaceId, communityId: community.id, invitedBy, invitedAt: deps.clock() };
      await invite(
        tx,
        invited.map((userId) => ({ ...common, userId })),
      );
      return undefined;
    });
    if (strangers) return fieldErrors({ users: copy.notInvitable(new Intl.ListFormat('en').format(strangers)) });
    await inviteInvited(deps, community);
    await deps.refreshHome(workspaceId, [invitedBy]);
    return replace(doneView(community, deps.invitations(community)));
  });

  on.press(declineInvitation, members, async ({ person: { workspaceId, userId }, community }) => {
    const now = deps.clock();
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      await decline(tx, community.id, userId, now);
      await deps.attention.recheck(tx, { workspaceId, about: [community.id], now });
    });
    return say(md`${copy.declinedNow(community.name)}`);
  });
}
