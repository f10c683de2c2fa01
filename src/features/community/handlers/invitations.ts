import { type Community, invitationDeclined } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { namesOf } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { absentFrom } from '../../../slack/channels.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { fieldErrors, open, replace, say } from '../../../slack/interactions/responses.js';
import { declineInvitation, inviteModal, openInvite } from '../contracts.js';
import { copy } from '../copy.js';
import { MAX_INVITED } from '../domain.js';
import { inviteInvited } from '../jobs/invite.js';
import { decline, everInvitedTo, invite } from '../store/invitations.js';
import { doneView, inviteView } from '../views/started.js';

/** Registers handlers that invite people to a community that runs quietly, and with which they say no. */
export function listenForInvitations(on: Listen, deps: Deps): void {
  on.press(openInvite, here('community.invite'), async ({ community }) =>
    community.announceAt ? say(md`${copy.announcedAlready(community.name)}`) : open(inviteView(community)),
  );

  on.submit(
    inviteModal,
    here('community.invite'),
    async ({ person: { workspaceId, userId }, slack, community, form: { users } }) => {
      const chosen = [...new Set(users)].filter((it) => it !== userId);
      // Before it is open, Hearth has not stored the members yet.
      const absent = community.openedAt ? undefined : await absentFrom(slack, community.channelId, chosen);
      const refused = await deps.db.inWorkspace(workspaceId, (tx) =>
        inviteAll(tx, community, chosen, { absent, invitedBy: userId, now: deps.clock() }),
      );
      if (refused) return fieldErrors({ users: refused });
      await inviteInvited(deps, community);
      await deps.refreshHome(workspaceId, [userId]);
      return replace(doneView(community, deps.invitations(community)));
    },
  );

  on.press(declineInvitation, here('community.belong'), async ({ person: { workspaceId, userId }, community }) => {
    const now = deps.clock();
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      await decline(tx, community.id, userId, now);
      await deps.tell(tx, invitationDeclined, { workspaceId, communityId: community.id, userId, now });
      await deps.attention.recheck(tx, { workspaceId, about: [community.id], now });
    });
    return say(md`${copy.declinedNow(community.name)}`);
  });
}

/**
 * Invites these people, or returns why it does not. `absent` are those who are not in the channel, if the caller has
 * asked Slack.
 */
async function inviteAll(
  tx: Tx,
  { workspaceId, id: communityId }: Community,
  chosen: readonly string[],
  it: { readonly absent: readonly string[] | undefined; readonly invitedBy: string; readonly now: Date },
): Promise<string | undefined> {
  const absent = it.absent ?? (await strangersAmong(tx, communityId, chosen));
  if (absent.length > 0) {
    const names = await namesOf(tx, absent);
    return copy.notInvitable(new Intl.ListFormat('en-GB').format(absent.map((id) => names.get(id) ?? copy.somebody)));
  }
  const before = await everInvitedTo(tx, communityId);
  const invited = chosen.filter((id) => !before.includes(id));
  if (invited.length > 0 && before.length + invited.length > MAX_INVITED)
    return copy.tooManyInvitedBefore(before.length);
  const common = { workspaceId, communityId, invitedBy: it.invitedBy, invitedAt: it.now };
  await invite(
    tx,
    invited.map((userId) => ({ ...common, userId })),
  );
  return undefined;
}

async function strangersAmong(tx: Tx, communityId: string, userIds: readonly string[]): Promise<string[]> {
  const members = await membersOf(tx, communityId, userIds);
  return userIds.filter((id) => !members.some((it) => it.userId === id));
}
