import fc from 'fast-check';
import { asTyped, codeBlock, md, plain } from '../../../src/slack/blocks/mrkdwn.js';
import { formatted } from '../../support/formatted.js';

const piece = fc.constantFrom('*', '_', '~', '`', '```', '>', '&', '<', 'a', 'b c', ' ', '.', 'https://x.example/_a_ ');
const typed = fc.array(piece, { minLength: 1, maxLength: 12 }).map((all) => `x${all.join('')}`.trimEnd());

test('typed text is shown as it was typed, wherever it is put', () => {
  fc.assert(
    fc.property(typed, typed, (one, other) => {
      expect(formatted(md`${one}`.source)).toBe(one);
      expect(formatted(md`*${one}*, _so_: ${other}`.source)).toBe(`[bold:${one}], [italic:so]: ${other}`);
      expect(formatted(md`> ${one}`.source)).toBe(`[quote:${one}]`);
      expect(plain(md`${one} ${other}`.source)).toBe(`${one} ${other}`);
    }),
  );
});

test.each([
  ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
  ['https://x.example/_a_b/~c is *one', 'https://x.example/_a_b/~c is <!date^00000000^{_}|*>one'],
  ['*bold*', '<!date^00000000^{_}|*>bold<!date^00000000^{_}|*>'],
  ['a`b`', 'a<!date^00000000^{_}|`>b<!date^00000000^{_}|`>'],
  ['> so', '\u00AD&gt; so'],
  ['a > b', 'a &gt; b'],
])('of %s, only what Slack would format is replaced', (text, source) => {
  expect(asTyped(text)).toBe(source);
});

test('a block of code keeps its marks', () => {
  expect(codeBlock('{"a": "*b* <c>"}').source).toBe('```{"a": "*b* &lt;c&gt;"}```');
});
