import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useSlack } from '../live/slack.js';
import type { Choice } from '../ui/choice.js';
import { type Completing, complete, completing } from './completing.js';
import { suggestionsFor } from './suggestions.js';

interface Settings {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly field: { readonly current: HTMLTextAreaElement | null };
  /** Commands are allowed here. */
  readonly commands: boolean;
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Returns true if the key accepts the suggestion: Tab, or Enter unless the command is already complete. */
function takes({ key, shiftKey }: KeyboardEvent, active: Choice, text: string): boolean {
  return !shiftKey && (key === 'Tab' || (key === 'Enter' && active.id !== text.trim()));
}

/** Suggests names and commands during typing. `onKeyDown` returns true for the keys it handles. */
export function useSuggestions({ text, setText, field, commands }: Settings) {
  const slack = useSlack();
  const [what, setWhat] = useState<Completing>();
  const [at, setAt] = useState(0);
  const caret = useRef<number | undefined>(undefined);
  const shown = what && (commands || what.sign !== '/') ? suggestionsFor(slack, what) : [];
  const active = shown[at] ?? shown[0];

  // Set the caret after the new text has been rendered.
  useLayoutEffect(() => {
    if (caret.current !== undefined) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });

  function look(typed: string): void {
    setWhat(completing(typed, field.current?.selectionStart ?? typed.length));
    setAt(0);
  }

  function choose(choice: Choice): void {
    if (!what) return;
    const done = complete(text, field.current?.selectionStart ?? text.length, what, choice.id);
    caret.current = done.caret;
    setText(done.text);
    setWhat(undefined);
  }

  function onKeyDown(event: KeyboardEvent): boolean {
    const move = MOVES[event.key];
    if (!active) return false;
    if (move !== undefined) setAt((at + move + shown.length) % shown.length);
    else if (event.key === 'Escape') setWhat(undefined);
    else if (takes(event, active, text)) choose(active);
    else return false;
    event.preventDefault();
    return true;
  }

  return {
    shown,
    active,
    choose,
    onKeyDown,
    onInput(typed: string) {
      setText(typed);
      look(typed);
    },
    onMove: () => look(text),
    close: () => setWhat(undefined),
  };
}
