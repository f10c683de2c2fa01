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

/** Short sentences that come up in a corner. They are read out, and stay until they are dismissed or their time is over. */
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
