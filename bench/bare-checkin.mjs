// The baseline of a check-in: a Bolt app without a database that shows everybody the same Home and the same modal, and
// forgets what is sent. Prints the port that it answers on.
import { App, HTTPReceiver } from '@slack/bolt';

const [secret, team, botToken, slackApiUrl, home, modal] = process.argv.slice(2);
const receiver = new HTTPReceiver({ signingSecret: secret, port: 0 });
const app = new App({
  receiver,
  convoStore: false,
  clientOptions: { slackApiUrl },
  authorize: async () => ({ botToken, botId: 'B1', botUserId: 'U0', teamId: team }),
});
app.event('app_home_opened', ({ event, client }) =>
  client.views.publish({ user_id: event.user, view: JSON.parse(home) }),
);
app.action(/.*/, async ({ ack, body, client }) => {
  await client.views.open({ trigger_id: body.trigger_id, view: JSON.parse(modal) });
  await ack();
});
app.view(/.*/, ({ ack }) => ack());
const server = await receiver.start(0);
process.stdout.write(`${server.address().port}\n`);
