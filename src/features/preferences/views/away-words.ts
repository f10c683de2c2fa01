import type { ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { context, section } from '../../../slack/blocks/blocks.js';
import { textInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { awayWordsModal } from '../contracts.js';
import { copy } from '../copy.js';

/** Room for the most words of the greatest length. */
const MAX_TEXT = 2_100;

/** Returns the form with the words that mark a Slack status as away in a community. */
export function awayWordsView({ id: communityId, name }: Community, words: readonly string[]): ModalView {
  return awayWordsModal.view(
    { communityId },
    {
      title: copy.awayWordsOpen,
      submit: copy.save,
      blocks: [
        context(md`*${name}*`),
        section(md`${copy.awayWordsIntro}`),
        textInput({
          ...{ name: 'awayWords', label: copy.awayWords, hint: copy.awayWordsHintHere },
          ...{ placeholder: copy.awayWordsExample, multiline: true, optional: true, max: MAX_TEXT },
          initial: words.join('\n'),
        }),
      ],
    },
  );
}
