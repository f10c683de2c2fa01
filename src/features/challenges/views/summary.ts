import type { KnownBlock } from '@slack/types';
import { barOf } from '../../../core/bar.js';
import { actions, context, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { openDetails, openReflection } from '../contracts.js';
import { copy } from '../copy.js';
import { partOf } from '../domain/progress.js';
import type { Together } from '../domain/together.js';
import { amountInWords } from '../domain/typed.js';
import type { Challenge } from '../store/challenges.js';
import { amountWords } from './words.js';

const words = copy.running.summary;

/** The most finishers that the summary names, so that it stays a few lines. */
const MOST_NAMES = 30;

/** The facts that the summary of a challenge tells. */
export interface SummedUp extends Together {
  readonly challenge: Challenge;
  /** The names of those who finished and agreed to be named, in alphabetical order. */
  readonly finishers: readonly string[];
  /** The lines that members agreed to share, at most two. */
  readonly highlights: readonly { readonly line: string; readonly name: string }[];
  /** The picture of the group's curve, if there is one. */
  readonly picture?: KnownBlock | undefined;
}

/** Returns the summary of a challenge that has ended. */
export function summaryMessage(it: SummedUp): Message {
  const { challenge, total, groupTarget, joined, finished, finishers, highlights, picture } = it;
  const [done, of] = [amountInWords(total), amountWords(challenge, groupTarget, 'en-GB')];
  const bar = barOf(partOf(total, groupTarget));
  const together = (total >= groupTarget ? words.reached : words.total)(bar, done, of, joined);
  const named = finishers.slice(0, MOST_NAMES);
  const all: Mrkdwn[] = [
    words.title(challenge.name),
    md`${together}`,
    ...(finished > 0 ? [md`${words.finishers(named, finished - named.length)}`] : []),
  ];
  const quotes = highlights.map(({ line, name }) => context(md`${words.highlight(line, name)}`));
  const { id: challengeId } = challenge;
  return message(
    section(lines(...all)),
    ...(picture ? [picture] : []),
    ...quotes,
    actions(
      openReflection.element(words.reflect, { challengeId }, 'primary'),
      openDetails.element(copy.running.results, { challengeId }),
    ),
  );
}
