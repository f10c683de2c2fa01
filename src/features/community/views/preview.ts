import type { ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import type { Rhythm } from '../../../core/programmes.js';
import type { Invitation } from '../../../feature.js';
import { actions, context, divider, section } from '../../../slack/blocks/blocks.js';
import { channelLink, md } from '../../../slack/blocks/mrkdwn.js';
import { exampleButton, previewModal, startQuietly } from '../contracts.js';
import { copy } from '../copy.js';
import { announcementMessage } from './announcement.js';

/**
 * Returns the modal that shows what will be posted, with times as the post will have them: as `locale`, that of the
 * person who set the community up, writes them. `isNew` is false for a community that runs quietly; `problem` is a
 * sentence for the top.
 */
export function previewView(it: {
  community: Community;
  rhythm: Rhythm;
  invitations: readonly Invitation[];
  person: Person;
  locale: string;
  now: Date;
  isNew: boolean;
  problem?: string | undefined;
}): ModalView {
  const { community, rhythm, invitations, person, locale, now, isNew, problem } = it;
  return previewModal.view(
    { communityId: isNew ? null : community.id },
    {
      title: copy.previewTitle,
      submit: copy.post,
      blocks: [
        ...(problem ? [section(md`${problem}`)] : []),
        context(md`${copy.previewIn} ${channelLink(community.channelId)}`),
        divider(),
        ...announcementMessage(community, rhythm, invitations.map(asExample), locale).blocks,
        divider(),
        section(md`${copy.afterwards}`),
        ...invitations.map(({ firstFor }) => section(firstFor(person, rhythm, now))),
        ...(isNew ? [section(md`${copy.quietly}`), actions(startQuietly.element(copy.startQuietly, {}))] : []),
      ],
    },
  );
}

/** Replaces the button, which does not work before the community exists. */
function asExample(it: Invitation): Invitation {
  return { ...it, button: exampleButton.element(it.button.text.text, {}) };
}
