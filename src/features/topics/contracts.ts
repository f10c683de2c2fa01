import { z } from 'zod';
import { MAX_TOPIC } from '../../core/roles.js';
import { linesOf, visibleName } from '../../core/text.js';
import { button, modal } from '../../slack/interactions/contracts.js';
import { copy } from './copy.js';
import { distinct, MOST_TOPICS, type Rename } from './domain.js';

const here = z.object({ communityId: z.uuid() });

/** The topics of the community when the form was opened. */
const withShown = here.extend({ shown: z.array(z.string().max(MAX_TOPIC)) });

/** Topics, one a line; each once. */
const list = z
  .string()
  .nullable()
  .transform((typed) =>
    distinct(
      linesOf(typed ?? '')
        .map(visibleName)
        .filter((it) => it !== ''),
    ),
  )
  .pipe(z.array(z.string().max(MAX_TOPIC, copy.tooLong)).max(MOST_TOPICS, copy.tooMany));

/** Opens the form with the topics of a community, and saves them. */
export const openTopics = button('topics.open', here);
export const topicsModal = modal(
  'topics.save',
  withShown,
  z.object({
    topics: list,
    /** The answers to the question whether a topic has a new name; absent until it is asked. */
    renamed: z.record(z.string(), z.string({ error: copy.answerMissing }).max(100)).default({}),
  }),
);

/** Returns the value of an answer, which says what was asked, because the list may be changed once more. */
export function answerOf({ from, to }: Rename, isNewName: boolean): string {
  return [isNewName ? 'yes' : 'no', from, to].join('\n');
}

/** Opens the form in which a member chooses topics, and saves their choice. */
export const openChoice = button('topics.open-choice', here);
export const choiceModal = modal('topics.choose', withShown, z.object({ topics: z.array(z.string().max(MAX_TOPIC)) }));
