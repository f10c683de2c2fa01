import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { copy } from './copy.js';
import type { Community } from './core/communities.js';
import type { Tx } from './core/database/database.js';
import { switchesIn, switchFeature } from './core/feature-switches.js';
import type { Act, Deps, Feature } from './feature.js';
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
    deps.db.inWorkspace(person.workspaceId, async (tx) => open(await settingsView(tx, features, community))),
  );

  on.press(switchOptional, organizers, async ({ person: { workspaceId, userId }, community, carry }) => {
    const { feature: name, isOn } = carry;
    const feature = features.find((it) => it.name === name);
    if (!feature?.optional) return refuse(copy.nothingThere, 'no such optional feature');
    const response = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const now = deps.clock();
      await switchFeature(tx, deps.tell, { workspaceId, communityId: community.id, feature: name, isOn, now });
      return replace(await settingsView(tx, features, community));
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
    run: async ({ person, community }, { db }) =>
      community && db.inWorkspace(person.workspaceId, async (tx) => open(await settingsView(tx, features, community))),
  };
}

async function settingsView(tx: Tx, features: readonly Feature[], community: Community): Promise<ModalView> {
  const isOn = await switchesIn(tx, community.id);
  const entries: KnownBlock[] = [];
  for (const feature of features) {
    const on = !feature.optional || isOn(feature.optional.by);
    const summary = on ? await feature.settings?.summary(tx, community) : feature.optional?.summary;
    if (summary) entries.push(...entryBlocks(feature, community.id, on, summary));
  }
  return infoModal(copy.settings, [context(md`*${community.name}*`), divider(), ...entries]);
}

/** Returns a feature's line with its buttons: to change it, to switch it on or off, or both. */
function entryBlocks(
  { name: feature, settings, optional }: Feature,
  communityId: string,
  on: boolean,
  summary: string,
): KnownBlock[] {
  const label = optional?.label ?? settings?.label ?? feature;
  const change = settings?.open.element(copy.change, { communityId });
  const words = (title: Mrkdwn) => lines(title, md`${summary}`);
  if (!optional) return [section(words(md`*${label}*`), change && named(change, copy.nameOf(copy.change, label)))];
  const turn = switchOptional.element(on ? copy.switchOff : copy.switchOn, { communityId, feature, isOn: !on });
  return [
    section(words(md`*${label}*: ${on ? copy.on : copy.off}`)),
    actions(
      ...(change && on ? [named(change, copy.nameOf(copy.change, label))] : []),
      named(turn, copy.nameOf(on ? copy.switchOff : copy.switchOn, label)),
    ),
  ];
}
