import type { DispatchActionConfig } from '@slack/types';
import { useRef } from 'preact/hooks';
import type { UsedElement } from './use-element.js';

/** Typing counts as paused after this time. */
const PAUSE_MS = 300;

/** Notifies the app during typing as configured by `dispatch_action`: after each change, or on Enter. */
export function useDispatch({ fill }: UsedElement, config: DispatchActionConfig | undefined) {
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const when = config ? (config.trigger_actions_on ?? ['on_enter_pressed']) : [];

  function typed(text: string): void {
    if (!when.includes('on_character_entered')) return;
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => void fill(text || null), PAUSE_MS);
  }

  function pressed(event: KeyboardEvent, text: string): void {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || !when.includes('on_enter_pressed'))
      return;
    event.preventDefault();
    void fill(text || null);
  }

  return { typed, pressed };
}
