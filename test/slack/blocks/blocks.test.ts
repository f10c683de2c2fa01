import {
  actions,
  context,
  cut,
  divider,
  header,
  message,
  section,
  sections,
} from '../../../src/slack/blocks/blocks.js';
import { homeView } from '../../../src/slack/blocks/home-view.js';
import { md } from '../../../src/slack/blocks/mrkdwn.js';

test('the text of a message says all that its blocks say', () => {
  const blocks = [header('Today <now>'), section(md`*Hello* ${'<!here>'}`), divider(), context(md`small`, md`print`)];
  expect(message(...blocks)).toEqual({ blocks, text: 'Today &lt;now&gt;\n*Hello* &lt;!here&gt;\nsmall\nprint' });
});

test.each([
  ['short', 10, 'short'],
  ['exactly10!', 10, 'exactly10!'],
  ['a little too long', 10, 'a little…'],
  ['🔥🔥🔥🔥', 3, '🔥🔥…'],
])('%s cut to %i is %s', (text, most, expected) => {
  expect(cut(text, most)).toBe(expected);
});

test('Home has lines between its parts, and all buttons in one last row', () => {
  const button = (text: string) => ({
    type: 'button' as const,
    action_id: text,
    text: { type: 'plain_text' as const, text },
  });
  const parts = [
    { blocks: [header('A')], buttons: [button('a')] },
    { blocks: [] },
    { blocks: [header('B')], buttons: [button('b')] },
  ];
  expect(homeView(parts)).toEqual({
    type: 'home',
    blocks: [header('A'), divider(), header('B'), divider(), actions(button('a'), button('b'))],
  });
});

test('a long list takes as many sections as it needs', () => {
  const line = md`${'x'.repeat(1_400)}`;
  expect(sections([line, line, line]).map((it) => it.text?.text.length)).toEqual([2_801, 1_400]);
});

test('markup that is too long is not torn within a piece', () => {
  const text = section(md`${'x'.repeat(2_998)}${'<'}`).text?.text ?? '';
  expect(text).toBe(`${'x'.repeat(2_998)}…`);
});
