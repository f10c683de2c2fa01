import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../core/clock.js';
import type { Database } from '../../core/database/database.js';
import type { Log } from '../../core/log.js';
import { createMetrics, type Metrics } from '../../core/metrics.js';
import { type Person, personById, setUnreachable } from '../../core/people.js';
import { newReference } from '../../core/reference.js';
import { TooSlow, within } from '../../core/timeout.js';
import { section } from '../blocks/blocks.js';
import { md } from '../blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { firstTime, Replayed } from '../inbound/replay-guard.js';
import { meet } from '../load-person.js';
import type { Answer } from './responses.js';

/** Somebody doing something: which contract, who, in which workspace, and a client that may speak there in a hurry. */
export interface Doing {
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
export type Outcome =
  | Exclude<Answer, { kind: 'refuse' } | { kind: 'say' }>
  | { kind: 'say'; blocks: KnownBlock[]; kept: boolean };

export type Attend = (doing: Doing, work: (person: Person) => Promise<Answer>) => Promise<Outcome>;

/** Slack waits 3 seconds; what is left after this is for telling the person. */
const PATIENCE_MS = 2_200;

/**
 * Runs a handler for whoever acts, read afresh from the database (from Slack the first time). Whatever goes wrong is logged here, once, with
 * a reference that the person sees too. Throws `Replayed` only: whoever repeats a request of somebody's is told nothing.
 */
export function createAttend(db: Database, clock: Clock, log: Log, metrics: Metrics = createMetrics()): Attend {
  const begin = ({ workspaceId, userId, signature }: Doing) =>
    db.inWorkspace(workspaceId, async (tx) => {
      if (signature && !(await firstTime(tx, workspaceId, signature, clock()))) throw new Replayed(workspaceId);
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
        return saying(copy.stranger);
      }
      const answer = await within(PATIENCE_MS, async () =>
        work((await begin(doing)) ?? (await meet(db, doing.client, doing.workspaceId, doing.userId))),
      );
      if (answer?.kind === 'refuse') {
        log.warn({ ...told, why: answer.why }, 'refused');
        metrics.refusals.inc({ reason: 'by_handler' });
        return saying(answer.text);
      }
      return answer?.kind === 'say' ? { ...answer, kept: false } : answer;
    } catch (error) {
      if (error instanceof Replayed) throw error;
      const reference = newReference();
      log.error({ ...told, reference, err: error }, 'a request failed');
      return saying(error instanceof TooSlow ? copy.slow(reference) : copy.broke(reference));
    }
  };
}

function saying(text: string): Outcome {
  return { kind: 'say', blocks: [section(md`${text}`)], kept: true };
}
