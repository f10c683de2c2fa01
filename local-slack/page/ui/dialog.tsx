import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { remember, successorOf } from '../place/successor.js';

interface Props {
  readonly labelledBy: string;
  readonly describedBy?: string;
  readonly class?: string;
  /** Called on Escape. */
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}

/**
 * A modal window. It traps the focus and, on closing, returns it to where it was opened. The focus starts at the element
 * with `data-first`.
 */
export function Dialog({ labelledBy, describedBy, onCancel, children, ...rest }: Props) {
  const ref = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    const opener = remember(document.activeElement ?? document.body);
    dialog?.showModal();
    focusFirst(dialog);
    return () => {
      dialog?.close();
      // The rendering that removes this window may still remove the opener.
      queueMicrotask(() => {
        const successor = successorOf(opener);
        if (document.activeElement === document.body && successor instanceof HTMLElement) successor.focus();
      });
    };
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    // Otherwise, the browser closes the element by itself on the second Escape in a row.
    event.preventDefault();
    event.stopPropagation();
    leaveField(ref.current);
    onCancel();
  }

  return (
    <dialog
      ref={ref}
      class={rest.class}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}

/** Blurs a field, so that its value is sent before the window closes rather than when the window is already gone. */
function leaveField(dialog: HTMLElement | null): void {
  const field = dialog?.querySelector<HTMLElement>(':is(input, textarea):focus');
  field?.blur();
}

const FIRST = ['[data-first]', '.window-body :is(input, textarea)', '.window-body button', '.window-foot button'];

/** Focuses the first element in a window: one with `data-first`, otherwise a field, otherwise a button. */
export function focusFirst(within: Element | null): void {
  const first = FIRST.map((it) => within?.querySelector<HTMLElement>(it)).find((it) => it);
  const chosen = first?.closest('fieldset')?.querySelector<HTMLElement>('input:checked');
  (chosen ?? first)?.focus();
}
