import { App, LogLevel } from '@slack/bolt';
import { WebSocket } from 'ws';
import { waitFor } from './driver/wait.js';
import { sampleManifest } from './sample/manifest.js';
import { type LocalSlack, startSlack } from './slack.js';

let slack: LocalSlack;
let app: App | undefined;

beforeEach(async () => {
  slack = await startSlack({ manifest: sampleManifest });
});

afterEach(async () => {
  await app?.stop();
  await slack.close();
});

async function startApp(token: string): Promise<App> {
  app = new App({
    socketMode: true,
    appToken: slack.app.appToken,
    token,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: `Hello <@${event.user}>` } }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
  app.command('/greet', async ({ ack, command }) => ack(`You greet ${command.text}`));
  app.shortcut('greet', async ({ ack, body, client }) => {
    await ack();
    const title = { type: 'plain_text' as const, text: 'Greet' };
    const blocks = [{ type: 'divider' as const }];
    await client.views.open({ trigger_id: body.trigger_id, view: { type: 'modal', title, blocks } });
  });
  await app.start();
  return app;
}

test('an app with a Socket Mode connection receives everything there, not at its request URL', async () => {
  slack.requestUrl = 'http://127.0.0.1:9/never';
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann' });
  const lounge = club.channel({ name: 'lounge', members: [ann] });
  await startApp(club.botToken);

  await ann.opensHome();
  await ann.sees('Home', /Hello @Ann/);
  expect(await ann.types('/greet me', { in: lounge })).toBe('Greeter (only you): You greet me');
  await ann.uses('Greet');
  await ann.sees('modal', /== Greet ==/);
  expect(slack.deliveries().map(({ what, via, failure }) => [what, via, failure])).toEqual([
    ['app_home_opened', 'socket', undefined],
    ['/greet', 'socket', undefined],
    ['shortcut greet', 'socket', undefined],
  ]);
});

test('a ticket opens one connection', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  await startApp(club.botToken);
  expect(slack.world.tickets.size).toBe(0);
  const stranger = new WebSocket(`${slack.url.replace('http', 'ws')}/link/?ticket=made-up`);
  const error = await new Promise((resolve) => stranger.once('error', resolve));
  expect(error).toMatchObject({ message: 'socket hang up' });
});

test('an app that disconnects is reached at its request URL again', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann' });
  const started = await startApp(club.botToken);
  await started.stop();
  const isGone = () => (slack.world.sockets.size === 0 ? true : undefined);
  await waitFor(slack.world, isGone, () => 'The app is still connected.');
  await ann.opensHome();
  expect(slack.deliveries()).toEqual([]);
  await ann.uses('Greet');
  expect(ann.notices).toEqual(['Greeter responded with an error (connection_failed).']);
});
