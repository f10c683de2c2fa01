import { visibleText } from '../../src/core/text.js';

test.each([
  ['Ship it', 'Ship it'],
  ['  Ship\u200B it\u2060 \n\tand\u2003rest \u2028now\r\n', 'Ship it \n\tand\u2003rest \nnow'],
  ['\u200B', ''],
  ['\u200B\u200C\n \u2800\u3164\uFFA0\u115F', ''],
  ['\u00AD\u061C\u180E\u202E\uFEFF\u{E0041}\u{1D159}\uFFF9', ''],
  ['\u00A0\u2003\u3000\u200D', ''],
  // Emoji and spelling that need a character which nobody sees.
  ['👩🏽\u200D💻 ❤\uFE0F 1\uFE0F\u20E3', '👩🏽\u200D💻 ❤\uFE0F 1\uFE0F\u20E3'],
  [
    '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
  ],
  ['می\u200Cخواهم', 'می\u200Cخواهم'],
])('of the text %j, people see %j', (typed, seen) => {
  expect(visibleText(typed)).toBe(seen);
});
