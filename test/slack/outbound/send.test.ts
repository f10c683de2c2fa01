import type { WebClient } from '@slack/web-api';
import { send } from '../../../src/slack/outbound/send.js';
import { usernameOf } from '../../../src/slack/outbound/signed.js';

const plain = { text: 'Ann: Hello', blocks: [] };
const signed = {
  username: usernameOf('Ann'),
  picture: 'https://pictures.example/ann.png',
  message: { text: 'Hello', blocks: [] },
};

/** A Slack that returns what it did with the name, and the arguments of the calls to it. */
function slackWith(username: string | undefined): { client: WebClient; posts: Record<string, unknown>[] } {
  const posts: Record<string, unknown>[] = [];
  const postMessage = async (args: Record<string, unknown>) => {
    posts.push(args);
    return { ok: true, channel: args.channel, ts: '1.2', message: { username } };
  };
  return { client: { chat: { postMessage } } as unknown as WebClient, posts };
}

test.each([
  [
    'a channel',
    'C1',
    signed.username,
    { username: 'Ann (via Hearth)', text: 'Hello' },
    { signed: true, isNameless: false },
  ],
  [
    'a channel where Slack ignores the name',
    'C1',
    undefined,
    { username: 'Ann (via Hearth)' },
    { signed: false, isNameless: true },
  ],
  [
    'a person, never under another name',
    'U1',
    undefined,
    { text: 'Ann: Hello' },
    { signed: false, isNameless: undefined },
  ],
] as const)('posts to %s', async (_, to, username, posted, outcome) => {
  const { client, posts } = slackWith(username);
  const { at, isNameless } = await send(client, { key: 'k', to, message: plain, signed });
  expect({ signed: at.signed, isNameless }).toEqual(outcome);
  expect(posts).toEqual([expect.objectContaining(posted)]);
  expect('username' in (posts[0] ?? {})).toBe(to === 'C1');
});

test('a long name is cut', () => {
  expect(usernameOf('a'.repeat(100))).toBe(`${'a'.repeat(59)}… (via Hearth)`);
});
