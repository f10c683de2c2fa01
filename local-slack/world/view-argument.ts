import { z } from 'zod';
import { refuseBadView } from '../validate.js';
import { type Block, blocksSchema, keepBlocks } from './blocks.js';
import { refuseUnknownFiles } from './files.js';
import type { ViewArgument, Workspace } from './workspace.js';
import type { World } from './world.js';

const text = z.record(z.string(), z.unknown()).nullish();

const argument = z.looseObject({
  type: z.enum(['modal', 'home']),
  title: text,
  submit: text,
  close: text,
  callback_id: z.string().optional(),
  private_metadata: z.string().optional(),
  external_id: z.string().optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  blocks: blocksSchema,
});

export interface ReadView {
  readonly given: ViewArgument;
  readonly blocks: Block[];
}

/** Reads a view from the app, or throws Slack's error for it. */
export function readView(world: World, workspace: Workspace, view: unknown, surface: ViewArgument['type']): ReadView {
  refuseBadView(view, surface);
  const { blocks: raw, ...given } = argument.parse(view);
  const blocks = keepBlocks(raw, world.ids);
  refuseUnknownFiles(workspace, blocks, 'invalid_arguments');
  return { given, blocks };
}
