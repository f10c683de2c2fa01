import type { Button, KnownBlock } from '@slack/types';
import type { Composed } from '../../../attention/proactive.js';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { accept, decline } from '../contracts.js';
import { copy } from '../copy.js';

/** A question to a member. */
export interface Question {
  readonly partnershipId: string;
  /** The member who asks, or whom Hearth suggests. */
  readonly asker: string;
  readonly isSuggested: boolean;
  /** The topics that both care about, if Hearth suggests one to the other. */
  readonly topics: readonly string[];
  /** The others who are asked. */
  readonly others: readonly string[];
  readonly community: string;
}

const words = copy.asked;

function questionOf({ asker, others, community, isSuggested, topics }: Question): Mrkdwn {
  if (isSuggested) return copy.find.question(asker, community, topics);
  return others.length > 0 ? words.questionOfThree(asker, others, community) : words.question(asker, community);
}

function answerButtons(partnershipId: string, style?: 'primary'): Button[] {
  return [accept.element(words.accept, { partnershipId }, style), decline.element(words.notNow, { partnershipId })];
}

/** Returns the message with the question. */
export function questionMessage(it: Question): Composed {
  return {
    blocks: questionBlocks(it),
    buttons: answerButtons(it.partnershipId, 'primary'),
    why: it.isSuggested
      ? { rule: copy.find.because, facts: copy.find.both(it.asker) }
      : { rule: words.because(it.asker), facts: words.andNothingElse },
  };
}

/** Returns the same question for Home, where checking in comes first. */
export function questionOnHome(it: Question): KnownBlock[] {
  return [...questionBlocks(it), actions(...answerButtons(it.partnershipId))];
}

function questionBlocks(it: Question): KnownBlock[] {
  return [section(questionOf(it)), context(md`${words.explained}`)];
}
