import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { useSlack } from '../live/slack.js';

/** The sidebar of a narrow window, which covers the page while it is open. */
export interface NarrowSidebar {
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/** Returns the state of the narrow sidebar. It closes when the person has gone somewhere, and on Escape. */
export function useNarrowSidebar(): NarrowSidebar {
  const { place, me } = useSlack();
  const [isOpen, setOpen] = useState(false);
  const where = JSON.stringify([me.id, place]);
  useEffect(() => setOpen(false), [where]);
  // Listens at once, since the person may press a key before the browser has painted.
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      setOpen(false);
      document.querySelector<HTMLElement>('.sidebar-button')?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isOpen]);
  return { isOpen, toggle: () => setOpen(!isOpen) };
}
