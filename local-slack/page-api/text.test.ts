import { fromMarkdown } from '../page/blocks/markdown.js';
import { typedAgain } from '../page/message/typed-again.js';
import { emojiCalled } from '../page/text/emoji.js';
import { placeBehind, safeHref } from '../page/text/links.js';
import { mrkdwn, plainText } from '../page/text/mrkdwn.js';
import { spoken } from '../page/text/spoken.js';
import { fromRichText, toRichText } from '../page/text/typed-rich-text.js';
import type { ShownChannel, ShownUser } from './shown.js';
import { sketch } from './sketch.js';

test.each([
  ['plain words', 'plain words'],
  ['*bold* _italic_ ~struck~ `code`', '<bold bold> <italic italic> <strike struck> <code code>'],
  ['*bold _and italic_*', '<bold bold <italic and italic>>'],
  ['2 * 3 * 4, snake_case_name, * no *', '2 * 3 * 4, snake_case_name, * no *'],
  ['*not closed', '*not closed'],
  ['*two\nlines*', '*two\nlines*'],
  ['`*not bold*`', '<code *not bold*>'],
  ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
  ['<@U1> in <#C1|general>, <!here>', '<user U1> in <channel C1>, <everyone here>'],
  ['*hello <@U1>*', '<bold hello <user U1>>'],
  ['<https://x.example/a_b_c|a label>', '<link https://x.example/a_b_c a label>'],
  ['see https://x.example/a_b_c.', 'see <link https://x.example/a_b_c https://x.example/a_b_c>.'],
  ['<mailto:a@x.example|a@x.example>', '<link mailto:a@x.example a@x.example>'],
  ['<!date^1772438400^{date} at {time}|then>', '<date 1772438400 {date} at {time} then>'],
  ['<!subteam^S1|@ops>', '@ops'],
  [':tada: at 10:30:45', '<emoji tada> at 10<emoji 30>45'],
  [':wave::skin-tone-3:', '<emoji wave::skin-tone-3>'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
  ['one\n&gt; two\n&gt; three\nfour', 'one[quote two\nthree]four'],
  ['• one\n• *two*\n  • three\nfour', '[list •one|•<bold two>|••three]four'],
  ['1. one\n2. two', '[list 1.one|2.two]'],
  ['- one', '[list •one]'],
  ['- ', '- '],
  ['before\n```\n*a*\n  &lt;b&gt;\n```\nafter', 'before[preformatted *a*\n  <b>]after'],
  ['```inline```', '[preformatted inline]'],
  ['', ''],
])('mrkdwn %j is parsed', (source, expected) => {
  expect(sketch(mrkdwn(source))).toBe(expected);
});

test('plain text is not parsed, except for emoji', () => {
  const source = '*no* <@U1> &amp; :tada:';
  expect(plainText(source, true)).toEqual([
    { at: 0, kind: 'text', text: '*no* <@U1> &amp; ' },
    { at: 17, kind: 'emoji', name: 'tada' },
  ]);
  expect(plainText(source, false)).toEqual([{ at: 0, kind: 'text', text: source }]);
});

test('a text with thousands of marks is parsed quickly', () => {
  const before = performance.now();
  for (const mark of ['*', '_', '<a', '`', '*a', ':', '*`<']) mrkdwn(mark.repeat(1500));
  expect(performance.now() - before).toBeLessThan(1000);
});

test.each([
  ['tada', '🎉'],
  ['+1', '👍'],
  ['wave::skin-tone-3', '👋'],
  ['hearth-logo', undefined],
])('the emoji %s is %s', (name, character) => {
  expect(emojiCalled(name)).toBe(character);
});

test.each([
  ['https://x.example/a', 'https://x.example/a'],
  ['mailto:a@x.example', 'mailto:a@x.example'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['/relative', undefined],
])('the link %s leads to %s', (url, href) => {
  expect(safeHref(url)).toBe(href);
});

test.each([
  [
    '/archives/C1/p1700000000000100?thread_ts=1700000000.000000',
    { at: 'channel', channel: 'C1', message: '1700000000.000100', thread: '1700000000.000000' },
  ],
  ['/archives/C1', { at: 'channel', channel: 'C1' }],
  ['/team/U1', { at: 'app', tab: 'home', profile: 'U1' }],
  ['/archives/C2/p1700000000000100', undefined],
  ['/team/U2', undefined],
  ['/?channel=C1', undefined],
])('the link %s to a workspace leads to a place on the page, if it is known', (path, place) => {
  const knows = (id: string) => id === 'C1' || id === 'U1';
  expect(placeBehind(`https://slack.example${path}`, { at: 'app', tab: 'home' }, knows)).toEqual(place);
});

test('common Markdown is converted to mrkdwn', () => {
  expect(fromMarkdown('# Title\n**bold** [x](https://x.example) <b>\n* one')).toBe(
    '*Title*\n*bold* <https://x.example|x> &lt;b>\n- one',
  );
});

test('rich text can be converted to typed text and back', () => {
  const typed =
    'Hello *you* <b> & `me`, https://x.example :tada:\n- one\n- _two_\n1. three\n> four\n```\nfive\n  six\n```';
  const block = toRichText(typed);
  expect(block.elements).toEqual([
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'Hello ' },
        { type: 'text', text: 'you', style: { bold: true } },
        { type: 'text', text: ' <b> & ' },
        { type: 'text', text: 'me', style: { code: true } },
        { type: 'text', text: ', ' },
        { type: 'link', url: 'https://x.example' },
        { type: 'text', text: ' ' },
        { type: 'emoji', name: 'tada' },
      ],
    },
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'two', style: { italic: true } }] },
      ],
    },
    {
      type: 'rich_text_list',
      style: 'ordered',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'three' }] }],
    },
    { type: 'rich_text_quote', elements: [{ type: 'text', text: 'four' }] },
    { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'five\n  six' }] },
  ]);
  expect(fromRichText(block)).toBe(typed);
});

const ann: ShownUser = {
  id: 'U1',
  name: 'ann.lee',
  realName: 'Ann Lee',
  title: '',
  zone: 'Europe/Berlin',
  locale: 'en-US',
  isAdmin: false,
  isGuest: false,
  isBot: false,
  deleted: false,
  status: undefined,
};
const general: ShownChannel = {
  id: 'C1',
  kind: 'public',
  name: 'general',
  topic: '',
  purpose: '',
  archived: false,
  members: [],
  read: '',
};
const known = { user: new Map([['U1', ann]]), channel: new Map([['C1', general]]) };

test('a message is edited as it was typed', () => {
  expect(typedAgain('Hi <@U1> in <#C1>: 1 &lt; 2 <https://x.example|x> <!here>', known)).toBe(
    'Hi @ann.lee in #general: 1 < 2 https://x.example @here',
  );
});

test.each([
  ['Hi <@U1>, *see _this_* in <#C1>', 'Hi Ann Lee, see this in #general'],
  [':raised_hands: `1 &lt; 2` <https://x.example|the thread> <!here>', 'raised hands 1 < 2 the thread @here'],
  ['<!date^1772438400^{date_short} at {time}|then>', 'Mar 2, 2026 at 9:00 AM'],
  ['&gt; said\n• *one*\n• two', 'said\n• one\n• two'],
  ['<#C2>', '#private-channel'],
])('a screen reader says %j as %j', (source, expected) => {
  const viewer = { zone: 'Europe/Berlin', locale: 'en-US', now: new Date('2026-11-23T12:00:00Z') };
  expect(spoken(source, { ...known, viewer }).replaceAll('\u202f', ' ')).toBe(expected);
});
