import type { Day } from '../../../core/calendar.js';
import type { Choice } from '../../../slack/blocks/inputs.js';
import type { Commitment } from '../store/commitments.js';
import { sinceInWords } from './list.js';

/** Slack's limit for the text of an option and for its description, in characters. */
const MAX_OPTION = 75;

/**
 * Returns a commitment as an option, with its age below if it is older than a day. A long text goes on there; of one
 * that is too long for both, `isCut` is true.
 */
export function optionOf(
  { id, text, madeOn }: Pick<Commitment, 'id' | 'text' | 'madeOn'>,
  today: Day,
  locale: string,
): Choice & { readonly isCut: boolean } {
  const [first, rest] = split([...text]);
  const age = sinceInWords(madeOn, today, locale);
  const description = [...(rest ? [`…${rest}`] : []), ...(age ? [age] : [])].join(' · ');
  return {
    value: id,
    text: rest ? `${first}…` : first,
    description: description || undefined,
    isCut: [...description].length > MAX_OPTION,
  };
}

/** Splits a text that is too long for an option, after a word if possible. */
function split(characters: readonly string[]): [first: string, rest: string] {
  if (characters.length <= MAX_OPTION) return [characters.join(''), ''];
  const space = characters.lastIndexOf(' ', MAX_OPTION - 1);
  const at = space > MAX_OPTION / 2 ? space : MAX_OPTION - 1;
  return [characters.slice(0, at).join(''), characters.slice(at).join('').trim()];
}
