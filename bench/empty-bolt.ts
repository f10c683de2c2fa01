import { App, HTTPReceiver } from '@slack/bolt';

/** The baseline: a Bolt app that listens for the same event and does nothing. Says on which port it answers. */
const [secret = '', team = ''] = process.argv.slice(2);
const receiver = new HTTPReceiver({ signingSecret: secret, port: 0 });
const app = new App({
  receiver,
  convoStore: false,
  authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U0', teamId: team }),
});
app.event('app_home_opened', async () => undefined);
const server = await receiver.start(0);
const address = server.address();
process.stdout.write(`${typeof address === 'object' && address ? address.port : ''}\n`);
