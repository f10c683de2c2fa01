import type { KnownBlock } from '@slack/types';
import type { Composed, ProactiveKind } from '../feature.js';
import { messageFooter } from '../features/preferences/index.js';
import { actions, divider, type Message, message } from '../slack/blocks/blocks.js';
import type { Proposal } from './proposals.js';

/** Something that goes now, as a part of one message. */
export interface Part {
  readonly proposal: Proposal;
  readonly kind: ProactiveKind;
  readonly composed: Composed;
}

/** Names the occasion in the ledger of deliveries. */
export function messageKey(deliveryId: string): string {
  return `attention:${deliveryId}`;
}

/** One part below the other, each with its own buttons, and at the end what every message of this sort has. */
export function messageOf(deliveryId: string, parts: readonly Part[]): Message {
  const bodies = parts.flatMap(({ composed: { blocks, buttons } }, i): KnownBlock[] => [
    ...(i > 0 ? [divider()] : []),
    ...blocks,
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ]);
  return message(
    ...bodies,
    ...messageFooter(
      deliveryId,
      parts.map(({ kind, composed }) => ({ label: kind.label, ...composed.why })),
    ),
  );
}
