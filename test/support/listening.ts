import { listenForActs } from '../../src/acts.js';
import { listenForChecklist } from '../../src/checklist.js';
import type { ActName } from '../../src/core/permissions.js';
import type { Deps } from '../../src/feature.js';
import { features } from '../../src/features/index.js';
import { listenForHome } from '../../src/home.js';
import { listenForSettings } from '../../src/settings.js';
import { listenForUninstall } from '../../src/slack/installations/uninstall.js';
import type { Listen } from '../../src/slack/interactions/listen.js';
import type { Access } from '../../src/slack/interactions/permissions.js';

/** A listener that a feature registers. */
interface Registration {
  readonly kind: string;
  readonly id: string;
  /** The act in the table of permissions; events have none. */
  readonly act?: ActName;
  /** For buttons and modals. */
  readonly access?: Access<never, never>;
}

/** Returns a `listen` that only records the registrations. */
function recordingListen(): { readonly listen: Listen; readonly registrations: readonly Registration[] } {
  const registrations: Registration[] = [];
  return {
    registrations,
    listen: {
      press: ({ id }, access) => void registrations.push({ kind: 'action', id, act: access.act, access }),
      submit: ({ id }, access) => void registrations.push({ kind: 'modal', id, act: access.act, access }),
      shortcut: ({ id }, act) => void registrations.push({ kind: 'shortcut', id, act }),
      messageShortcut: ({ id }, act) => void registrations.push({ kind: 'message shortcut', id, act }),
      command: ({ command }, act) => void registrations.push({ kind: 'command', id: command, act }),
      event: ({ type }) => void registrations.push({ kind: 'event', id: type }),
      urgent: ({ type }) => void registrations.push({ kind: 'event', id: type }),
    },
  };
}

/** Returns all registered listeners, each with the feature or part of the app that registers it. */
export function registeredListeners(): readonly (Registration & { readonly by: string })[] {
  // Registering a listener does not use them yet.
  const deps = {} as Deps;
  const parts: readonly (readonly [string, (on: Listen) => void])[] = [
    ['home', (on) => listenForHome(on, features, deps)],
    ['checklist', (on) => listenForChecklist(on, deps)],
    ['acts', (on) => listenForActs(on, features, [], deps)],
    ['settings', (on) => listenForSettings(on, features, deps)],
    ['workspaces', (on) => listenForUninstall(on, deps, 14)],
    ...features.map(({ name, listen }) => [name, (on: Listen) => listen?.(on, deps)] as const),
  ];
  return parts.flatMap(([by, register]) => {
    const { listen, registrations } = recordingListen();
    register(listen);
    return registrations.map((it) => ({ ...it, by }));
  });
}
