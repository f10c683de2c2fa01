import { useEffect, useRef } from 'preact/hooks';
import { type Remembered, remember, successorOf } from './successor.js';

/** Moves the focus to the successor of the focused element when that is removed, for example by the app. */
export function useKeyboardKept(): void {
  const last = useRef<Remembered | undefined>(undefined);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) last.current = remember(target);
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
  useEffect(() => {
    const { current } = last;
    if (!current || current.element.isConnected || document.activeElement !== document.body) return;
    last.current = undefined;
    const successor = successorOf(current);
    if (successor instanceof HTMLElement) successor.focus({ preventScroll: true });
  });
}
