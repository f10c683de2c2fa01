import { lines, md, mentionedIn, plain } from '../../../src/slack/blocks/mrkdwn.js';

test.each([
  ['a ping of the channel', '<!channel>', '&lt;!channel&gt;'],
  ['a disguised link', '<https://evil.example|your bank>', '&lt;https://evil.example|your bank&gt;'],
  ['a mention', '<@U1>', '&lt;@U1&gt;'],
  ['an ampersand, once', 'R&D &amp;', 'R&amp;D &amp;amp;'],
])('%s that a user typed is escaped', (_, typed, source) => {
  expect(md`They said ${typed}.`.source).toBe(`They said ${source}.`);
});

test('markup inside markup is not escaped again', () => {
  expect(md`Hello ${md`*${'a<b'}*`}, ${2} & more`.source).toBe('Hello *a&lt;b*, 2 & more');
  expect(lines(md`a`, md`${1}`).source).toBe('a\n1');
});

test.each([
  ['See <https://x.example|the page> and <https://y.example>', 'See the page and https://y.example'],
  ['<@U1|ann> in <#C1|makers>, <!here>', 'ann in makers, here'],
  ['R&amp;D &lt;now&gt;', 'R&D <now>'],
])('%s becomes the plain text %s', (source, text) => {
  expect(plain(source)).toBe(text);
});

test.each([
  ['Ask <@U0123456> and <@W0123456|>', 'Ask someone and someone'],
  ['See <#C0123456> or <#C0123456|>', 'See a channel or a channel'],
  ['Thanks, <!subteam^S0123456>', 'Thanks, a group'],
])('%s, of which Hearth knows no name, becomes the plain text %s', (source, text) => {
  expect(plain(source)).toBe(text);
});

test('mentions become names in plain text', () => {
  const source = 'Ask <@U1> and <@W2|w2>';
  expect(mentionedIn(source)).toEqual(['U1', 'W2']);
  expect(plain(source, new Map([['U1', 'Ann']]))).toBe('Ask Ann and w2');
});
