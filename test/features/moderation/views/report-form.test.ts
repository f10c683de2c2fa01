import { concernView } from '../../../../src/features/moderation/views/report-form.js';
import { md } from '../../../../src/slack/blocks/mrkdwn.js';

/** Returns the texts in the list of rules of a form, when the guidelines have so many rules. */
function listed(count: number): string[] {
  const rules = Array.from({ length: count }, (_, i) => ({ value: `v ${i}`, text: `Rule ${i + 1}` }));
  const form = JSON.stringify(concernView({ communityId: 'c', caseId: 'd', rules, seenBy: md`Noor` }).blocks);
  return [...form.matchAll(/"text":"(Rule \d+|Something else)"/g)].map(([, text = '']) => text);
}

test.each([
  [0, 0, undefined],
  [2, 3, 'Rule 2'],
  [99, 100, 'Rule 99'],
  [100, 101, 'Rule 100'],
  [250, 251, 'Rule 250'],
])('of %i rules, the form lists all, and something else', (count, length, rule) => {
  const texts = listed(count);
  expect(texts).toHaveLength(length);
  expect(texts.slice(-2)).toEqual(length === 0 ? [] : [rule, 'Something else']);
});
