import type { KnownBlock } from '@slack/types';
import { actions, divider, type Message, message } from '../slack/blocks/blocks.js';
import type { Composed, Footer, ProactiveKind } from './proactive.js';
import type { Proposal } from './proposals.js';

/** A proposal that is sent now, as a part of a message. */
export interface Part {
  readonly proposal: Proposal;
  readonly kind: ProactiveKind;
  readonly composed: Composed;
}

/** Returns the ledger's key for a proactive message. */
export function messageKey(deliveryId: string): string {
  return `attention:${deliveryId}`;
}

/** Returns a message of the parts in order, each with its own buttons, and the footer. */
export function messageOf(deliveryId: string, parts: readonly Part[], footer: Footer): Message {
  const bodies = parts.flatMap(({ composed: { blocks, buttons } }, i): KnownBlock[] => [
    ...(i > 0 ? [divider()] : []),
    ...blocks,
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ]);
  const whys = parts.map(({ kind, composed }) => ({ label: kind.label, ...composed.why }));
  return message(...bodies, ...footer(deliveryId, whys));
}
