import { attentionSubscriptions, createAttention } from './attention/attention.js';
import type { Gate } from './attention/decide.js';
import type { Footer } from './attention/proactive.js';
import { requestedFrom } from './attention/requested.js';
import { attentionInventory } from './attention/schema.js';
import type { Community } from './core/communities.js';
import { type Tx, together } from './core/database/database.js';
import { createTell, type Tell } from './core/domain-events.js';
import { type IsOn, switchesIn } from './core/feature-switches.js';
import type { Metrics } from './core/metrics.js';
import type { DataInventory } from './core/personal-data.js';
import { coreInventory } from './core/schema.js';
import type { Deps, Feature } from './feature.js';
import { publishHome } from './home.js';
import type { Installations } from './slack/installations/installations.js';
import { createDeliver } from './slack/outbound/deliver.js';
import { slackInventory } from './slack/schema.js';

/** Creates the dependencies of features. */
export function createDeps(
  base: Pick<Deps, 'clock' | 'db' | 'log' | 'jobs' | 'secrets' | 'uploadPicture'>,
  features: readonly Feature[],
  installations: Installations,
  metrics: Metrics,
  footer: Footer,
): Deps {
  const { clock, db, log, jobs } = base;
  // Subscribers and the gate are created with `deps`, so they exist only after it. Both are read when they are used.
  const tell: Tell = (tx, event, payload) => tellAll(tx, event, payload);
  const deps: Deps = {
    ...base,
    slack: installations.client,
    deliver: createDeliver({ db, clock, log, tell, metrics }, installations.client),
    refreshHome: (workspaceId, userIds) =>
      jobs.addAll(
        publishHome,
        userIds.map((id) => ({ workspaceId, id })),
      ),
    tell,
    attention: createAttention(
      features.flatMap((feature) => feature.proactive ?? []),
      jobs,
      () => gate,
    ),
    inventory: inventoryOf(features),
    invitations: (community) => features.flatMap((feature) => feature.invitation?.(community) ?? []),
    welcomeParts: (tx, about) => gathered(features, (it) => it.welcome?.(tx, about)),
    reporting: (tx, community, now) => gathered(features, (it) => it.reporting?.(tx, community, now)),
    authorOf: async (tx, key) => {
      for (const feature of features) {
        const userId = await feature.authorOf?.(tx, key);
        if (userId !== undefined) return userId;
      }
      return undefined;
    },
    preferences: (tx, person) => gathered(features, (it) => it.preferences?.(tx, person)),
    dueIn: (tx, person, now) => gathered(features, (it) => it.dueIn?.(tx, person, now)),
    checkinItems: {
      open: (tx, about) => gatheredIn(tx, about, features, (it) => it.checkinItems?.open(tx, about)),
      report: async (tx, about, ids) => {
        for (const feature of features) await feature.checkinItems?.report(tx, about, ids, deps);
      },
    },
    checkinOffers: {
      choose: async (tx, about) => {
        for (const feature of await onIn(tx, about, features)) await feature.checkinOffers?.choose(tx, about);
      },
      chosen: (tx, about) => gatheredIn(tx, about, features, (it) => it.checkinOffers?.chosen(tx, about)),
    },
    besideCheckin: (tx, about) => gatheredIn(tx, about, features, (it) => it.besideCheckin?.(tx, about)),
    inDigest: (tx, week) => gathered(features, (it) => it.inDigest?.(tx, week)),
    blockerUses: (tx, id) => gatheredIn(tx, { community: { id } }, features, async ({ blockerUse }) => blockerUse),
    starters: (tx, about) => gathered(features, (it) => it.starters?.(tx, about)),
  };
  const gate = gateOf(features, footer, deps);
  // Attention comes last: whatever settles a message locks its subject before it locks the message.
  const tellAll = createTell([...features.flatMap((feature) => feature.on?.(deps) ?? []), ...attentionSubscriptions]);
  return deps;
}

/** Returns what all features return, in the order of the features. */
async function gathered<T>(
  features: readonly Feature[],
  from: (feature: Feature) => Promise<T | readonly T[] | undefined> | undefined,
): Promise<T[]> {
  const all = await together(...features.map(async (feature) => (await from(feature)) ?? []));
  return all.flat() as T[];
}

/** Returns what those features return that are on in a community, and those that can't be switched off. */
async function gatheredIn<T>(
  tx: Tx,
  it: { readonly community: Pick<Community, 'id'>; readonly isOn?: IsOn },
  features: readonly Feature[],
  from: (feature: Feature) => Promise<T | readonly T[] | undefined> | undefined,
): Promise<T[]> {
  return gathered(await onIn(tx, it, features), from);
}

async function onIn(
  tx: Tx,
  { community, isOn }: { readonly community: Pick<Community, 'id'>; readonly isOn?: IsOn },
  features: readonly Feature[],
): Promise<Feature[]> {
  const isSwitchedOn = isOn ?? (await switchesIn(tx, community.id));
  return features.filter(({ optional }) => !optional || isSwitchedOn(optional.by));
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
