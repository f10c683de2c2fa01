import type { ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { peopleInput } from '../../../slack/blocks/inputs.js';
import { organizersModal } from '../contracts.js';
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
