import { useState } from 'preact/hooks';

/** Tracks whether the pointer or the focus is in an element. Spread `near` onto the element. */
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
