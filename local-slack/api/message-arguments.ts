import { z } from 'zod';
import { refuseBadMessage, warningsAbout } from '../validate.js';
import { type Block, blocksSchema } from '../world/blocks.js';
import type { Message, MessageMetadata } from '../world/workspace.js';
import { flag, json } from './arguments.js';
import type { Caller } from './method.js';

/** An optional JSON argument. An empty form field counts as undefined. */
const optionalJson = json.transform((value) => (value === '' || value === null ? undefined : value)).optional();

/** The arguments shared by all methods that post or update a message. */
export const messageArguments = {
  text: z.string().optional(),
  markdown_text: z.string().optional(),
  blocks: optionalJson,
  attachments: optionalJson,
  metadata: optionalJson,
};

export const threadArguments = { thread_ts: z.string().optional(), reply_broadcast: flag.optional() };

const given = z.object(messageArguments);
const checked = z.object({
  text: z.string().optional(),
  markdown_text: z.string().optional(),
  blocks: blocksSchema.default([]),
  attachments: z.array(z.record(z.string(), z.unknown())).default([]),
  metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
});

export interface ReadMessage {
  readonly text: string;
  readonly blocks: Block[];
  readonly attachments: Message['attachments'];
  readonly metadata: MessageMetadata | undefined;
}

/** Reads a message, or throws the method's error for it. */
export function readMessage(
  args: z.infer<typeof given>,
  method: 'chat.postMessage' | 'chat.update',
  warn: Caller['warn'],
): ReadMessage {
  const message = given.parse(args);
  refuseBadMessage(message, method);
  warningsAbout(message).forEach(warn);
  const { text, markdown_text, ...rest } = checked.parse(message);
  return { ...rest, metadata: rest.metadata, text: text ?? markdown_text ?? '' };
}
