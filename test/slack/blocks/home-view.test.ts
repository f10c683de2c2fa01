import fc from 'fast-check';
import { actions, divider, header, section } from '../../../src/slack/blocks/blocks.js';
import { homeView, MAX_BLOCKS } from '../../../src/slack/blocks/home-view.js';
import { md } from '../../../src/slack/blocks/mrkdwn.js';

const button = (text: string) => ({
  type: 'button' as const,
  action_id: text,
  text: { type: 'plain_text' as const, text },
});
const part = (name: string, count: number) => ({
  blocks: Array.from({ length: count }, (_, i) => header(`${name} ${i}`)),
  line: section(md`${name}`),
});

test('sections have dividers between them, and the buttons are in the last row', () => {
  expect(homeView([part('A', 1), part('B', 0), part('C', 2)], [button('a'), button('b')])).toEqual({
    type: 'home',
    blocks: [header('A 0'), divider(), header('C 0'), header('C 1'), divider(), actions(button('a'), button('b'))],
  });
});

test('with too many blocks, the last sections shrink to one line each', () => {
  const { blocks } = homeView([part('A', 40), part('B', 40), part('C', 40)], [button('a')]);
  expect(blocks).toHaveLength(85);
  expect(blocks.slice(-4)).toEqual([divider(), section(md`C`), divider(), actions(button('a'))]);
});

test('an urgent section shrinks last, whatever its position', () => {
  const { blocks } = homeView([part('A', 60), { ...part('B', 60), isUrgent: true }], [button('a')]);
  expect(blocks.slice(0, 3)).toEqual([section(md`A`), divider(), header('B 0')]);
});

test('Home always fits: the first sections shrink last, and the last row is always there', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 20 });
  fc.assert(
    fc.property(sizes, (all) => {
      const parts = all.map((size, i) => part(String(i), size));
      const { blocks } = homeView(parts, [button('a')]);
      expect(blocks.length).toBeLessThanOrEqual(MAX_BLOCKS);
      expect(blocks.at(-1)).toEqual(actions(button('a')));
      const shown = parts.filter((it) => it.blocks.length > 0);
      const whole = shown.map((it) => blocks.includes(it.blocks[0] ?? divider()));
      expect(whole).toEqual([...whole].sort((a, b) => Number(b) - Number(a)));
      expect(shown.every((it, i) => whole[i] || blocks.includes(it.line))).toBe(true);
    }),
  );
});
