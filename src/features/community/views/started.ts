import type { KnownBlock, ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import type { Invitation } from '../../../feature.js';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { peopleInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { inviteModal } from '../contracts.js';
import { copy } from '../copy.js';
import { MAX_INVITED } from '../domain.js';

/** Returns the modal that invites people before the announcement. */
export function inviteView({ id, name }: Community): ModalView {
  return inviteModal.view(
    { communityId: id },
    {
      title: copy.inviteTitle,
      submit: copy.inviteNext,
      blocks: [
        section(md`${copy.startedQuietly(name)}`),
        peopleInput({
          name: 'users',
          label: copy.invite,
          hint: copy.inviteHint,
          placeholder: copy.invitePlaceholder,
          optional: true,
          most: MAX_INVITED,
          initial: [],
        }),
      ],
    },
  );
}

/** Returns the modal for the organizer after they set up the community. */
export function doneView(community: Community, invitations: readonly Invitation[]): ModalView {
  const { name, announceAt } = community;
  return infoModal(copy.doneTitle, [
    section(md`${announceAt ? copy.done(name) : copy.startedQuietly(name)}`),
    ...(invitations.length > 0 ? beginBlocks(invitations, announceAt !== null) : []),
  ]);
}

function beginBlocks(invitations: readonly Invitation[], isPosted: boolean): KnownBlock[] {
  return [
    section(md`${isPosted ? copy.doneNextInThread : copy.doneNext}`),
    actions(...invitations.map((it) => it.begin)),
    context(md`${copy.later}`),
  ];
}
