import { readdirSync } from 'node:fs';
import { listedTopicsOf, TOPIC_GROUPS } from '../src/attention/proactive.js';
import type { Deps } from '../src/feature.js';
import { features } from '../src/features/index.js';
import { SCOPES } from '../src/slack/scopes.js';
import { contractModules } from './support/contracts.js';
import { registeredListeners } from './support/listening.js';
import { manifest } from './support/manifest.js';

/** Shortcuts that are no longer in the manifest, but that apps created from an older manifest still have. */
const ALIASES = ['community.shortcut'];

const heard = registeredListeners();
const idsOf = (kind: string) =>
  heard
    .filter((it) => it.kind === kind)
    .map((it) => it.id)
    .sort();

test('every folder in src/features is a registered feature, and every feature has a folder of its name', () => {
  const folders = readdirSync('src/features', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(features.map((feature) => feature.name).sort()).toEqual(folders.map((folder) => folder.name).sort());
});

test('the app listens to exactly the shortcuts, commands and events in the manifest', () => {
  const shortcuts = (type: string) =>
    manifest.features.shortcuts
      .filter((it) => it.type === type)
      .map((it) => it.callback_id)
      .sort();
  expect(idsOf('shortcut')).toEqual([...shortcuts('global'), ...ALIASES].sort());
  expect(idsOf('message shortcut')).toEqual(shortcuts('message'));
  const [hearth] = manifest.features.slash_commands;
  const words = features.flatMap(({ acts = [] }) => acts.filter((it) => !it.byDefault).map(({ word }) => word));
  expect(hearth?.usage_hint.replace(/[[\]]/g, '').split(' | ').sort()).toEqual([...words, 'settings', 'help'].sort());
  expect(idsOf('command')).toEqual(manifest.features.slash_commands.map((it) => it.command).sort());
  // Slack does not know our own `hearth.` events. The manifest has a message event for each type of channel; all arrive
  // as `message`.
  const fromSlack = idsOf('event').filter((type) => !type.startsWith('hearth.'));
  const events = manifest.settings.event_subscriptions.bot_events.map((name) =>
    name.replace(/^message\..*/, 'message'),
  );
  expect([...new Set(fromSlack)]).toEqual([...new Set(events)].sort());
});

test('the scopes in the code are exactly the scopes in the manifest', () => {
  const { bot, bot_optional } = manifest.oauth_config.scopes;
  expect([...SCOPES.optional]).toEqual(bot_optional);
  expect([...SCOPES.needed, ...SCOPES.optional].sort()).toEqual([...bot].sort());
});

test('every contract has exactly one listener, and every listener has a contract', async () => {
  const contracts: string[] = [];
  for (const module of await contractModules()) {
    for (const it of Object.values(module)) {
      if (typeof it === 'object' && it !== null && 'kind' in it && 'id' in it && it.kind !== 'event')
        contracts.push(String(it.id));
    }
  }
  const listened = ['action', 'modal', 'shortcut', 'message shortcut'].flatMap(idsOf);
  expect(listened.sort()).toEqual(contracts.sort());
  expect(new Set(listened).size).toBe(listened.length);
});

test('every id begins with the name of its feature', () => {
  const named = heard.filter((it) => it.id.includes('.') && it.kind !== 'event');
  expect(named.filter((it) => !it.id.startsWith(`${it.by}.`))).toEqual([]);
  const deps = {} as Deps;
  const jobs = features.flatMap((feature) =>
    [
      ...(feature.work?.(deps) ?? []),
      ...(feature.sweeps?.(deps) ?? []),
      ...(feature.due ?? []),
      ...(feature.retention ?? []),
    ].map((it) => [feature.name, it.name] as const),
  );
  expect(jobs.filter(([feature, name]) => !name.startsWith(`${feature}.`))).toEqual([]);
  expect(new Set(jobs.map(([, name]) => name)).size).toBe(jobs.length);
});

test('every proactive message is named after its feature, and no topic group has more than ten topics', () => {
  const kinds = features.flatMap((feature) => (feature.proactive ?? []).map((it) => [feature.name, it] as const));
  expect(kinds.filter(([feature, it]) => !it.name.startsWith(`${feature}.`))).toEqual([]);
  expect(new Set(kinds.map(([, it]) => it.name)).size).toBe(kinds.length);
  // Slack takes at most ten checkboxes in one field.
  const topics = listedTopicsOf(kinds.map(([, it]) => it));
  const perGroup = TOPIC_GROUPS.map((group) => topics.filter((it) => it.topicGroup === group).length);
  expect(Math.max(...perGroup)).toBeLessThanOrEqual(10);
});
