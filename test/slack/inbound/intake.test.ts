import { createLog } from '../../../src/core/log.js';
import { PermanentError } from '../../../src/core/retry.js';
import { serve } from '../../../src/http/server.js';
import { createInbound } from '../../../src/slack/inbound/inbound.js';
import { FORM, signed } from '../../support/signed.js';

const secret = 'a-signing-secret-of-sixteen';
const log = createLog('silent');
const inbox = { store: async () => 'new' as const };

test.each([
  ['in which Hearth is not installed is refused', new PermanentError('Hearth is not installed.'), 401],
  ['whose installation cannot be read gets a server error', new Error('the database is away'), 500],
])('a command from a workspace %s', async (_, error, status) => {
  const authorize = () => Promise.reject(error);
  const slack = {
    apiUrl: 'http://127.0.0.1:9/',
    inbound: { signingSecret: secret },
    serves: { botToken: 'xoxb-1', installer: undefined },
  };
  const { httpReceiver } = createInbound(slack, authorize, inbox as never, log);
  if (!httpReceiver) throw new Error('Signed requests are received over HTTP.');
  const web = await serve({ port: 0, onSlack: httpReceiver.onRequest, check: async () => undefined, log });
  const command = new URLSearchParams({
    command: '/hearth',
    trigger_id: '1.2.3',
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
  });
  const response = await fetch(
    `http://127.0.0.1:${web.port}/slack/events`,
    signed(command.toString(), { secret, type: FORM }),
  );
  expect(response.status).toBe(status);
  await web.close();
});
