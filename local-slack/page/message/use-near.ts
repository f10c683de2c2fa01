import { useState } from 'preact/hooks';

/** Whether the mouse or the keyboard is in something; `near` goes onto it. */
export function useNear() {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const near = {
    onMouseEnter: () => setPointed(true),
    onMouseLeave: () => setPointed(false),
    onFocusIn: () => setFocused(true),
    onFocusOut: ({ currentTarget, relatedTarget }: { currentTarget: Node; relatedTarget: EventTarget | null }) =>
      setFocused(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)),
  };
  return { isNear: isPointed || isFocused, near };
}
