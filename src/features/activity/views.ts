import type { ModalView } from '@slack/types';
import { dayIn, onDayInWords } from '../../core/calendar.js';
import type { Community } from '../../core/communities.js';
import type { Person } from '../../core/people.js';
import type { Starter } from '../../feature.js';
import { section } from '../../slack/blocks/blocks.js';
import { channelsInput } from '../../slack/blocks/inputs.js';
import { md } from '../../slack/blocks/mrkdwn.js';
import { linkButton } from '../../slack/interactions/contracts.js';
import { permalink } from '../../slack/permalink.js';
import { channelsModal, MAX_CHANNELS } from './contracts.js';
import { copy } from './copy.js';
import type { AddressedMessage } from './store/ties.js';

/** Returns the starter for a message to which this person has not responded. */
export function messageStarter(
  word: AddressedMessage,
  from: string,
  person: Person,
  now: Date,
  workspaceUrl: string,
): Starter {
  const day = (at: Date) => dayIn(person.zone, at);
  const when = onDayInWords(day(word.at), day(now), person.locale);
  const said = word.kind === 'reply' ? copy.answered : copy.mentioned;
  return {
    kind: 'activity.word',
    text: md`${said(from, when)}`,
    button: linkButton(copy.openThread, permalink(workspaceUrl, word)),
  };
}

/** Returns the modal in which organizers choose further channels whose activity counts. */
export function channelsView(community: Community, chosen: readonly string[]): ModalView {
  return channelsModal.view(
    { communityId: community.id },
    {
      title: copy.modalTitle,
      submit: copy.save,
      blocks: [
        section(md`${copy.intro(community.name)}`),
        channelsInput({
          name: 'channels',
          label: copy.where,
          hint: copy.whereHint,
          placeholder: copy.wherePlaceholder,
          initial: chosen,
          most: MAX_CHANNELS,
          optional: true,
        }),
      ],
    },
  );
}
