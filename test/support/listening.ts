import { listenForActs } from '../../src/acts.js';
import type { Deps } from '../../src/feature.js';
import { features } from '../../src/features/index.js';
import { listenForHome } from '../../src/home.js';
import { listenForSettings } from '../../src/settings.js';
import { listenForUninstall } from '../../src/slack/installations/uninstall.js';
import type { Listen } from '../../src/slack/interactions/listen.js';
import type { Access } from '../../src/slack/interactions/permissions.js';

/** Something that a feature listens to. */
interface Heard {
  readonly kind: string;
  readonly id: string;
  /** The people who may use it, for buttons and modals. */
  readonly access?: Access<never, never>;
}

/** A listener that only writes down what it is asked for. */
function recordingListen(): { readonly listen: Listen; readonly heard: readonly Heard[] } {
  const heard: Heard[] = [];
  return {
    heard,
    listen: {
      press: ({ id }, access) => void heard.push({ kind: 'action', id, access }),
      submit: ({ id }, access) => void heard.push({ kind: 'modal', id, access }),
      shortcut: ({ id }) => void heard.push({ kind: 'shortcut', id }),
      messageShortcut: ({ id }) => void heard.push({ kind: 'message shortcut', id }),
      command: ({ command }) => void heard.push({ kind: 'command', id: command }),
      event: ({ type }) => void heard.push({ kind: 'event', id: type }),
      urgent: ({ type }) => void heard.push({ kind: 'event', id: type }),
    },
  };
}

/** Everything that is listened to, by the feature or the part of the app that does. */
export function everythingHeard(): readonly (Heard & { readonly by: string })[] {
  // Registering uses nothing of them yet.
  const deps = {} as Deps;
  const parts: readonly (readonly [string, (on: Listen) => void])[] = [
    ['home', (on) => listenForHome(on, features, deps)],
    ['acts', (on) => listenForActs(on, features, [], deps)],
    ['settings', (on) => listenForSettings(on, features, deps)],
    ['workspaces', (on) => listenForUninstall(on, deps, { forget: () => undefined }, 14)],
    ...features.map(({ name, listen }) => [name, (on: Listen) => listen?.(on, deps)] as const),
  ];
  return parts.flatMap(([by, register]) => {
    const { listen, heard } = recordingListen();
    register(listen);
    return heard.map((it) => ({ ...it, by }));
  });
}
