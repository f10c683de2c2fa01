import { useEffect, useRef } from 'preact/hooks';

/** Moves the focus to the surrounding region when the focused element is removed, for example by the app. */
export function useKeyboardKept(): void {
  const last = useRef<{ readonly element: Element; readonly region: HTMLElement | null } | undefined>(undefined);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) last.current = { element: target, region: target.closest('main, dialog') };
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
  useEffect(() => {
    const { element, region } = last.current ?? {};
    if (!element || element.isConnected || document.activeElement !== document.body) return;
    last.current = undefined;
    const place = region?.isConnected ? region : document.querySelector<HTMLElement>('main');
    place?.focus({ preventScroll: true });
  });
}
