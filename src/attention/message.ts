import type { KnownBlock } from '@slack/types';
import { actions, divider, type Message, message } from '../slack/blocks/blocks.js';
import type { Composed, Footer, ProactiveKind } from './proactive.js';
import type { Proposal } from './proposals.js';

/** One of the proposals that go now, as a part of one message. */
export interface Part {
  readonly proposal: Proposal;
  readonly kind: ProactiveKind;
  readonly composed: Composed;
}

/** The key of a proactive message in the ledger of deliveries. */
export function messageKey(deliveryId: string): string {
  return `attention:${deliveryId}`;
}

/** One part below the other, each with its own buttons, then the footer. */
export function messageOf(deliveryId: string, parts: readonly Part[], footer: Footer): Message {
  const bodies = parts.flatMap(({ composed: { blocks, buttons } }, i): KnownBlock[] => [
    ...(i > 0 ? [divider()] : []),
    ...blocks,
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ]);
  const whys = parts.map(({ kind, composed }) => ({ label: kind.label, ...composed.why }));
  return message(...bodies, ...footer(deliveryId, whys));
}
