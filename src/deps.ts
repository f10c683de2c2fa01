import { attentionSubscriptions, createAttention } from './attention/attention.js';
import type { Gate } from './attention/decide.js';
import type { Footer } from './attention/proactive.js';
import { requestedFrom } from './attention/requested.js';
import { attentionInventory } from './attention/schema.js';
import { createTell, type Tell } from './core/domain-events.js';
import type { Metrics } from './core/metrics.js';
import type { DataInventory } from './core/personal-data.js';
import { coreInventory } from './core/schema.js';
import type { Deps, Feature } from './feature.js';
import { publishHome } from './home.js';
import type { Installations } from './slack/installations/installations.js';
import type { InstallationLifecycle } from './slack/installations/lifecycle.js';
import { createDeliver } from './slack/outbound/deliver.js';
import { slackInventory } from './slack/schema.js';

/** Creates the dependencies of features. */
export function createDeps(
  base: Pick<Deps, 'clock' | 'db' | 'log' | 'jobs' | 'secrets' | 'uploadPicture'>,
  features: readonly Feature[],
  installations: Installations,
  lifecycle: InstallationLifecycle,
  metrics: Metrics,
  footer: Footer,
): Deps {
  const { clock, db, log, jobs } = base;
  // Subscribers are created with `deps`, so they exist only after it. `tellAll` is read when an event is published.
  const tell: Tell = (tx, event, payload) => tellAll(tx, event, payload);
  const deps: Deps = {
    ...base,
    slack: installations.client,
    deliver: createDeliver(
      { db, clock, log, tokenRefused: lifecycle.tokenRefused, tell, metrics },
      installations.client,
    ),
    refreshHome: (workspaceId, userIds) =>
      jobs.addAll(
        publishHome,
        userIds.map((id) => ({ workspaceId, id })),
      ),
    tell,
    attention: createAttention(
      features.flatMap((feature) => feature.proactive ?? []),
      jobs,
      () => gateOf(features, footer, deps),
    ),
    inventory: inventoryOf(features),
    invitations: (community) => features.flatMap((feature) => feature.invitation?.(community) ?? []),
    welcomeParts: async (tx, about) => {
      const all = [];
      for (const feature of features) all.push((await feature.welcome?.(tx, about)) ?? []);
      return all.flat();
    },
    reporting: async (tx, community, now) => {
      const all = [];
      for (const feature of features) all.push((await feature.reporting?.(tx, community, now)) ?? []);
      return all.flat();
    },
    authorOf: async (tx, key) => {
      for (const feature of features) {
        const userId = await feature.authorOf?.(tx, key);
        if (userId !== undefined) return userId;
      }
      return undefined;
    },
    preferences: async (tx, person) => {
      const all = [];
      for (const feature of features) all.push(...((await feature.preferences?.(tx, person)) ?? []));
      return all;
    },
    dueIn: async (tx, person, now) => {
      const all = [];
      for (const feature of features) all.push(...((await feature.dueIn?.(tx, person, now)) ?? []));
      return all;
    },
    checkinItems: {
      open: async (tx, about) => {
        const all = [];
        for (const feature of features) all.push(...((await feature.checkinItems?.open(tx, about)) ?? []));
        return all;
      },
      report: async (tx, about, ids) => {
        for (const feature of features) await feature.checkinItems?.report(tx, about, ids, deps);
      },
    },
    starters: async (tx, about) => {
      const all = [];
      for (const feature of features) all.push(...((await feature.starters?.(tx, about)) ?? []));
      return all;
    },
  };
  // Attention comes last: whatever settles a message locks its subject before it locks the message.
  const tellAll = createTell([...features.flatMap((feature) => feature.on?.(deps) ?? []), ...attentionSubscriptions]);
  return deps;
}

/** Returns the gate that the proactive messages of all features pass. `footer` is what the app adds to each message. */
export function gateOf(features: readonly Feature[], footer: Footer, deps: Deps): Gate<Deps> {
  const requested = features.flatMap((feature) => feature.requested ?? []);
  return {
    messages: features.flatMap((feature) => feature.proactive ?? []),
    requested: requestedFrom(requested.map((it) => it.of)),
    refreshCarrier: async (workspaceId, key) => {
      for (const it of requested) await it.refresh(deps, workspaceId, key);
    },
    footer,
    deps,
  };
}

/** Returns the inventory of all tables. */
export function inventoryOf(features: readonly Feature[]): DataInventory {
  const own = features.map(({ data }) => data ?? {});
  return Object.assign({}, coreInventory, slackInventory, attentionInventory, ...own);
}
