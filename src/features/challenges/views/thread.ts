import { type Message, message, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import type { Milestone } from '../domain/milestones.js';
import type { Together } from '../domain/together.js';
import { amountInWords } from '../domain/typed.js';
import type { Challenge } from '../store/challenges.js';
import { amountWords } from './words.js';

const { running } = copy;

/** The most members for whom the cheers of a day are listed, and the most that are named for each. */
const MOST_NAMES = 3;

/** Returns a prompt of a challenge; undefined if it was removed. */
export function promptMessage({ prompts, promptPace }: Challenge, prompt: number): Message | undefined {
  const text = prompts[prompt - 1];
  return text === undefined ? undefined : message(section(running.prompt(running.promptOf[promptPace](prompt), text)));
}

/** Returns the line that celebrates a milestone. `first`: the member who logged first, if everyone sees that. */
export function milestoneMessage(
  kind: Milestone,
  it: Together & { readonly challenge: Challenge; readonly first: string | undefined },
): Message {
  const { challenge, total, groupTarget, first } = it;
  const words = running.milestones;
  const all = (amount: number) => amountWords(challenge, amount, 'en-GB');
  const isWeekly = challenge.rhythm === 'weekly';
  const texts = {
    'first-log': () => words['first-log'](first),
    'half-way': () => words['half-way'](amountInWords(total), all(groupTarget)),
    target: () => words.target(all(total)),
    'everyone-today': () => words[isWeekly ? 'everyone-week' : 'everyone-today'],
  };
  return message(section(md`${texts[kind]()}`));
}

/**
 * Returns the line with the cheers of a day, by the names of those who cheered and whom they cheered on: only their number
 * if not everyone sees what members log. Undefined if there are none.
 */
export function cheersMessage(cheers: readonly { from: string; to: string }[], isNamed: boolean): Message | undefined {
  if (cheers.length === 0) return undefined;
  if (!isNamed) return message(section(md`${running.cheerCount(cheers.length)}`));
  const cheered = [...new Set(cheers.map(({ to }) => to))];
  const pairs = cheered.slice(0, MOST_NAMES).map((to) => {
    const from = cheers.flatMap((it) => (it.to === to ? [it.from] : []));
    return running.cheer(from.slice(0, MOST_NAMES), from.length - MOST_NAMES, to);
  });
  return message(section(md`${running.cheers(pairs, cheered.length - pairs.length)}`));
}
