import type { KnownBlock, ModalView } from '@slack/types';
import { plainText, section } from '../blocks/blocks.js';
import type { Mrkdwn } from '../blocks/mrkdwn.js';
import { copy } from '../copy.js';

/**
 * What a handler returns, and with that acknowledges: nothing (a submitted modal closes), a modal to open or to show instead of
 * this one, complaints under fields, or words for this person only, shown where they are.
 */
export type HandlerResponse =
  | undefined
  | { readonly kind: 'open' | 'replace'; readonly view: ModalView }
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'say'; readonly blocks: KnownBlock[] }
  | { readonly kind: 'refuse'; readonly text: string; readonly why: string };

/** Opens a modal; on top of this one when pressed or submitted inside one. */
export function open(view: ModalView): HandlerResponse {
  return { kind: 'open', view };
}

/** Shows another modal in place of this one. */
export function replace(view: ModalView): HandlerResponse {
  return { kind: 'replace', view };
}

/** Keeps the modal open with a complaint under each named field. The names must be inputs of that modal. */
export function fieldErrors(fields: Readonly<Record<string, string>>): HandlerResponse {
  return { kind: 'errors', fields };
}

/** Tells this person only. */
export function say(...paragraphs: Mrkdwn[]): HandlerResponse {
  return { kind: 'say', blocks: paragraphs.map((text) => section(text)) };
}

/** Says no. `why` goes to the log, with who and where, and must not quote what people wrote. */
export function refuse(text: string, why: string): HandlerResponse {
  return { kind: 'refuse', text, why };
}

/** A modal that only tells. */
export function notice(blocks: KnownBlock[]): ModalView {
  return infoModal(copy.notice, blocks);
}

/** The same under a title of its own, of 24 characters at most; there may be buttons in it. */
export function infoModal(title: string, blocks: KnownBlock[]): ModalView {
  return { type: 'modal', title: plainText(title), close: plainText(copy.close), blocks };
}
