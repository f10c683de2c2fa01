import { z } from 'zod';
import { deliver } from '../deliver/deliver.js';
import { readManifest } from '../manifest.js';
import { SlackError } from '../world/slack-error.js';
import type { World } from '../world/world.js';
import { json } from './arguments.js';
import { appMethod, type Methods } from './method.js';

/** Slack's configuration API. An app that runs in another process uses it to set its request URL. */
export const manifestMethods: Methods = {
  'apps.manifest.export': appMethod('config', z.object({ app_id: z.string() }), (args, { world }) => {
    refuseOtherApp(world, args.app_id);
    return { manifest: world.manifest };
  }),

  'apps.manifest.update': appMethod(
    'config',
    z.object({ app_id: z.string(), manifest: json }),
    async (args, { world }) => {
      refuseOtherApp(world, args.app_id);
      const manifest = read(args.manifest);
      const url = manifest.settings.event_subscriptions.request_url;
      if (url !== undefined && url !== world.requestUrl) await moveTo(world, url);
      world.manifest = manifest;
      return { app_id: world.app.id, permissions_updated: false };
    },
  ),
};

function refuseOtherApp(world: World, id: string): void {
  if (id !== world.app.id) throw new SlackError('invalid_app_id');
}

function read(given: unknown) {
  try {
    return readManifest(given);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw invalid(error.issues.map((issue) => ({ message: issue.message, pointer: `/${issue.path.join('/')}` })));
  }
}

/** Sets the request URL once the app answers a challenge there, as Slack requires. */
async function moveTo(world: World, url: string): Promise<void> {
  const before = world.requestUrl;
  world.requestUrl = url;
  const challenge = world.ids.id('challenge');
  const body = { type: 'url_verification', token: world.app.verificationToken, challenge };
  const answer = await deliver(world, { kind: 'event', what: 'url_verification', team: '', body });
  const echoed = z.union([z.object({ challenge: z.literal(challenge) }), z.literal(challenge)]).safeParse(answer.body);
  if (answer.failure === undefined && echoed.success) return;
  world.requestUrl = before;
  throw invalid([
    { message: 'Your URL did not answer the challenge.', pointer: '/settings/event_subscriptions/request_url' },
  ]);
}

function invalid(errors: readonly { readonly message: string; readonly pointer: string }[]): SlackError {
  return new SlackError('invalid_manifest', { errors });
}
