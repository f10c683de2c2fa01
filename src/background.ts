import { attentionDue, attentionRetention, attentionWork, closeDue } from './attention/attention.js';
import type { Footer } from './attention/proactive.js';
import { type Database, together } from './core/database/database.js';
import type { Retention } from './core/database/retention.js';
import { HOUR, MINUTE } from './core/durations.js';
import type { Metrics } from './core/metrics.js';
import { gateOf } from './deps.js';
import type { Deps, Feature } from './feature.js';
import { type CommonHomeParts, homeWork } from './home.js';
import { type DueWork, dueWork } from './queue/due-work.js';
import { byId, type IdPayload, idPayload, job, type Sweep, sweep, type Work, work } from './queue/job.js';
import { forQueue } from './slack/errors.js';
import type { Inbox, WaitingEvents } from './slack/inbound/inbox.js';
import { inboxDueRows, inboxRetention, unhandledRetention } from './slack/inbound/inbox-store.js';
import { replayGuardRetention } from './slack/inbound/replay-guard.js';
import type { InstallationLifecycle } from './slack/installations/lifecycle.js';
import { deliveryRetention } from './slack/outbound/ledger.js';
import { rateLimitRetention } from './slack/outbound/rate-limits.js';
import { pictureRetention } from './slack/outbound/uploads.js';

/**
 * Runs the handlers of the events that wait in a workspace; `id` is the workspace, or a person or channel whose events were
 * held back. Older versions enqueued these jobs without an id.
 */
export const handleEvents = job('inbox.handle', idPayload.extend({ id: idPayload.shape.id.default('') }), byId, {
  when: 'events from Slack arrived, or a handler failed',
  does: 'runs the handlers of the events that wait in one workspace, or after a failure of those about one person, in order',
});

/** Returns the payload of the job that handles these events. */
export function handlingOf({ workspaceId, about = workspaceId }: WaitingEvents): IdPayload {
  return { workspaceId, id: about };
}

const inboxDue = dueWork('inbox.sweep', { ...inboxDueRows, job: handleEvents, graceMs: MINUTE, everyMs: MINUTE });

/** Returns the due work of the app itself and of all features. */
export function dueOf(features: readonly Feature[]): DueWork[] {
  return [inboxDue, attentionDue, closeDue, ...features.flatMap((feature) => feature.due ?? [])];
}

/** The parts that the app adds to the messages and Home sections of features. */
export interface CommonParts {
  /** The parts that are added to every proactive message. */
  readonly footer: Footer;
  readonly home: CommonHomeParts;
}

/** Returns the handlers of all jobs. */
export function worksOf(features: readonly Feature[], deps: Deps, inbox: Inbox, around: CommonParts): Work[] {
  return withSlackErrors([
    work(handleEvents, ({ workspaceId, id }) =>
      inbox.handle(workspaceId, ['', workspaceId].includes(id) ? undefined : id),
    ),
    homeWork(features, deps, around.home),
    ...attentionWork(gateOf(features, around.footer, deps)),
    ...features.flatMap((feature) => feature.work?.(deps) ?? []),
  ]);
}

/** Returns all sweeps: for due work, retention, and stopped or uninstalled workspaces, and the features' own. */
export function sweepsOf(
  features: readonly Feature[],
  due: readonly DueWork[],
  deps: Deps,
  lifecycle: InstallationLifecycle,
): Sweep[] {
  const { db, clock, jobs } = deps;
  const retentions: Retention[] = [
    deliveryRetention(features.flatMap((feature) => feature.livingMessages ?? [])),
    ...[
      inboxRetention,
      unhandledRetention,
      pictureRetention,
      rateLimitRetention,
      replayGuardRetention,
      attentionRetention,
    ],
    ...features.flatMap((feature) => feature.retention ?? []),
  ];
  return [
    ...due.map((it) =>
      sweep(it.name, {
        everyMs: it.everyMs,
        does: `finds what is due for \`${it.job.name}\``,
        run: async () => jobs.addAll(it.job, await db.acrossInOneQuery((tx) => it.find(tx, clock()))),
      }),
    ),
    ...retentions.map(({ name, everyMs, does, deleteOld }) =>
      sweep(name, { everyMs, does, run: () => deleteOld(db, clock()) }),
    ),
    sweep('workspaces.ask', {
      everyMs: 10 * MINUTE,
      does: 'checks whether Slack accepts a token again that it had refused',
      run: lifecycle.retryStopped,
    }),
    sweep('workspaces.erase', {
      everyMs: HOUR,
      does: 'erases workspaces that uninstalled Hearth and did not install it again in time',
      run: lifecycle.eraseOverdue,
    }),
    ...features.flatMap((feature) => feature.sweeps?.(deps) ?? []),
  ];
}

/** Returns the first time after `after` at which work falls due; undefined when none will. */
export async function nextDueOf(due: readonly DueWork[], db: Database, after: Date): Promise<Date | undefined> {
  return db.acrossWorkspaces(async (tx) => {
    const instants = await together(...due.map((it) => it.nextDue(tx, after)));
    return instants.flatMap((at) => at ?? []).sort((a, b) => a.getTime() - b.getTime())[0];
  });
}

/** Reports in the metrics, for each feature, how long its oldest due work has been waiting. */
export function watchOverdue({ onScrape, overdue }: Metrics, due: readonly DueWork[], { db, clock }: Deps): void {
  const featureOf = (it: DueWork) => it.job.name.split('.')[0] ?? '';
  for (const feature of new Set(due.map(featureOf))) {
    onScrape(async () => {
      overdue.remove({ feature });
      const now = clock();
      const waits = await db.acrossWorkspaces(async (tx) => {
        const theirs = due.filter((it) => featureOf(it) === feature);
        const found = await together(...theirs.map((it) => it.dueSince(tx, now)));
        return found.map((since) => (since ? now.getTime() - since.getTime() : 0));
      });
      overdue.set({ feature }, Math.max(0, ...waits) / 1000);
    });
  }
}

/** Translates errors from Slack so that the queue retries a job, delays it, or gives it up. */
function withSlackErrors(works: readonly Work[]): Work[] {
  return works.map((it) => ({
    ...it,
    run: (payload) =>
      it.run(payload).catch((error) => {
        throw forQueue(error);
      }),
  }));
}
