import { z } from 'zod';
import { sendEvent } from '../deliver/events.js';
import { type Block, elementsOf } from './blocks.js';
import { refuse, SlackError } from './slack-error.js';
import type { Channel, SlackFile, Workspace } from './workspace.js';
import { changed, type World } from './world.js';

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  md: 'text/markdown',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
};

/** Upload step 1: creates a file with a name and no content. */
export function expectFile(
  world: World,
  workspace: Workspace,
  settings: { readonly name: string; readonly altText: string | undefined; readonly user: string },
): SlackFile {
  const id = world.ids.id('F');
  const file: SlackFile = {
    ...settings,
    id,
    title: settings.name,
    mimetype: TYPES[settings.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream',
    url: `${world.url}/files-pri/${workspace.id}-${id}/${encodeURIComponent(settings.name)}`,
    content: undefined,
    created: world.clock.now(),
    channels: new Set(),
    complete: false,
  };
  workspace.files.set(id, file);
  return file;
}

/** Upload step 3: adds the file to the workspace. The caller shares it in a channel. */
export function completeFile(world: World, workspace: Workspace, file: SlackFile, title: string | undefined): void {
  file.title = title ?? file.title;
  file.complete = true;
  changed(world, { what: 'message', team: workspace.id });
}

export function shareFile(world: World, workspace: Workspace, file: SlackFile, channel: Channel): Promise<void> {
  file.channels.add(channel.id);
  const event = {
    type: 'file_shared',
    file_id: file.id,
    user_id: file.user,
    file: { id: file.id },
    channel_id: channel.id,
  };
  return sendEvent(world, workspace, { ...event, event_ts: world.ids.ts() }, channel);
}

export function findFile(workspace: Workspace, id: string): SlackFile {
  const file = workspace.files.get(id);
  if (!file) throw new SlackError('file_not_found');
  return file;
}

/** Throws if blocks show a file that was never uploaded. `as` is the error code for messages or views. */
export function refuseUnknownFiles(
  workspace: Workspace,
  blocks: readonly Block[],
  as: 'invalid_blocks' | 'invalid_arguments',
): void {
  const known = new Set([...workspace.files.values()].filter((it) => it.complete).flatMap((it) => [it.id, it.url]));
  const root = as === 'invalid_blocks' ? '/blocks' : '/view/blocks';
  const unknown = blocks.flatMap((block, n) =>
    [block, ...elementsOf(block)].some((it) => isUnknown(it, known))
      ? [`invalid slack file [json-pointer:${root}/${n}]`]
      : [],
  );
  if (unknown.length > 0) throw refuse(as, unknown);
}

const picture = z.looseObject({
  type: z.literal('image'),
  slack_file: z.looseObject({ id: z.string().optional(), url: z.string().optional() }),
});

function isUnknown(candidate: unknown, known: ReadonlySet<string>): boolean {
  const { data } = picture.safeParse(candidate);
  return data !== undefined && !known.has(data.slack_file.id ?? data.slack_file.url ?? '');
}
