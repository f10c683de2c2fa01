import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../core/clock.js';
import type { Database } from '../../core/database/database.js';
import type { Log } from '../../core/log.js';
import { createMetrics, type Metrics } from '../../core/metrics.js';
import { type Person, personById, setUnreachable } from '../../core/people.js';
import { newReference } from '../../core/reference.js';
import { TimeoutError, withTimeout } from '../../core/timeout.js';
import { section } from '../blocks/blocks.js';
import { md } from '../blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { isFirstUse, ReplayError } from '../inbound/replay-guard.js';
import { loadPerson } from '../load-person.js';
import type { HandlerResponse } from './responses.js';

/** Somebody doing something: which contract, who, in which workspace, and a client that may speak there in a hurry. */
export interface Interaction {
  readonly id: string;
  readonly workspaceId: string;
  readonly userId: string;
  /** The workspace of their account; another than ours for people from other organisations. */
  readonly userTeam: string | undefined;
  readonly client: WebClient;
  /** The signature of the request; undefined over a socket, where nobody can repeat one. */
  readonly signature: string | undefined;
}

/** An answer, with every kind of no put into words. `kept` when the person's form should stay as they filled it. */
export type FinalResponse =
  | Exclude<HandlerResponse, { kind: 'refuse' } | { kind: 'say' }>
  | { kind: 'say'; blocks: KnownBlock[]; kept: boolean };

export type RunHandler = (
  doing: Interaction,
  work: (person: Person) => Promise<HandlerResponse>,
) => Promise<FinalResponse>;

/** Slack waits 3 seconds; what is left after this is for telling the person. */
const TIMEOUT_MS = 2_200;

/**
 * Runs a handler for whoever acts, read afresh from the database (from Slack the first time). Whatever goes wrong is logged here, once, with
 * a reference that the person sees too. Throws `Replayed` only: whoever repeats a request of somebody's is told nothing.
 */
export function createRunHandler(db: Database, clock: Clock, log: Log, metrics: Metrics = createMetrics()): RunHandler {
  const begin = ({ workspaceId, userId, signature }: Interaction) =>
    db.inWorkspace(workspaceId, async (tx) => {
      if (signature && !(await isFirstUse(tx, workspaceId, signature, clock()))) throw new ReplayError(workspaceId);
      const person = await personById(tx, userId);
      // Whoever shows up can be written to again.
      if (person?.unreachableUntil) await setUnreachable(tx, userId, null);
      return person;
    });
  return async (doing, work) => {
    const told = { on: doing.id, workspaceId: doing.workspaceId, userId: doing.userId };
    try {
      if (doing.userTeam && doing.userTeam !== doing.workspaceId) {
        log.warn({ ...told, why: 'account of another workspace' }, 'refused');
        metrics.refusals.inc({ reason: 'stranger' });
        return sayAndKeep(copy.stranger);
      }
      const answer = await withTimeout(TIMEOUT_MS, async () =>
        work((await begin(doing)) ?? (await loadPerson(db, doing.client, doing.workspaceId, doing.userId))),
      );
      if (answer?.kind === 'refuse') {
        log.warn({ ...told, why: answer.why }, 'refused');
        metrics.refusals.inc({ reason: 'by_handler' });
        return sayAndKeep(answer.text);
      }
      return answer?.kind === 'say' ? { ...answer, kept: false } : answer;
    } catch (error) {
      if (error instanceof ReplayError) throw error;
      const reference = newReference();
      log.error({ ...told, reference, err: error }, 'a request failed');
      return sayAndKeep(error instanceof TimeoutError ? copy.slow(reference) : copy.broke(reference));
    }
  };
}

function sayAndKeep(text: string): FinalResponse {
  return { kind: 'say', blocks: [section(md`${text}`)], kept: true };
}
