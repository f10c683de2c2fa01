import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { copy } from './copy.js';
import type { Community } from './core/communities.js';
import type { Tx } from './core/database/database.js';
import { switchesIn, switchFeature } from './core/feature-switches.js';
import type { Act, Deps, Feature, SettingsEntry } from './feature.js';
import { actions, context, divider, section } from './slack/blocks/blocks.js';
import { lines, type Mrkdwn, md } from './slack/blocks/mrkdwn.js';
import { button, named } from './slack/interactions/contracts.js';
import type { Listen } from './slack/interactions/listen.js';
import { infoModal, open, refuse, replace } from './slack/interactions/responses.js';

const here = z.object({ communityId: z.uuid() });

export const openSettings = button('settings.open', here);
export const switchOptional = button(
  'settings.switch',
  here.extend({ feature: z.string().max(40), isOn: z.boolean() }),
);

const organizers = { for: 'organizer', of: (_: Tx, { communityId }: { communityId: string }) => communityId } as const;

/** Registers "Community settings": a line for each feature, with its current settings and a button to change them. */
export function listenForSettings(on: Listen, features: readonly Feature[], deps: Deps): void {
  on.press(openSettings, organizers, ({ person, community }) =>
    deps.db.inWorkspace(person.workspaceId, async (tx) =>
      open(await settingsView(tx, features, community, { now: deps.clock(), locale: person.locale })),
    ),
  );

  on.press(switchOptional, organizers, async ({ person: { workspaceId, userId, locale }, community, carry }) => {
    const { feature: name, isOn } = carry;
    const feature = features.find((it) => it.name === name);
    if (!feature?.optional) return refuse(copy.nothingThere, 'no such optional feature');
    const response = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const now = deps.clock();
      await switchFeature(tx, deps.tell, { workspaceId, communityId: community.id, feature: name, isOn, now });
      return replace(await settingsView(tx, features, community, { now, locale }));
    });
    await deps.refreshHome(workspaceId, [userId]);
    return response;
  });
}

/** Returns the act behind `/hearth settings`. */
export function settingsAct(features: readonly Feature[]): Act {
  return {
    word: 'settings',
    label: copy.settings,
    help: copy.settingsWord,
    for: 'organizer',
    run: async ({ person, community }, { db, clock }) =>
      community &&
      db.inWorkspace(person.workspaceId, async (tx) =>
        open(await settingsView(tx, features, community, { now: clock(), locale: person.locale })),
      ),
  };
}

async function settingsView(
  tx: Tx,
  features: readonly Feature[],
  community: Community,
  it: { now: Date; locale: string },
): Promise<ModalView> {
  const isOn = await switchesIn(tx, community.id);
  const entries: KnownBlock[] = [];
  for (const feature of features) {
    const on = !feature.optional || isOn(feature.optional.by);
    const all = [feature.settings ?? []].flat();
    if (!on && feature.optional)
      entries.push(...entryBlocks(feature, undefined, community.id, feature.optional.summary));
    for (const entry of on ? all : [])
      entries.push(...entryBlocks(feature, entry, community.id, await entry.summary(tx, community, it)));
  }
  return infoModal(copy.settings, [context(md`*${community.name}*`), divider(), ...entries]);
}

/**
 * Returns a line of a feature with its buttons: to change it, to switch the feature on or off, or both. `entry` is
 * undefined for a feature that is off.
 */
function entryBlocks(
  { name: feature, optional }: Feature,
  entry: SettingsEntry | undefined,
  communityId: string,
  summary: string,
): KnownBlock[] {
  const on = entry !== undefined;
  const label = optional?.label ?? entry?.label ?? feature;
  const change = entry?.open.element(copy.change, { communityId });
  const words = (title: Mrkdwn) => lines(title, md`${summary}`);
  if (!optional) return [section(words(md`*${label}*`), change && named(change, copy.nameOf(copy.change, label)))];
  const turn = switchOptional.element(on ? copy.switchOff : copy.switchOn, { communityId, feature, isOn: !on });
  return [
    section(words(md`*${label}*: ${on ? copy.on : copy.off}`)),
    actions(
      ...(change ? [named(change, copy.nameOf(copy.change, label))] : []),
      named(turn, copy.nameOf(on ? copy.switchOff : copy.switchOn, label)),
    ),
  ];
}
