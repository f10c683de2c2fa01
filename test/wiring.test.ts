import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Deps } from '../src/feature.js';
import { features } from '../src/features/index.js';
import { listenForHome } from '../src/home.js';
import { listenForUninstall } from '../src/slack/installations/uninstall.js';
import type { Listen } from '../src/slack/interactions/listen.js';
import { SCOPES } from '../src/slack/scopes.js';
import { type Heard, recordingListen } from './support/listening.js';
import { manifest } from './support/manifest.js';

const FOLDER = 'src/features';

/** Registers every feature against a listener that only writes down what it is asked for. */
function register() {
  const heard: (Heard & { feature: string })[] = [];
  const record = (feature: string, register: (on: Listen) => void) => {
    const recording = recordingListen();
    register(recording.listen);
    heard.push(...recording.heard.map((it) => ({ ...it, feature })));
  };
  // Registering uses nothing of them yet.
  const deps = {} as Deps;
  record('home', (on) => listenForHome(on, async () => undefined));
  record('workspaces', (on) => listenForUninstall(on, deps, { forget: () => undefined }, 14));
  for (const feature of features) record(feature.name, (on) => feature.listen?.(on, deps));
  return heard;
}

const heard = register();
const idsOf = (kind: string) =>
  heard
    .filter((it) => it.kind === kind)
    .map((it) => it.id)
    .sort();

test('every folder is a feature in the list, and every feature a folder of its name', () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(features.map((feature) => feature.name).sort()).toEqual(folders.map((folder) => folder.name).sort());
});

test('what the manifest declares is exactly what is listened to', () => {
  const shortcuts = (type: string) =>
    manifest.features.shortcuts
      .filter((it) => it.type === type)
      .map((it) => it.callback_id)
      .sort();
  expect(idsOf('shortcut')).toEqual(shortcuts('global'));
  expect(idsOf('message shortcut')).toEqual(shortcuts('message'));
  expect(idsOf('command')).toEqual(manifest.features.slash_commands.map((it) => it.command).sort());
  // Those of our own Slack does not know; messages are subscribed to by the kind of channel, and all come as `message`.
  const fromSlack = idsOf('event').filter((type) => !type.startsWith('hearth.'));
  const events = manifest.settings.event_subscriptions.bot_events.map((name) =>
    name.replace(/^message\..*/, 'message'),
  );
  expect([...new Set(fromSlack)]).toEqual([...new Set(events)].sort());
});

test('what is asked of Slack is what the manifest declares, and nothing more', () => {
  const { bot, bot_optional } = manifest.oauth_config.scopes;
  expect([...SCOPES.optional]).toEqual(bot_optional);
  expect([...SCOPES.needed, ...SCOPES.optional].sort()).toEqual([...bot].sort());
});

test('every contract has one listener, and every listener a contract', async () => {
  const contracts: string[] = [];
  for (const { name } of features) {
    const module: Record<string, unknown> = await import(
      pathToFileURL(join(process.cwd(), FOLDER, name, 'contracts.ts')).href
    );
    for (const it of Object.values(module)) {
      if (typeof it === 'object' && it !== null && 'kind' in it && 'id' in it && it.kind !== 'event')
        contracts.push(String(it.id));
    }
  }
  const listened = ['action', 'modal', 'shortcut', 'message shortcut'].flatMap(idsOf);
  expect(listened.sort()).toEqual(contracts.sort());
  expect(new Set(listened).size).toBe(listened.length);
});

test('every id begins with its feature’s name', () => {
  const named = heard.filter((it) => it.id.includes('.') && it.kind !== 'event');
  expect(named.filter((it) => !it.id.startsWith(`${it.feature}.`))).toEqual([]);
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

test('every message that nobody asks for is named after its feature, and all their topics find room in Preferences', () => {
  const kinds = features.flatMap((feature) => (feature.proactive ?? []).map((it) => [feature.name, it] as const));
  expect(kinds.filter(([feature, it]) => !it.name.startsWith(`${feature}.`))).toEqual([]);
  expect(new Set(kinds.map(([, it]) => it.name)).size).toBe(kinds.length);
  // Slack takes at most so many checkboxes.
  expect(new Set(kinds.map(([, it]) => it.topic)).size).toBeLessThanOrEqual(10);
});
