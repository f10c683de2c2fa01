import {
  context,
  cut,
  divider,
  header,
  message,
  picture,
  section,
  sections,
} from '../../../src/slack/blocks/blocks.js';
import { link, md, mention } from '../../../src/slack/blocks/mrkdwn.js';

test('the text of a message contains the text of all its blocks', () => {
  const blocks = [
    header('Today <now>'),
    section(md`*Hello* ${'<!here>'}`),
    divider(),
    picture({ fileId: 'F1', alt: '4 of 24 & more' }),
    context(md`small`, md`print`),
  ];
  const text = 'Today &lt;now&gt;\n*Hello* &lt;!here&gt;\n4 of 24 &amp; more\nsmall\nprint';
  expect(message(...blocks)).toEqual({ blocks, text });
});

test.each([
  ['short', 10, 'short'],
  ['exactly10!', 10, 'exactly10!'],
  ['a little too long', 10, 'a little…'],
  ['🔥🔥🔥🔥', 3, '🔥🔥…'],
])('%s cut to %i is %s', (text, most, expected) => {
  expect(cut(text, most)).toBe(expected);
});

test('a long list takes as many sections as it needs', () => {
  const line = md`${'x'.repeat(1_400)}`;
  expect(sections([line, line, line]).map((it) => it.text?.text.length)).toEqual([2_801, 1_400]);
});

test('markup that is too long is not cut inside an escaped character', () => {
  const text = section(md`${'x'.repeat(2_998)}${'<'}`).text?.text ?? '';
  expect(text).toBe(`${'x'.repeat(2_998)}…`);
});

test('markup that is too long is cut between characters', () => {
  const { text } = section(md`${'a'.repeat(2_998)}😀😀`);
  expect(text?.text).toBe(`${'a'.repeat(2_998)}…`);
});

const ex = (count: number) => 'x'.repeat(count);

test.each([
  ['a text that fits', md`${ex(899)}`, ex(899)],
  ['a long text', md`${ex(900)}`, `${ex(898)}…`],
  ['an escaped character', md`${ex(894)}${'&'}xx`, `${ex(894)}…`],
  ['a mention', md`${ex(890)}${mention('U0000000008')}`, `${ex(890)}…`],
  ['a link', md`${ex(880)}${link('https://hearth.example', 'Hearth')}`, `${ex(880)}…`],
  ['an emoji', md`${ex(897)}😀😀`, `${ex(897)}…`],
])('the text of a message has at most 3,900 characters; %s is not cut in half', (_, last, expected) => {
  const blocks = [section(md`${ex(3_000)}`), divider(), section(last)];
  expect(message(...blocks)).toEqual({ blocks, text: `${ex(3_000)}\n${expected}` });
});
