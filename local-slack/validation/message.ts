import { attachmentCount, markdownChars, textSize } from './limits/payloads.js';
import { metadataProblems } from './metadata.js';
import { type Problem, type Refusal, refusal } from './problem.js';
import { listOf } from './rules/nodes.js';
import { blocksProblems } from './rules/payload.js';
import { shapeProblems } from './shape.js';

/** The arguments of a chat method that define the message, with JSON in form fields already parsed. */
export interface Message {
  readonly text?: unknown;
  readonly markdown_text?: unknown;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly metadata?: unknown;
}

/**
 * Returns Slack's error for a message, or undefined if the message is valid. The first failed check sets the error
 * code, as documented for chat.postMessage: `no_text`, `invalid_blocks`, `msg_too_long`, `metadata_too_large` and so
 * on. `chat.update` has a lower limit for the text. Pointers start with `/blocks`, `/attachments`, `/text` or
 * `/metadata`.
 */
export function messageProblems(
  message: Message,
  method: keyof typeof textSize = 'chat.postMessage',
): Refusal | undefined {
  return (
    textProblems('/text', message.text, textSize[method]) ??
    textProblems('/markdown_text', message.markdown_text, { most: markdownChars, unit: 'characters' }) ??
    formProblems(message) ??
    contentProblems(message) ??
    (message.metadata === undefined ? undefined : metadataProblems(message.metadata))
  );
}

/** Mistakes that Slack accepts but people notice. */
export function messageWarnings({ text, blocks }: Message): readonly string[] {
  if (listOf(blocks).length === 0 || !isBlank(text)) return [];
  return ['blocks without `text`: notifications and screen readers have nothing to say'];
}

const isBlank = (text: unknown): boolean => typeof text !== 'string' || text.trim() === '';

function textProblems(
  pointer: string,
  text: unknown,
  { most, unit }: { readonly most: number; readonly unit: 'characters' | 'bytes' },
): Refusal | undefined {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') return refusal('invalid_arguments', { pointer, message: 'must provide a string' });
  const size = unit === 'bytes' ? Buffer.byteLength(text) : [...text].length;
  return size > most
    ? refusal('msg_too_long', { pointer, message: `must be less than ${most + 1} ${unit}` })
    : undefined;
}

function formProblems({ text, markdown_text, blocks = [], attachments = [] }: Message): Refusal | undefined {
  const notArray = (pointer: string): Problem => ({ pointer, message: 'must provide an array' });
  if (!Array.isArray(blocks)) return refusal('invalid_blocks_format', notArray('/blocks'));
  if (!Array.isArray(attachments)) return refusal('invalid_attachments', notArray('/attachments'));
  if (attachments.length > attachmentCount) return refusal('too_many_attachments');
  const rich = blocks.length + attachments.length > 0;
  if (isBlank(text) && isBlank(markdown_text) && !rich) return refusal('no_text');
  if (!isBlank(markdown_text) && (!isBlank(text) || blocks.length > 0)) return refusal('markdown_text_conflict');
  return undefined;
}

function contentProblems({ blocks = [], attachments = [] }: Message): Refusal | undefined {
  const shape = shapeProblems('message', { blocks, attachments });
  const problems = shape.length > 0 ? shape : blocksProblems({ blocks, attachments }, '', 'message');
  const [inBlocks, inAttachments] = [problemsUnder('/blocks', problems), problemsUnder('/attachments', problems)];
  if (inBlocks.length > 0) return refusal('invalid_blocks', ...inBlocks);
  return inAttachments.length > 0 ? refusal('invalid_attachments', ...inAttachments) : undefined;
}

const problemsUnder = (pointer: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.filter((problem) => problem.pointer.startsWith(pointer));
