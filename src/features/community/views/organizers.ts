import type { ModalView } from '@slack/types';
import type { Composed } from '../../../attention/proactive.js';
import type { Community } from '../../../core/communities.js';
import { section } from '../../../slack/blocks/blocks.js';
import { peopleInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { openOrganizers, organizersModal } from '../contracts.js';
import { copy } from '../copy.js';

/** The largest number of organizers. A community has far fewer. */
const MAX_ORGANIZERS = 20;

/** Returns the modal that names the organizers of a community. */
export function organizersView({ id: communityId }: Community, organizers: readonly string[]): ModalView {
  return organizersModal.view(
    { communityId, shown: [...organizers] },
    {
      title: copy.organizers,
      submit: copy.save,
      blocks: [
        peopleInput({
          name: 'users',
          label: copy.organizers,
          hint: copy.organizersHint,
          placeholder: copy.organizersPlaceholder,
          most: MAX_ORGANIZERS,
          initial: organizers,
        }),
      ],
    },
  );
}

/** Returns the message to a person whom an organizer of that name made one too. */
export function newOrganizerPart({ id: communityId, name }: Community, by: string): Composed {
  return {
    blocks: [section(md`${copy.youOrganize(by, name)}`)],
    buttons: [openOrganizers.element(copy.seeOrganizers, { communityId })],
    why: { rule: copy.becauseOrganizer, facts: copy.becauseNamed },
  };
}
