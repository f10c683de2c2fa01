import type { CardRow } from '../store/cards.js';

type OfCard = Pick<CardRow, 'caseId' | 'recipient'>;

/** The beginning of the ledger keys of the words of messages. */
export const EXCERPTS = 'moderation.excerpt:';

/** Returns the ledger key of a card. */
export function cardKey({ caseId, recipient }: OfCard): string {
  return `moderation.card:${caseId}:${recipient}`;
}

/** Returns the ledger key of the words of the message below a card. */
export function excerptKey({ caseId, recipient }: OfCard): string {
  return `${EXCERPTS}${caseId}:${recipient}`;
}
