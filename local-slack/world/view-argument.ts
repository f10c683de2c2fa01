import { z } from 'zod';
import { refuseBadView } from '../validate.js';
import { type Block, blocksSchema, keepBlocks } from './blocks.js';
import type { Ids } from './ids.js';
import type { ViewArgument } from './workspace.js';

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
export function readView(ids: Ids, view: unknown, surface: ViewArgument['type']): ReadView {
  refuseBadView(view, surface);
  const { blocks, ...given } = argument.parse(view);
  return { given, blocks: keepBlocks(blocks, ids) };
}
