import type { DispatchActionConfig } from '@slack/types';
import { useRef } from 'preact/hooks';
import type { UsedElement } from './use-element.js';

/** Somebody who types without a pause this long is still typing. */
const PAUSE_MS = 300;

/** Tells the app of what is typed as `dispatch_action` asks for: after each change, or when Enter is pressed. */
export function useDispatch({ fill }: UsedElement, config: DispatchActionConfig | undefined) {
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const when = config ? (config.trigger_actions_on ?? ['on_enter_pressed']) : [];

  function typed(text: string): void {
    if (!when.includes('on_character_entered')) return;
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => void fill(text || null), PAUSE_MS);
  }

  function pressed(event: KeyboardEvent, text: string): void {
    if (event.key !== 'Enter' || event.shiftKey || !when.includes('on_enter_pressed')) return;
    event.preventDefault();
    void fill(text || null);
  }

  return { typed, pressed };
}
