import type { Community } from '../../../core/communities.js';
import { copy } from '../copy.js';
import { EXPECTED, type Guidelines } from './content.js';

/** Returns the guidelines that Hearth suggests to a kind of community. */
export function suggestedFor(kind: Community['kind']): Guidelines {
  const { welcome, often, promotion } = copy.suggested;
  const rules = {
    welcome: welcome[kind],
    often: often[kind],
    promotion: promotion[kind],
  };
  return EXPECTED.map((id) => ({
    id,
    title: copy.titles[id],
    rules: rules[id].map((text) => ({ text, isFirst: copy.suggestedFirst.some((first) => text.startsWith(first)) })),
  }));
}
