import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Community } from '../../core/communities.js';
import { context, section } from '../../slack/blocks/blocks.js';
import { checkboxInput, radioInput, textInput } from '../../slack/blocks/inputs.js';
import { md } from '../../slack/blocks/mrkdwn.js';
import { named } from '../../slack/interactions/contracts.js';
import { answerOf, choiceModal, openChoice, topicsModal } from './contracts.js';
import { copy } from './copy.js';
import { isLoss, type Rename } from './domain.js';

/** Room for the most topics of the greatest length. */
const MAX_TEXT = 1_000;

/** A question whether a topic that `members` chose has a new name or, without one, whether to remove it. */
export type Question = Rename & { readonly members: number };

/** Returns the form with the topics of a community, which were `shown` when it was opened. `leading` are those of its topic leaders that aren't on the list. */
export function topicsView(
  { id: communityId, name }: Community,
  {
    shown,
    topics,
    leading,
    questions,
  }: {
    shown: readonly string[];
    topics: readonly string[];
    leading: readonly string[];
    questions: readonly Question[];
  },
): ModalView {
  return topicsModal.view(
    { communityId, shown: [...shown] },
    {
      title: copy.label,
      submit: copy.save,
      blocks: [
        context(md`*${name}*`),
        section(md`${copy.intro}`),
        textInput({
          ...{ name: 'topics', label: copy.topics, hint: copy.hint, placeholder: copy.example },
          ...{ multiline: true, optional: true, max: MAX_TEXT, initial: topics.join('\n') },
        }),
        ...(leading.length > 0 ? [context(md`${copy.leaders(leading)}`)] : []),
        ...(questions.length > 0 ? [section(md`${copy.oneMoreThing}`)] : []),
        ...questions.map(questionInput),
      ],
    },
  );
}

function questionInput(it: Question, i: number): InputBlock {
  return radioInput({
    name: `renamed.${i}`,
    label: isLoss(it) ? copy.isRemoved(it.from) : copy.isNewName(it),
    choices: [
      { value: answerOf(it, true), text: isLoss(it) ? copy.removed(it.members) : copy.newName(it.members) },
      { value: answerOf(it, false), text: isLoss(it) ? copy.kept : copy.anotherTopic },
    ],
  });
}

/** Returns the form in which a member chooses topics. */
export function choiceView(
  { id: communityId, name }: Community,
  topics: readonly string[],
  chosen: readonly string[],
): ModalView {
  return choiceModal.view(
    { communityId, shown: [...topics] },
    {
      title: copy.title,
      submit: copy.save,
      blocks: [
        section(copy.explained(name)),
        checkboxInput({
          ...{ name: 'topics', label: copy.yours, optional: true, initial: chosen },
          choices: topics.map((topic) => ({ value: topic, text: topic })),
        }),
        context(md`${copy.isPrivate}`),
      ],
    },
  );
}

/**
 * Returns the rows in Preferences for these communities, which have topics. They don't say what is chosen, because
 * Preferences stays open below the form.
 */
export function preferenceRows(communities: readonly Community[]): KnownBlock[] {
  return communities.map(({ id: communityId, name }) => {
    const button = named(
      openChoice.element(copy.choose, { communityId }),
      `${copy.choose}: ${copy.inPreferences(name)}`,
    );
    return section(md`*${copy.inPreferences(name)}:* ${copy.seeOrChange}`, button);
  });
}
