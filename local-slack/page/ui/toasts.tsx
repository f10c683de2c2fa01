import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Icon } from './icon.js';

export interface Toast {
  readonly id: number;
  readonly text: string;
}

export interface ToastList {
  readonly toasts: readonly Toast[];
  readonly dismiss: (id: number) => void;
}

export const ToastContext = createContext<ToastList>({ toasts: [], dismiss: () => undefined });

/** Short messages in a corner. Screen readers announce them. They stay until they are dismissed or expire. */
export function Toasts() {
  const { toasts, dismiss } = useContext(ToastContext);
  return (
    <div class="toasts" role="status">
      {toasts.map(({ id, text }) => (
        <div key={id} class="toast">
          <span>{text}</span>
          <button type="button" class="quiet-button" aria-label="Dismiss" onClick={() => dismiss(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
