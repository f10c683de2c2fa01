import { DAY, HOUR, MINUTE } from '../core/durations.js';
import { personById } from '../core/people.js';
import { currentWorkspace } from '../core/workspaces.js';
import type { Attention, Deps, ProactiveKind } from '../feature.js';
import { byId, idPayload, job, type Sweep, sweep, type Work, work } from '../queue/job.js';
import { dndUntil } from '../slack/dnd.js';
import { decide, type ExternalFacts, recordRefused, recordSent } from './decide.js';
import { holidaysIn } from './holidays.js';
import { messageKey } from './message.js';
import { preferencesOf } from './preferences.js';
import * as proposals from './proposals.js';
import { quietUntil } from './quiet-hours.js';
import { chosenQuietTimesOf, regionOf } from './recipient.js';

/** Looks at what waits for one person; `id` is theirs. */
export const flushAttention = job('attention.flush', idPayload, byId, { isMessage: true });

/** More than this is left for the next round. */
const SWEEP_LIMIT = 20_000;

/** As long as anybody may ask why they got a message. */
const KEPT_MS = 90 * DAY;

/** As many rows as one statement drops. */
const DELETE_BATCH = 5_000;

export function createAttention(kinds: readonly ProactiveKind[], jobs: Deps['jobs']): Attention {
  return {
    propose: async (tx, { workspaceId, userId, kind: name, id, dueAt }) => {
      const kind = kinds.find((it) => it.name === name);
      if (!kind) throw new Error(`No feature has a message of the kind ${name}.`);
      await proposals.propose(tx, { workspaceId, userId, kind: name, about: id, weight: kind.weight, dueAt });
    },
    flush: (workspaceId, userIds) =>
      jobs.addAll(
        flushAttention,
        userIds.map((id) => ({ workspaceId, id })),
      ),
    quietUntil: async (tx, person, now) =>
      quietUntil(chosenQuietTimesOf(person, await preferencesOf(tx, person.userId)), now),
    changed: (tx, userId, now) => proposals.reevaluate(tx, [userId], now),
    kinds,
  };
}

export function attentionSweeps({ clock, db, jobs }: Deps): Sweep[] {
  return [
    sweep('attention.sweep', MINUTE, async () => {
      const due = await db.acrossWorkspaces((tx) => proposals.dueAnywhere(tx, clock(), SWEEP_LIMIT));
      await jobs.addAll(flushAttention, due);
    }),
    sweep('attention.clear', HOUR, async () => {
      const before = new Date(clock().getTime() - KEPT_MS);
      while ((await db.acrossWorkspaces((tx) => proposals.forget(tx, before, DELETE_BATCH))) === DELETE_BATCH);
    }),
  ];
}

export function attentionWork(kinds: readonly ProactiveKind[], deps: Deps): Work {
  return work(flushAttention, async ({ workspaceId, id: userId }) => {
    const around = await externalFacts(deps, workspaceId, userId);
    if (!around) return;
    const next = await deps.db.inWorkspace(workspaceId, (tx) =>
      decide(tx, kinds, around, { workspaceId, userId, now: deps.clock() }),
    );
    if (!next) return;
    const key = messageKey(next.deliveryId);
    if (!next.message) return deps.deliver.delete(workspaceId, key);
    const at = await deps.deliver.post(workspaceId, { key, to: userId, message: next.message });
    const record = at ? recordSent : recordRefused;
    await deps.db.inWorkspace(workspaceId, (tx) => record(tx, kinds, next.deliveryId, deps.clock()));
  });
}

/** What others than the database know about this person's time; undefined when nothing waits for them. */
async function externalFacts(deps: Deps, workspaceId: string, userId: string): Promise<ExternalFacts | undefined> {
  const now = deps.clock();
  const known = await deps.db.inWorkspace(workspaceId, async (tx) => {
    if ((await proposals.waitingFor(tx, userId, now)).length === 0) return undefined;
    const person = await personById(tx, userId);
    const { scopes } = await currentWorkspace(tx);
    return { region: person && regionOf(person, await preferencesOf(tx, userId)), scopes };
  });
  if (!known) return undefined;
  const mayAsk = known.scopes.includes('dnd:read');
  return {
    isHoliday: await holidaysIn(known.region),
    dndUntil: mayAsk ? await dndUntil(await deps.slack(workspaceId), userId, now) : null,
  };
}
