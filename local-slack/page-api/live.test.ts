import { rows } from '../page/channel/rows.js';
import { byChannel, inChannel, inThread, repliesByParent, unreadIn } from '../page/live/conversations.js';
import { applied, nothing } from '../page/live/snapshot.js';
import { difference } from './difference.js';
import type { ShownChannel, ShownMessage } from './shown.js';

const general: ShownChannel = {
  id: 'C1',
  kind: 'public',
  name: 'general',
  topic: '',
  purpose: '',
  archived: false,
  members: ['UANN', 'UBOB'],
  read: '1772438400.000000',
};

function message(ts: string, more: Partial<ShownMessage> = {}): ShownMessage {
  return {
    ts,
    channel: 'C1',
    user: 'UBOB',
    isApp: false,
    under: undefined,
    subtype: undefined,
    text: 'Hello',
    blocks: [],
    attachments: [],
    state: {},
    threadTs: undefined,
    broadcast: false,
    edited: false,
    onlyYou: false,
    reactions: [],
    files: [],
    ...more,
  };
}

test('difference() returns added, changed and removed rows once', () => {
  const sent = new Map<string, string>();
  expect(
    difference(
      sent,
      new Map([
        ['a', { n: 1 }],
        ['b', { n: 2 }],
      ]),
    ),
  ).toEqual({ a: { n: 1 }, b: { n: 2 } });
  expect(
    difference(
      sent,
      new Map([
        ['a', { n: 1 }],
        ['b', { n: 2 }],
      ]),
    ),
  ).toBeUndefined();
  expect(
    difference(
      sent,
      new Map([
        ['b', { n: 3 }],
        ['c', { n: 4 }],
      ]),
    ),
  ).toEqual({ a: null, b: { n: 3 }, c: { n: 4 } });
});

test('difference() with a prefix ignores other rows', () => {
  const sent = new Map<string, string>();
  difference(
    sent,
    new Map([
      ['C1/1', 1],
      ['C1/2', 2],
      ['C2/1', 3],
    ]),
  );
  expect(difference(sent, new Map([['C1/2', 2]]), 'C1/')).toEqual({ 'C1/1': null });
  expect([...sent.keys()]).toEqual(['C1/2', 'C2/1']);
});

test('an update creates a new snapshot with the same objects for unchanged rows and tables', () => {
  const first = applied(nothing, { channel: { C1: general }, message: { 'C1/1': message('1'), 'C1/2': message('2') } });
  const second = applied(first, { message: { 'C1/1': null, 'C1/3': message('3') } });
  expect([...second.message.keys()]).toEqual(['C1/2', 'C1/3']);
  expect([...first.message.keys()]).toEqual(['C1/1', 'C1/2']);
  expect(second.message.get('C1/2')).toBe(first.message.get('C1/2'));
  expect(second.channel).toBe(first.channel);
});

test('messages are grouped by channel and sorted by time', () => {
  const all = [message('2'), message('1', { channel: 'C2' }), message('1'), message('3', { threadTs: '1' })];
  expect([...byChannel(all)].map(([id, list]) => [id, list.map((it) => it.ts)])).toEqual([
    ['C1', ['1', '2', '3']],
    ['C2', ['1']],
  ]);
});

test('replies are only in the thread unless they are broadcast', () => {
  const all = [message('1'), message('2', { threadTs: '1' }), message('3', { threadTs: '1', broadcast: true })];
  expect(inChannel(all).map((it) => it.ts)).toEqual(['1', '3']);
  expect(inThread(all, '1').map((it) => it.ts)).toEqual(['1', '2', '3']);
});

test('replies are counted with their authors', () => {
  const all = [
    message('1'),
    message('2', { threadTs: '1' }),
    message('3', { threadTs: '1', user: 'UANN' }),
    message('4', { threadTs: '1' }),
    message('5', { threadTs: '1', onlyYou: true }),
  ];
  expect([...repliesByParent(all)]).toEqual([['1', { count: 3, users: ['UBOB', 'UANN'], last: '4' }]]);
});

