import { createLog } from '../../../src/core/log.js';
import { PermanentError } from '../../../src/core/retry.js';
import { serve } from '../../../src/http/server.js';
import { createInbound } from '../../../src/slack/inbound/inbound.js';
import { FORM, signed } from '../../support/signed.js';

const secret = 'a-signing-secret-of-sixteen';
const log = createLog('silent');
const inbox = { store: async () => 'new' as const };

/** Serves only requests to Slack's address, and returns a function that posts to it. */
async function serving(authorize: () => Promise<never>) {
  const slack = {
    apiUrl: 'http://127.0.0.1:9/',
    inbound: { signingSecret: secret },
    serves: { botToken: 'xoxb-1', installer: undefined },
  };
  const { httpReceiver } = createInbound(slack, authorize, inbox as never, log);
  if (!httpReceiver) throw new Error('Signed requests are received over HTTP.');
  const web = await serve({ port: 0, onSlack: httpReceiver.onRequest, check: async () => undefined, log });
  return {
    post: (body: string, type?: string) =>
      fetch(`http://127.0.0.1:${web.port}/slack/events`, signed(body, { secret, ...(type ? { type } : {}) })),
    close: web.close,
  };
}

const ORG_WIDE = 'Hearth only works when it’s installed in a single workspace';
const interaction = { team: null, enterprise: { id: 'E1' }, user: { id: 'U1', team_id: 'T2' }, trigger_id: '1.2' };
const flagged = { is_enterprise_install: true };
const view = { id: 'V1', type: 'modal', callback_id: 'x', private_metadata: '', state: { values: {} } };
const command = { command: '/hearth', trigger_id: '1.2.3', team_id: 'T1', user_id: 'U1', channel_id: 'C1' };

test.each<[what: string, body: object, answer: string]>([
  ['a button', { type: 'block_actions', ...interaction, ...flagged, actions: [] }, ORG_WIDE],
  ['a shortcut without the flag', { type: 'shortcut', ...interaction, callback_id: 'x' }, ORG_WIDE],
  ['a modal', { type: 'view_submission', ...interaction, ...flagged, view }, '"response_action":"update"'],
  ['a command', { ...command, is_enterprise_install: 'true' }, ORG_WIDE],
  ['an event', { type: 'event_callback', team_id: null, event_id: 'Ev1', event: { type: 'team_join' } }, ORG_WIDE],
  [
    'an event of a workspace in it',
    { type: 'event_callback', team_id: 'T1', event_id: 'Ev2', event: { type: 'team_join' }, authorizations: [flagged] },
    ORG_WIDE,
  ],
])('%s of an installation in a whole organization gets a sentence', async (_, body, answer) => {
  const { post, close } = await serving(() => Promise.reject(new PermanentError('Nobody asks.')));
  const isEvent = 'event' in body;
  const fields = 'command' in body ? Object.entries(body) : [['payload', JSON.stringify(body)]];
  const payload = isEvent ? JSON.stringify(body) : String(new URLSearchParams(fields as [string, string][]));
  const response = await post(payload, isEvent ? undefined : FORM);
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining(answer)]);
  await close();
});

test.each([
  ['in which Hearth is not installed is refused', new PermanentError('Hearth is not installed.'), 401],
  ['whose installation cannot be read gets a server error', new Error('the database is away'), 500],
])('a command from a workspace %s', async (_, error, status) => {
  const { post, close } = await serving(() => Promise.reject(error));
  expect((await post(String(new URLSearchParams(command)), FORM)).status).toBe(status);
  await close();
});
