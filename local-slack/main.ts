import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { endWithNpm } from './end-with-npm.js';
import { startSlack } from './slack.js';

/**
 * Runs a local Slack with a small workspace until it is interrupted. Prints one line of JSON with everything an app or
 * a test needs to use it.
 *
 *   --port N            default: a free port
 *   --manifest FILE     default: manifest.json
 *   --request-url URL   receives events, interactions and commands unless the app uses Socket Mode
 *   --rate-limits       applies Slack's rate limits
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      manifest: { type: 'string', default: 'manifest.json' },
      'request-url': { type: 'string' },
      'rate-limits': { type: 'boolean', default: false },
    },
  });
  const requestUrl = values['request-url'];
  const slack = await startSlack({
    manifest: JSON.parse(readFileSync(values.manifest, 'utf8')),
    port: Number(values.port),
    rateLimits: values['rate-limits'],
    ...(requestUrl === undefined ? {} : { requestUrl }),
  });
  const team = slack.workspace({ name: 'Makers' });
  const ann = team.person({ name: 'Ann', zone: 'Europe/Berlin', isPrimaryOwner: true });
  const bob = team.person({ name: 'Bob', zone: 'America/New_York' });
  const chen = team.person({ name: 'Chen', zone: 'Asia/Shanghai' });
  const members = [ann, bob, chen];
  const channels = [
    team.channel({ name: 'general', members }),
    team.channel({ name: 'makers', members, topic: 'What we make' }),
    team.channel({ name: 'organizers', members: [ann, bob], isPrivate: true }),
  ];
  const { appToken, configToken, signingSecret, clientId, clientSecret, id } = slack.app;
  console.log(
    JSON.stringify({
      url: slack.url,
      apiUrl: slack.apiUrl,
      page: `${slack.url}/`,
      botToken: team.botToken,
      appToken,
      configToken,
      signingSecret,
      app: { id, clientId, clientSecret },
      team: { id: team.id, name: team.name },
      users: members.map((it) => ({ id: it.id, name: it.name })),
      channels: channels.map((it) => ({ id: it.id, name: it.name })),
    }),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void slack.close());
  endWithNpm(slack.close);
}

await main();
