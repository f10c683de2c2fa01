import { z } from 'zod';
import { fileJson } from '../shapes/file.js';
import { completeFile, expectFile, findFile, shareFile } from '../world/files.js';
import { post } from '../world/messages.js';
import { SlackError } from '../world/slack-error.js';
import type { SlackFile } from '../world/workspace.js';
import { json, number } from './arguments.js';
import { type BotCaller, botMethod, type Methods } from './method.js';
import { postable, threadIn } from './postable.js';

const LARGEST_FILE = 1024 * 1024 * 1024;

const completed = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

export const fileMethods: Methods = {
  'files.getUploadURLExternal': botMethod(
    ['files:write'],
    z.object({
      filename: z.string(),
      length: number.pipe(z.int().positive()),
      alt_txt: z.string().max(1000).optional(),
    }),
    (args, { world, workspace, installation }) => {
      if (args.length > LARGEST_FILE) throw new SlackError('file_upload_size_restricted');
      const settings = { name: args.filename, altText: args.alt_txt, user: installation.botUser };
      const file = expectFile(world, workspace, settings);
      return { upload_url: `${world.url}/upload/v1/${workspace.id}/${file.id}`, file_id: file.id };
    },
  ),

  'files.completeUploadExternal': botMethod(
    ['files:write'],
    z.object({
      files: json.pipe(completed),
      channel_id: z.string().optional(),
      thread_ts: z.string().optional(),
      initial_comment: z.string().optional(),
    }),
    (args, caller) => {
      const { world, workspace } = caller;
      const files = args.files.map(({ id, title }) => ({ file: uploaded(caller, id), title }));
      for (const { file, title } of files) completeFile(world, workspace, file, title);
      if (args.channel_id) {
        const shared = files.map(({ file }) => file);
        share(caller, shared, { channel: args.channel_id, thread: args.thread_ts, text: args.initial_comment ?? '' });
      }
      return { files: files.map(({ file }) => fileJson(workspace, file)) };
    },
  ),

  'files.info': botMethod(['files:read'], z.object({ file: z.string() }), (args, { workspace }) => ({
    file: fileJson(workspace, findFile(workspace, args.file)),
  })),
};

function uploaded({ workspace }: BotCaller, id: string): SlackFile {
  const file = findFile(workspace, id);
  if (!file.content) throw new SlackError('file_not_found');
  return file;
}

function share(
  caller: BotCaller,
  files: readonly SlackFile[],
  where: { readonly channel: string; readonly thread: string | undefined; readonly text: string },
): void {
  const { world, workspace, installation } = caller;
  const channel = postable(caller, where.channel);
  const threadTs = threadIn(channel, where.thread);
  const { botUser: user, botId } = installation;
  post(world, workspace, channel, { user, botId, subtype: 'file_share', text: where.text, files, threadTs });
  for (const file of files) void shareFile(world, workspace, file, channel);
}
