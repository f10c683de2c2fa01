import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { copy } from './copy.js';
import type { Community } from './core/communities.js';
import type { Tx } from './core/database/database.js';
import { switchesIn, switchFeature } from './core/feature-switches.js';
import type { Act, Deps, Feature, Optional, SettingsEntry } from './feature.js';
import { context, divider, section } from './slack/blocks/blocks.js';
import { lines, md } from './slack/blocks/mrkdwn.js';
import { button, named } from './slack/interactions/contracts.js';
import type { Listen } from './slack/interactions/listen.js';
import { here } from './slack/interactions/permissions.js';
import { infoModal, open, refuse, replace } from './slack/interactions/responses.js';

const ofCommunity = z.object({ communityId: z.uuid() });

export const openSettings = button('settings.open', ofCommunity);
export const switchOptional = button(
  'settings.switch',
  ofCommunity.extend({ feature: z.string().max(40), isOn: z.boolean() }),
);

/** Registers "Community settings": a line for each setting, and then one for each feature that can be switched off. */
export function listenForSettings(on: Listen, features: readonly Feature[], deps: Deps): void {
  on.press(openSettings, here('settings.open'), ({ person, community }) =>
    deps.db.inWorkspace(person.workspaceId, async (tx) =>
      open(await settingsView(tx, features, community, { now: deps.clock(), locale: person.locale })),
    ),
  );

  on.press(
    switchOptional,
    here('settings.open'),
    async ({ person: { workspaceId, userId, locale }, community, carry }) => {
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
    },
  );
}

/** Returns the act behind `/hearth settings`. */
export function settingsAct(features: readonly Feature[]): Act {
  return {
    word: 'settings',
    label: copy.settings,
    help: copy.settingsWord,
    act: 'settings.open',
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
  const rows: KnownBlock[] = [];
  for (const { optional, settings = [] } of features)
    for (const entry of !optional || isOn(optional.by) ? [settings].flat() : [])
      rows.push(entryBlock(entry, community.id, await entry.summary(tx, community, it)));
  const switches: KnownBlock[] = [];
  for (const { name, optional } of features) {
    if (!optional) continue;
    const state = isOn(optional.by) ? await optional.state?.(tx, community, it.now) : undefined;
    switches.push(switchBlock(name, optional, { communityId: community.id, isOn: isOn(optional.by), state }));
  }
  return infoModal(copy.settings, [context(md`*${community.name}*`), divider(), ...rows, divider(), ...switches]);
}

function entryBlock({ label, open: button }: SettingsEntry, communityId: string, summary: string): KnownBlock {
  const change = named(button.element(copy.change, { communityId }), copy.nameOf(copy.change, label));
  return section(lines(md`*${label}*`, md`${summary}`), change);
}

/** Returns the line of an optional feature, with the button that switches it on or off. */
function switchBlock(
  feature: string,
  { label, summary }: Optional,
  { communityId, isOn, state }: { communityId: string; isOn: boolean; state: string | undefined },
): KnownBlock {
  const text = isOn ? copy.switchOff : copy.switchOn;
  const turn = switchOptional.element(text, { communityId, feature, isOn: !isOn });
  return section(
    lines(md`*${label}*: ${isOn ? copy.on : copy.off}`, md`${summary}`, ...(state ? [md`${state}`] : [])),
    named(turn, copy.nameOf(text, label)),
  );
}
