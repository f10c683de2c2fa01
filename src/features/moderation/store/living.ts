import { sql } from 'drizzle-orm';
import type { LivingMessages } from '../../../slack/outbound/ledger.js';
import { appealKey, cardKey, excerptKey } from '../domain/keys.js';
import { appealCards, cards } from '../schema.js';

const of = (key: (it: { caseId: string; recipient: string }) => string) =>
  key({ caseId: '', recipient: '' }).slice(0, -1);

/** Finds the cards of reports and appeals, as long as these are kept, and the words of messages below them. */
export const livingCards: readonly LivingMessages[] = [
  () => sql`select ${cards.workspaceId}, ${of(cardKey)} || ${cards.caseId} || ':' || ${cards.recipient} from ${cards}`,
  () =>
    sql`select ${cards.workspaceId}, ${of(excerptKey)} || ${cards.caseId} || ':' || ${cards.recipient} from ${cards}`,
  () =>
    sql`select ${appealCards.workspaceId}, ${appealKey({ warningId: '', recipient: '' }).slice(0, -1)}
      || ${appealCards.warningId} || ':' || ${appealCards.recipient} from ${appealCards}`,
];
