import { hostOf, hostsIn, withParents } from '../../../../src/features/limits/domain/hosts.js';

test.each([
  ['example.com', 'example.com'],
  [' https://www.Example.com/launch?x=1#y ', 'example.com'],
  ['shop.example.co.uk/', 'shop.example.co.uk'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['example.com.', 'example.com'],
  ['example', undefined],
  ['192.168.0.1', undefined],
  ['two words.com', undefined],
  ['ftp://', undefined],
  ['*.example.com', 'example.com'],
  ['', undefined],
])('the host in “%s” is %s', (typed, host) => {
  expect(hostOf(typed)).toBe(host);
});

test.each([
  ['nothing', 'Hello <@U1>, see <#C1|makers>', []],
  ['a link with a label', 'Look: <https://www.Shop.example/a?b=1&amp;c=2|my shop>!', ['shop.example']],
  ['two links to one host', '<https://a.example/1> and <http://a.example/2>', ['a.example']],
  ['a link that is not marked up', 'https://a.example/x)', ['a.example']],
  ['a link to a user’s address', '<mailto:a@b.example|a@b.example>', []],
  ['something that is no link', '<https://|x> <https://exa mple>', ['exa']],
])('the hosts in a message with %s', (_, text, hosts) => {
  expect(hostsIn(text)).toEqual(hosts);
});

test('a host is part of those that it ends with', () => {
  expect(withParents('a.b.example.com')).toEqual(['a.b.example.com', 'b.example.com', 'example.com']);
  expect(withParents('localhost')).toEqual([]);
});
