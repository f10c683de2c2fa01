import { sql } from 'drizzle-orm';
import { workspaces } from '../../../core/schema.js';
import type { LivingMessages } from '../../../slack/outbound/ledger.js';
import { HELLO_KEY } from '../domain.js';

/** Finds the messages to those who installed Hearth, who may set up the first community at any time. */
export const livingHello: LivingMessages = () => sql`select ${workspaces.workspaceId}, ${HELLO_KEY} from ${workspaces}`;
