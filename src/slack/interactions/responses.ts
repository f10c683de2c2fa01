import type { KnownBlock, ModalView } from '@slack/types';
import { plainText, section } from '../blocks/blocks.js';
import type { Mrkdwn } from '../blocks/mrkdwn.js';
import { copy } from '../copy.js';

/**
 * A handler's return value, which is its acknowledgement: nothing (closes a submitted modal), a modal to open or to
 * replace this one, the end of all modals, errors under fields, a message for this user only, or a refusal.
 */
export type HandlerResponse =
  | undefined
  | { readonly kind: 'open' | 'replace'; readonly view: ModalView }
  | { readonly kind: 'close all' }
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'say'; readonly blocks: KnownBlock[] }
  | { readonly kind: 'refuse'; readonly text: string; readonly why: string };

/** Opens a modal, on top of the current one if there is one. */
export function open(view: ModalView): HandlerResponse {
  return { kind: 'open', view };
}

/** Replaces the current modal. */
export function replace(view: ModalView): HandlerResponse {
  return { kind: 'replace', view };
}

/** Closes the submitted modal and all those below it. */
export function closeAll(): HandlerResponse {
  return { kind: 'close all' };
}

/** Keeps the modal open with an error under each named field. The names must be those of the modal's inputs. */
export function fieldErrors(fields: Readonly<Record<string, string>>): HandlerResponse {
  return { kind: 'errors', fields };
}

/** Shows a message to this user only. */
export function say(...paragraphs: Mrkdwn[]): HandlerResponse {
  return { kind: 'say', blocks: paragraphs.map((text) => section(text)) };
}

/** Refuses the action. `why` is logged with the user and the workspace, and must not quote what people wrote. */
export function refuse(text: string, why: string): HandlerResponse {
  return { kind: 'refuse', text, why };
}

/** Returns a modal with no input, titled "Hearth". */
export function notice(blocks: KnownBlock[]): ModalView {
  return infoModal(copy.notice, blocks);
}

/** Returns a modal without a submit button. Its title has at most 24 characters; its blocks may have buttons. */
export function infoModal(title: string, blocks: KnownBlock[]): ModalView {
  return { type: 'modal', title: plainText(title), close: plainText(copy.close), blocks };
}
