import { complete, completing, matching } from '../page/composer/completing.js';
import { fromLocal, toLocal } from '../page/elements/local-time.js';
import { lasting, readAddress, writeAddress } from '../page/place/place.js';
import { acknowledgements } from '../page/requests/acknowledgements.js';
import { isWanted, type Kind } from '../page/requests/filter.js';
import { pretty } from '../page/requests/pretty.js';
import { dayInWords, momentInWords, placeOf, timeInWords } from '../page/text/when.js';
import { grouped, matchingChoices } from '../page/ui/choice.js';
import { destination } from './journey.js';
import type { RequestLine } from './shown-requests.js';

test.each([
  ['/?user=U1&channel=C1', { user: 'U1', place: { at: 'channel', channel: 'C1', thread: undefined } }],
  ['/?user=U1&channel=C1&thread=1.2', { user: 'U1', place: { at: 'channel', channel: 'C1', thread: '1.2' } }],
  ['/?user=U1&app=home', { user: 'U1', place: { at: 'app', tab: 'home' } }],
  ['/?user=U1', { user: 'U1', place: undefined }],
  ['/?user=U1&app=messages&profile=U2', { user: 'U1', place: { at: 'app', tab: 'messages', profile: 'U2' } }],
  ['/archives/C1', { user: undefined, place: { at: 'channel', channel: 'C1' } }],
  ['/team/U2', { user: undefined, place: { at: 'app', tab: 'home', profile: 'U2' } }],
  ['/?app=nowhere', { user: undefined, place: undefined }],
  [
    '/archives/C1/p1700000000000100',
    { user: undefined, place: { at: 'channel', channel: 'C1', message: '1700000000.000100', thread: undefined } },
  ],
])('the address %s is parsed', (path, address) => {
  expect(readAddress(`http://127.0.0.1:4000${path}`)).toEqual(address);
});

test('a place is written as an address', () => {
  expect(writeAddress('U1', { at: 'app', tab: 'messages' })).toBe('/?user=U1&app=messages');
  expect(writeAddress('U1', { at: 'channel', channel: 'C1', thread: '1.2' })).toBe('/?user=U1&channel=C1&thread=1.2');
  expect(writeAddress('U1', { at: 'app', tab: 'home', profile: 'U2' })).toBe('/?user=U1&app=home&profile=U2');
});

test('another person looks at the same place without the open profile and the linked message', () => {
  expect(lasting({ at: 'channel', channel: 'C1', thread: '1.2', message: '1.3', profile: 'U2' })).toEqual({
    at: 'channel',
    channel: 'C1',
    thread: '1.2',
  });
  expect(lasting({ at: 'app', tab: 'home', profile: 'U2' })).toEqual({ at: 'app', tab: 'home' });
});

test.each([
  ['Hi @an', { sign: '@', query: 'an', start: 3 }],
  ['Hi @', { sign: '@', query: '', start: 3 }],
  ['see #Gen', { sign: '#', query: 'gen', start: 4 }],
  ['/hea', { sign: '/', query: 'hea', start: 0 }],
  ['/hearth he', undefined],
  ['a/b', undefined],
  ['mail a@b', undefined],
  ['Hi @ann ', undefined],
])('typing %j offers %j', (text, expected) => {
  expect(completing(text, text.length)).toEqual(expected);
});

test('a completion replaces the typed text', () => {
  const what = completing('Hi @an, yes', 6);
  expect(what && complete('Hi @an, yes', 6, what, '@ann.lee')).toEqual({ text: 'Hi @ann.lee , yes', caret: 12 });
});

test('names that begin with the query come first', () => {
  const names = ['Joanna', 'Lee Ann', 'Ann Lee', 'Bob'];
  expect(matching(names, 'ann', (it) => it)).toEqual(['Ann Lee', 'Lee Ann', 'Joanna']);
});

test('choices keep their headings and their order', () => {
  const choices = [
    { id: '1', text: 'Berlin', group: 'Europe' },
    { id: '2', text: 'Bern', group: 'Europe' },
    { id: '3', text: 'Tokyo', group: 'Asia' },
  ];
  expect(grouped(choices).map((it) => [it.group, it.choices.length])).toEqual([
    ['Europe', 2],
    ['Asia', 1],
  ]);
  expect(matchingChoices(choices, 'ber').map((it) => it.text)).toEqual(['Berlin', 'Bern']);
});

