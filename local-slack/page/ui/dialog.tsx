import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly labelledBy: string;
  readonly describedBy?: string;
  readonly class?: string;
  /** Called on Escape. */
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}

/** A modal window. It traps the focus and restores it on closing. The focus starts at the element with `data-first`. */
export function Dialog({ labelledBy, describedBy, onCancel, children, ...rest }: Props) {
  const ref = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    focusFirst(dialog);
    return () => {
      dialog?.close();
      // The previously focused element may no longer exist.
      if (document.activeElement === document.body) document.querySelector('main')?.focus();
    };
  }, []);

  return (
    <dialog
      ref={ref}
      class={rest.class}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}

const FIRST = ['[data-first]', '.window-body :is(input, textarea)', '.window-body button', '.window-foot button'];

/** Focuses the first element in a window: one with `data-first`, otherwise a field, otherwise a button. */
export function focusFirst(within: Element | null): void {
  const first = FIRST.map((it) => within?.querySelector<HTMLElement>(it)).find((it) => it);
  const chosen = first?.closest('fieldset')?.querySelector<HTMLElement>('input:checked');
  (chosen ?? first)?.focus();
}
