import { useState } from 'preact/hooks';
import { type Choice, matchingChoices } from './choice.js';

interface Settings {
  readonly choices: readonly Choice[];
  /** The choices are already filtered by the typed text. */
  readonly isSearched: boolean;
  readonly chosen: readonly Choice[];
  readonly onChoose: (choice: Choice) => void;
  readonly onType?: ((text: string) => void) | undefined;
  /** Called on Backspace in an empty field. */
  readonly onBack: () => void;
}

interface Typing {
  readonly isOpen: boolean;
  /** The typed text, or undefined before typing starts. */
  readonly query?: string;
  /** The choice that the arrow keys reached. */
  readonly activeId?: string | undefined;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** Keyboard handling of a combobox: arrows move, Enter chooses, Escape closes, letters search. */
export function useCombobox({ choices, isSearched, chosen, onChoose, onType, onBack }: Settings) {
  const [typing, setTyping] = useState<Typing>({ isOpen: false });
  const { isOpen, query } = typing;
  const shown = query === undefined || isSearched ? choices : matchingChoices(choices, query);
  const wanted = typing.activeId ?? (query === undefined ? chosen[0]?.id : undefined);
  const active = shown.find((it) => it.id === wanted) ?? shown[0];
  const close = () => setTyping({ isOpen: false });

  function open(): void {
    if (isOpen) return;
    setTyping({ isOpen: true });
    onType?.('');
  }

  function move(step: number): void {
    const at = active ? shown.indexOf(active) : -1;
    setTyping({ ...typing, activeId: shown[Math.max(0, Math.min(at + step, shown.length - 1))]?.id });
  }

  /** Returns true if the key was handled. */
  function used({ key }: KeyboardEvent): boolean {
    const step = STEPS[key];
    if (!isOpen && (step !== undefined || key === 'Enter')) open();
    else if (step !== undefined) move(step);
    else if (isOpen && key === 'Enter') active && onChoose(active);
    else if (isOpen && key === 'Escape') close();
    else return false;
    return true;
  }

  const handlers = {
    onFocus: ({ currentTarget }: { currentTarget: HTMLInputElement }) => currentTarget.select(),
    onClick: open,
    onBlur: close,
    onInput({ currentTarget }: { currentTarget: HTMLInputElement }) {
      setTyping({ isOpen: true, query: currentTarget.value });
      onType?.(currentTarget.value);
    },
    onKeyDown(event: KeyboardEvent & { currentTarget: HTMLInputElement }) {
      if (used(event)) {
        event.preventDefault();
        event.stopPropagation();
      } else if (event.key === 'Backspace' && event.currentTarget.value === '') onBack();
    },
  };

  return { isOpen, query, shown, active, close, handlers };
}
