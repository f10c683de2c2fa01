import { createServer, type Server } from 'node:http';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { LocalSlack } from '../slack.js';

export interface SampleApp {
  readonly app: App;
  stop(): Promise<void>;
}

/** Starts a real Bolt app that receives signed HTTP from a local Slack and is authorized for all its workspaces. */
export async function startSampleApp(slack: LocalSlack, listen: (app: App) => void): Promise<SampleApp> {
  const receiver = new HTTPReceiver({
    signingSecret: slack.app.signingSecret,
    processBeforeResponse: true,
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    receiver,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    authorize: async ({ teamId }) => {
      const installation = slack.world.workspaces.get(teamId ?? '')?.installation;
      if (!installation) throw new Error(`not installed in ${teamId}`);
      const { botToken, botId, botUser } = installation;
      return { botToken, botId, botUserId: botUser };
    },
  });
  listen(app);
  const server = createServer(receiver.requestListener);
  slack.requestUrl = `${await listenOn(server)}/slack/events`;
  return {
    app,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listenOn(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    });
  });
}