test.each([
  ['2026-11-23T08:12:00Z', 'en-US', 'Europe/Berlin', '9:12 AM', 'Today', 'Mon, Nov 23, 9:12 AM'],
  ['2026-11-22T08:12:00Z', 'en-GB', 'Europe/Berlin', '9:12', 'Yesterday', 'Sun 22 Nov, 9:12'],
  ['2026-11-23T03:00:00Z', 'en-US', 'America/New_York', '10:00 PM', 'Yesterday', 'Sun, Nov 22, 10:00 PM'],
  ['2026-11-16T08:12:00Z', 'en-US', 'UTC', '8:12 AM', 'Monday, November 16', 'Mon, Nov 16, 8:12 AM'],
  ['2025-11-17T08:12:00Z', 'en-US', 'UTC', '8:12 AM', 'Monday, November 17, 2025', 'Mon, Nov 17, 8:12 AM'],
])('%s is formatted for %s in %s', (iso, locale, zone, time, day, moment) => {
  const viewer = { zone, locale, now: new Date('2026-11-23T12:00:00Z') };
  const ms = Date.parse(iso);
  const shown = [timeInWords(ms, viewer), dayInWords(ms, viewer), momentInWords(ms, viewer)];
  expect(shown.map((it) => it.replaceAll('\u202f', ' '))).toEqual([time, day, moment]);
});

test('a zone is shown as its city', () => {
  expect(placeOf('America/New_York')).toBe('New York');
});

test.each([
  ['2026-11-23T09:00', 'Europe/Berlin', '2026-11-23T08:00:00Z'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
])('local time %s in %s is %s', (local, zone, iso) => {
  expect(new Date(fromLocal(local, zone) * 1000).toISOString()).toBe(new Date(iso).toISOString());
});

test('a time is converted to the local zone', () => {
  expect(toLocal(Date.parse('2026-11-23T08:00:00Z') / 1000, 'Europe/Berlin')).toBe('2026-11-23T09:00');
});

test.each([
  ['2026-03-28T07:59:00Z', { to: 'morning' }, '2026-03-28T08:00:00Z'],
  ['2026-03-28T08:00:00Z', { to: 'morning' }, '2026-03-29T07:00:00Z'],
  ['2026-03-28T08:00:00Z', { to: 'tomorrow' }, '2026-03-29T07:00:00Z'],
  ['2026-03-28T08:00:00Z', { to: 'next week' }, '2026-04-04T07:00:00Z'],
  ['2026-03-28T08:00:00Z', { minutes: 15 }, '2026-03-28T08:15:00Z'],
] as const)('in Berlin, an advance from %s by %j ends at %s', (from, how, to) => {
  expect(new Date(destination(Date.parse(from), 'Europe/Berlin', how))).toEqual(new Date(to));
});

function line(more: Partial<RequestLine>): RequestLine {
  return {
    number: 1,
    kind: 'event',
    name: 'app_home_opened',
    at: 0,
    ms: 0,
    status: 200,
    failure: undefined,
    warnings: 0,
    ...more,
  };
}

test('ack times include deliveries but not calls', () => {
  const lines = [...Array.from({ length: 100 }, (_, n) => line({ ms: 100 - n })), line({ kind: 'call', ms: 5000 })];
  expect(acknowledgements(lines)).toEqual({ count: 100, p50: 50, p95: 95, max: 100 });
  expect(acknowledgements([line({ ms: 7 })])).toEqual({ count: 1, p50: 7, p95: 7, max: 7 });
  expect(acknowledgements([])).toBeUndefined();
});

test.each<[Kind, string, boolean]>([
  ['all', '', true],
  ['all', 'HOME', true],
  ['all', 'views', false],
  ['sent', '', true],
  ['calls', '', false],
  ['failed', '', false],
])('the filter %s with the text %j includes an event: %s', (kind, text, expected) => {
  expect(isWanted(line({}), kind, text)).toBe(expected);
});

test('a failed request is found by its error', () => {
  expect(isWanted(line({ failure: 'http_timeout' }), 'failed', 'timeout')).toBe(true);
});

test('JSON strings in arguments are shown as JSON', () => {
  expect(pretty({ view: '{"type":"home"}', text: '[not json', n: 1 })).toBe(
    '{\n  "view": {\n    "type": "home"\n  },\n  "text": "[not json",\n  "n": 1\n}',
  );
  expect(pretty('')).toBe('(empty)');
});
