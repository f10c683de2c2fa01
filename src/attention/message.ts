import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { actions, divider, type Message, message, section } from '../slack/blocks/blocks.js';
import type { Mrkdwn } from '../slack/blocks/mrkdwn.js';
import type { Composed, Footer } from './proactive.js';
import type { Proposal } from './proposals.js';

/** A proposal as a part of a message: open, or, once it has ended, a line. */
export type Part = { readonly proposal: Proposal } & ({ readonly composed: Composed } | { readonly line: Mrkdwn });

/** Returns the ledger's key for a proactive message. */
export function messageKey(deliveryId: string): string {
  return `attention:${deliveryId}`;
}

/**
 * Returns a message of the parts in order, each with its own buttons. The last row of buttons ends with the menu; a
 * message whose parts have all ended has neither.
 */
export function messageOf(deliveryId: string, parts: readonly Part[], footer: Pick<Footer, 'menu'>): Message {
  return message(...blocksOf(deliveryId, parts, footer));
}

/** Returns the blocks of that message. */
export function blocksOf(deliveryId: string, parts: readonly Part[], { menu }: Pick<Footer, 'menu'>): KnownBlock[] {
  const lastOpen = parts.findLastIndex((it) => 'composed' in it);
  const bodies = parts.map((it, i) => bodyOf(it, i === lastOpen ? [menu(deliveryId)] : []));
  return bodies.flatMap((body, i) => (i > 0 ? [divider(), ...body] : body));
}

function bodyOf(it: Part, ending: readonly ActionsBlockElement[]): KnownBlock[] {
  if ('line' in it) return [section(it.line)];
  const elements = [...it.composed.buttons, ...ending];
  return [...it.composed.blocks, ...(elements.length > 0 ? [actions(...elements)] : [])];
}

/** Returns the name of what a part shows. */
export function stateOf(it: Part): string {
  return 'line' in it ? 'ended' : (it.composed.state ?? 'open');
}
