// The baseline of event intake: a Bolt app that ignores the event it listens for. Prints the port that it answers on.
import { App, HTTPReceiver } from '@slack/bolt';

const [secret, team] = process.argv.slice(2);
const receiver = new HTTPReceiver({ signingSecret: secret, port: 0 });
const app = new App({
  receiver,
  convoStore: false,
  authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U0', teamId: team }),
});
app.event('app_home_opened', async () => undefined);
const server = await receiver.start(0);
process.stdout.write(`${server.address().port}\n`);
