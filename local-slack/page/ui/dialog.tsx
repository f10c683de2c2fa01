import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly labelledBy: string;
  readonly describedBy?: string;
  readonly class?: string;
  /** Escape was pressed. */
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}

/**
 * A window in front of everything else: the keyboard stays in it, and goes back to where it was when it closes. What
 * has `data-first` is where it begins.
 */
export function Dialog({ labelledBy, describedBy, onCancel, children, ...rest }: Props) {
  const ref = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    focusFirst(dialog);
    return () => {
      dialog?.close();
      // What had the keyboard may be gone by now.
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

/** Gives the keyboard to the first thing in a window: what asks for it, else a field, else a button. */
export function focusFirst(within: Element | null): void {
  const first = FIRST.map((it) => within?.querySelector<HTMLElement>(it)).find((it) => it);
  const chosen = first?.closest('fieldset')?.querySelector<HTMLElement>('input:checked');
  (chosen ?? first)?.focus();
}
