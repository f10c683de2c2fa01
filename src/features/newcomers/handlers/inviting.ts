import { currentWorkspace } from '../../../core/workspaces.js';
import type { Act, Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { open, replace } from '../../../slack/interactions/responses.js';
import { invitationLinkModal, openInvitationLink } from '../contracts.js';
import { copy } from '../copy.js';
import { changeSettings, invitationLinkOf } from '../store/settings.js';
import { inviteView } from '../views/inviting.js';
import { invitationLinkView } from '../views/settings.js';

/** Gives a member a text with which to invite somebody, with the purpose of the community and the way in. */
export const inviteAct: Act = {
  word: 'invite',
  label: copy.inviteSomeone,
  help: copy.inviteHelp,
  act: 'newcomers.invite',
  run: async ({ person, community }, { db }) =>
    community &&
    db.inWorkspace(person.workspaceId, async (tx) => {
      const { name: workspace } = await currentWorkspace(tx);
      return open(inviteView(community, { workspace, link: await invitationLinkOf(tx, community.id) }));
    }),
};

/** Registers the form in which organizers store the link of an invitation to the workspace. */
export function listenForInviting(on: Listen, { db }: Deps): void {
  on.press(openInvitationLink, here('newcomers.change'), ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) =>
      replace(invitationLinkView(community.id, await invitationLinkOf(tx, community.id))),
    ),
  );

  on.submit(invitationLinkModal, here('newcomers.change'), ({ person: { workspaceId }, community, form }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      await changeSettings(tx, { workspaceId, communityId: community.id }, { invitationLink: form.link || null });
      return undefined;
    }),
  );
}
