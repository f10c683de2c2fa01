import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { flag } from '../api/arguments.js';
import { messageArguments, readMessage } from '../api/message-arguments.js';
import { edit, post, remove } from '../world/messages.js';
import { SlackError } from '../world/slack-error.js';
import type { Message, Workspace } from '../world/workspace.js';
import type { ResponseUrl, World } from '../world/world.js';

const MOST_USES = 5;
const LIVES_MS = 30 * 60_000;

const response = z.looseObject({
  ...messageArguments,
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: flag.default(false),
  delete_original: flag.default(false),
  thread_ts: z.string().optional(),
});

/** The channel to respond in, the user to respond to, and the original message if there is one. */
export interface Place {
  readonly channel: string;
  readonly user: string;
  readonly message: Message | undefined;
}

/** Returns a `response_url` for one interaction. It works five times within thirty minutes of Slack's clock. */
export function newResponseUrl(world: World, workspace: Workspace, place: Place): string {
  const secret = randomBytes(12).toString('base64url');
  const expires = new Date(world.clock.now().getTime() + LIVES_MS);
  world.responseUrls.set(secret, { team: workspace.id, ...place, expires, uses: 0 });
  return `${world.url}/actions/${workspace.id}/${secret}`;
}

/** Counts one use of a `response_url`. Throws `no_url`, `expired_url` or `used_url`. */
export function useResponseUrl(world: World, secret: string): ResponseUrl {
  const url = world.responseUrls.get(secret);
  if (!url) throw new SlackError('no_url');
  if (url.expires < world.clock.now()) throw new SlackError('expired_url');
  if (url.uses >= MOST_USES) throw new SlackError('used_url');
  url.uses += 1;
  return url;
}

/**
 * Applies a response from a command's ack or a `response_url`. It posts an ephemeral message, or a visible one for
 * `in_channel`, or it replaces or deletes the original message.
 */
export function respond(world: World, workspace: Workspace, place: Place, given: unknown): void {
  const read = response.safeParse(given);
  const channel = workspace.channels.get(place.channel);
  const { installation } = workspace;
  if (!read.success || !channel || !installation) throw new SlackError('invalid_payload');
  const { message: original } = place;
  if (original && read.data.delete_original) return void remove(world, workspace, channel, original);
  const message = readMessage(read.data, 'chat.postMessage', () => undefined);
  if (original && read.data.replace_original) return void edit(world, workspace, channel, original, message);
  post(world, workspace, channel, {
    ...message,
    user: installation.botUser,
    botId: installation.botId,
    threadTs: read.data.thread_ts ?? original?.threadTs,
    ephemeralTo: read.data.response_type === 'ephemeral' ? place.user : undefined,
  });
}
