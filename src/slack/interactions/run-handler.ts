import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../core/clock.js';
import { type Database, type Tx, together } from '../../core/database/database.js';
import type { Tell } from '../../core/domain-events.js';
import { deleteErasure } from '../../core/erasures.js';
import type { Log } from '../../core/log.js';
import type { Metrics } from '../../core/metrics.js';
import { type Person, personById, setUnreachable } from '../../core/people.js';
import type { ActName } from '../../core/permissions.js';
import { newReference } from '../../core/reference.js';
import { TimeoutError, withTimeout } from '../../core/timeout.js';
import { section } from '../blocks/blocks.js';
import { md } from '../blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { isBusy } from '../errors.js';
import { isFirstUse, ReplayError } from '../inbound/replay-guard.js';
import { fetchPerson, isOutdated } from '../load-person.js';
import type { Permission } from './permissions.js';
import { type HandlerResponse, refuse } from './responses.js';

/** One use of a contract by a user in a workspace, with an interactive client for that workspace. */
export interface Interaction {
  readonly id: string;
  readonly workspaceId: string;
  readonly userId: string;
  /** True if the log must not say who it was. */
  readonly isConfidential: boolean;
  readonly client: WebClient;
  /** The signature of the request; undefined over a socket, on which requests can't be replayed. */
  readonly signature: string | undefined;
}

/** A response in which refusals and failures are messages. `kept`: the modal stays open with the user's input. */
export type FinalResponse =
  | Exclude<HandlerResponse, { kind: 'refuse' } | { kind: 'say' }>
  | { kind: 'say'; blocks: KnownBlock[]; kept: boolean };

/** A handler with its permission check. */
export interface Handling {
  /** Undefined if nothing is done. */
  readonly act?: ActName;
  readonly permit: (tx: Tx, person: Person, now: Date) => Promise<Permission>;
  readonly handle: (person: Person, granted: Granted) => Promise<HandlerResponse>;
  /** True if it lets a person who had their data erased join again. */
  readonly rejoins?: boolean;
}

export type Granted = Exclude<Permission, { response: HandlerResponse }>;

export type RunHandler = (interaction: Interaction, handling: Handling) => Promise<FinalResponse>;

interface Parts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tell: Tell;
  readonly erasedResponse: HandlerResponse;
  /** By default 2.2 seconds: Slack waits 3, and the rest is for showing the user an error. */
  readonly handlerTimeoutMs?: number | undefined;
}

/**
 * Returns a function that runs a handler for the user who acts. It reads the user's permission fresh from the database,
 * and a new user from Slack. It logs each error once, here, with a reference that the user sees too. A user who had
 * their data erased gets `erasedResponse`. Throws only `ReplayError`, since a replayed request gets no response.
 */
export function createRunHandler({
  db,
  clock,
  log,
  metrics,
  tell,
  erasedResponse,
  handlerTimeoutMs = 2_200,
}: Parts): RunHandler {
  /** Undefined for a person who isn't in the database, or whom Slack has to describe again. */
  const begin = ({ workspaceId, userId, signature }: Interaction, { act, permit }: Handling) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const [isFirst, person] = await together(
        !signature || isFirstUse(tx, workspaceId, signature, clock()),
        personById(tx, userId),
      );
      if (!isFirst) throw new ReplayError(workspaceId);
      // The person has just used Hearth, so we can write to them again.
      if (person?.unreachableUntil) await setUnreachable(tx, userId, null);
      return (
        person &&
        !(act && isOutdated(person, act, clock())) && { person, permission: await permit(tx, person, clock()) }
      );
    });
  /** Undefined for a person who had their data erased. */
  const beginWithFreshPerson = async ({ client, workspaceId, userId }: Interaction, { permit, rejoins }: Handling) => {
    if (rejoins) await db.inWorkspace(workspaceId, (tx) => deleteErasure(tx, userId));
    const person = await fetchPerson({ db, clock, tell }, client, workspaceId, userId);
    return person && { person, permission: await db.inWorkspace(workspaceId, (tx) => permit(tx, person, clock())) };
  };
  const run = async (interaction: Interaction, handling: Handling): Promise<HandlerResponse> => {
    const begun = (await begin(interaction, handling)) || (await beginWithFreshPerson(interaction, handling));
    if (!begun) return erasedResponse;
    const { person, permission } = begun;
    if (person.standing === 'stranger') return refuse(copy.stranger, 'account of another organization');
    return 'response' in permission ? permission.response : handling.handle(person, permission);
  };
  return async (interaction, handling) => {
    const { id: on, workspaceId, userId, isConfidential } = interaction;
    const logFields = { on, workspaceId, ...(isConfidential ? {} : { userId }) };
    try {
      const response = await withTimeout(handlerTimeoutMs, () => run(interaction, handling));
      if (response?.kind === 'refuse') {
        log.warn({ ...logFields, why: response.why }, 'refused');
        metrics.refusals.inc({ reason: 'by_handler' });
        return sayAndKeep(response.text);
      }
      return response?.kind === 'say' ? { ...response, kept: false } : response;
    } catch (error) {
      if (error instanceof ReplayError) throw error;
      const reference = newReference();
      log.error({ ...logFields, reference, err: error }, 'a request failed');
      return sayAndKeep(failureWords(error)(reference));
    }
  };
}

function failureWords(error: unknown): (reference: string) => string {
  if (error instanceof TimeoutError) return copy.slow;
  return isBusy(error) ? copy.slackIsBusy : copy.broke;
}

function sayAndKeep(text: string): FinalResponse {
  return { kind: 'say', blocks: [section(md`${text}`)], kept: true };
}