test.each<[string, Partial<ShownMessage>, Partial<ShownChannel>, { count: number; forYou: number }]>([
  ['from someone else', {}, {}, { count: 1, forYou: 0 }],
  ['that mentions the viewer', { text: 'Hi <@UANN>' }, {}, { count: 1, forYou: 1 }],
  ['in a direct conversation', {}, { kind: 'im' }, { count: 1, forYou: 1 }],
  ['that was read before', { ts: '1772438400.000000' }, {}, { count: 0, forYou: 0 }],
  ['by the viewer', { user: 'UANN' }, {}, { count: 0, forYou: 0 }],
  ['in a thread', { threadTs: '1' }, {}, { count: 0, forYou: 0 }],
  ['about a new member', { subtype: 'channel_join' }, {}, { count: 0, forYou: 0 }],
  ['only visible to the viewer', { onlyYou: true }, {}, { count: 0, forYou: 0 }],
  ['in a channel without the viewer', {}, { members: ['UBOB'] }, { count: 0, forYou: 0 }],
])('the unread count of a message %s is correct', (_, more, channel, unread) => {
  expect(unreadIn({ ...general, ...channel }, [message('1772438401.000000', more)], 'UANN')).toEqual(unread);
});

const MONDAY = Date.parse('2026-03-02T08:00:00Z') / 1000;
const ann = { id: 'UANN', zone: 'Europe/Berlin', locale: 'en-US', now: new Date('2026-03-03T08:00:00Z') };

function at(minutes: number, more: Partial<ShownMessage> = {}): ShownMessage {
  return message(`${MONDAY + minutes * 60}.000000`, more);
}

function under(name: string, picture?: string): Partial<ShownMessage> {
  return { under: { name, picture, pictureOf: undefined } };
}

function lines(messages: readonly ShownMessage[], how?: Parameters<typeof rows>[2]): string[] {
  return rows(messages, ann, how).map((row) => {
    if (row.kind === 'replies') return `replies ${row.count}`;
    return row.kind === 'message' ? `${row.message.user}${row.isContinued ? ' goes on' : ''}` : row.kind;
  });
}

test.each<[string, readonly ShownMessage[], Parameters<typeof rows>[2], readonly string[]]>([
  ['an app under two names does not continue', [at(0, under('Ann')), at(1, under('Ben'))], {}, ['day', 'UBOB', 'UBOB']],
  ['an app under its own name does not continue', [at(0, under('Ann')), at(1)], {}, ['day', 'UBOB', 'UBOB']],
  ['an app under one name continues', [at(0, under('Ann')), at(1, under('Ann'))], {}, ['day', 'UBOB', 'UBOB goes on']],
  [
    'an app with two pictures does not continue',
    [at(0, under('Ann', 'https://x.example/1.png')), at(1, under('Ann', 'https://x.example/2.png'))],
    {},
    ['day', 'UBOB', 'UBOB'],
  ],
  ['the same author continues', [at(0), at(4)], {}, ['day', 'UBOB', 'UBOB goes on']],
  ['the name is repeated after five minutes', [at(0), at(6)], {}, ['day', 'UBOB', 'UBOB']],
  ['another author gets a name', [at(0), at(1, { user: 'UANN' })], {}, ['day', 'UBOB', 'UANN']],
  ['an ephemeral message is separate', [at(0), at(1, { onlyYou: true })], {}, ['day', 'UBOB', 'UBOB']],
  ['a day begins at local midnight', [at(899), at(901)], {}, ['day', 'UBOB', 'day', 'UBOB']],
  [
    'new messages follow a separator',
    [at(0), at(1), at(2)],
    { read: at(0).ts },
    ['day', 'UBOB', 'new', 'UBOB', 'UBOB goes on'],
  ],
  ['own messages are not new', [at(0), at(1, { user: 'UANN' })], { read: at(0).ts }, ['day', 'UBOB', 'UANN']],
  [
    'a thread has a separator after its first message',
    [at(0), at(1), at(2)],
    { isThread: true },
    ['day', 'UBOB', 'replies 2', 'UBOB', 'UBOB goes on'],
  ],
])('the rows of a list of messages: %s', (_, messages, how, expected) => {
  expect(lines(messages, how)).toEqual(expected);
});
