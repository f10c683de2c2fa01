import fc from 'fast-check';
import { messageProblems } from '../../../local-slack/validation/index.js';
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
import { richList } from '../../../src/slack/blocks/rich-text.js';
import { typedAfter } from '../../../src/slack/blocks/typed.js';

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
  ['a text that fits', md`${ex(1_098)}`, ex(1_098)],
  ['a long text', md`${ex(1_099)}`, `${ex(1_094)}…`],
  ['a word', md`${ex(1_000)} ${ex(99)}`, `${ex(1_000)}…`],
  ['a line', md`${ex(900)}\n${ex(300)} ${ex(300)}`, `${ex(900)}\n…`],
  ['an escaped character', md`${ex(1_090)}${'&'}xxxxx`, `${ex(1_090)}…`],
  ['a mention', md`${ex(1_090)}${mention('U0000000008')}`, `${ex(1_090)}…`],
  ['a link', md`${ex(1_080)}${link('https://hearth.example', 'My Hearth')}`, `${ex(1_080)}…`],
  ['an emoji', md`${ex(1_093)}😀😀`, `${ex(1_093)}…`],
])('the text of a message has less than 3,000 bytes; %s is not cut in half', (_, last, expected) => {
  const blocks = [section(md`${ex(1_900)} ${last}`)];
  expect(message(...blocks)).toEqual({ blocks, text: `${ex(1_900)} ${expected}` });
});

/** Typed text that grows most when it is escaped, counted in bytes, or shown without formatting. */
const typed = fc
  .array(fc.constantFrom('&', '<', '*a* ', '`', '😀', '\u0600', '> ', ' ', '\n', 'word', ex(80)), { maxLength: 40 })
  .chain((parts) => fc.nat({ max: 40 }).map((times) => parts.join('').repeat(times)));
const anyBlock = typed.chain((text) =>
  fc.constantFrom(
    header(text),
    section(md`*Next:*  ${text}`),
    ...sections(typedAfter(md`*In the way:*`, text)),
    context(md`${text}`, link('https://hearth.example', text)),
    picture({ fileId: 'F1', alt: text }),
    richList([{ text }], [[{ text, style: 'strike' }], [{ channelId: 'C1' }, { text }]]),
  ),
);

test('the text of a message can be edited, whatever is in it, and ends with whole characters', () => {
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 50 }), (blocks) => {
      const { text } = message(...blocks);
      expect(Buffer.byteLength(text)).toBeLessThan(3_000);
      expect(messageProblems({ text, blocks: [] }, 'chat.update')?.error ?? 'no_text').toBe('no_text');
      expect(Buffer.from(text).toString()).toBe(text);
      expect(text.replace(/&(?:amp|lt|gt);|<[^<>]*>/g, '')).not.toMatch(/[&<]/);
    }),
    { numRuns: 200 },
  );
});
