import { useState } from 'preact/hooks';
import type { ShownMessage } from '../../page-api/shown.js';

/** Keyboard navigation in a list of messages. Tab stops at one message; arrow and page keys move from there. */
export function useMoving(messages: readonly ShownMessage[]) {
  const [at, setAt] = useState<string>();
  const isThere = messages.some((it) => it.ts === at);

  function onFocusIn({ target }: FocusEvent): void {
    const message = target instanceof Element ? target.closest<HTMLElement>('article') : null;
    if (message?.dataset.ts !== undefined) setAt(message.dataset.ts);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const message = event.target;
    if (!(message instanceof HTMLElement) || !message.matches('article')) return;
    const all = [...(message.parentElement?.querySelectorAll<HTMLElement>(':scope > article') ?? [])];
    const next = nextOf(all, all.indexOf(message), event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return { current: isThere ? at : messages.at(-1)?.ts, onFocusIn, onKeyDown };
}

function nextOf(all: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'PageDown':
      return all[at + 1];
    case 'ArrowUp':
    case 'PageUp':
      return all[at - 1];
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      return undefined;
  }
}
