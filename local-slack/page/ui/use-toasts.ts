import { useCallback, useState } from 'preact/hooks';
import type { Toast } from './toasts.js';

const LASTS_MS = 10_000;
let count = 0;

export function useToasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const dismiss = useCallback((id: number) => setToasts((before) => before.filter((it) => it.id !== id)), []);
  const tell = useCallback(
    (text: string) => {
      const id = ++count;
      setToasts((before) => [...before.filter((it) => it.text !== text), { id, text }]);
      setTimeout(() => dismiss(id), LASTS_MS);
    },
    [dismiss],
  );
  return { toasts, dismiss, tell };
}
