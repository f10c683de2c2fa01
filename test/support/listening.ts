import type { Listen } from '../../src/slack/interactions/listen.js';
import type { Access } from '../../src/slack/interactions/permissions.js';

/** Something that a feature listens to. */
export interface Heard {
  readonly kind: string;
  readonly id: string;
  /** The people who may use it, for buttons and modals. */
  readonly access?: Access<never, never>;
}

/** A listener that only writes down what it is asked for. */
export function recordingListen(): { readonly listen: Listen; readonly heard: readonly Heard[] } {
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
