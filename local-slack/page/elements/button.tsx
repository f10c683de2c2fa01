import type { Button as ButtonElement, WorkflowButton } from '@slack/types';
import { Link } from '../text/link.js';
import { Plain } from '../text/text.js';
import { useElement } from './use-element.js';

/** A button. One with a URL opens it and also notifies the app. */
export function Button({ blockId, element }: { blockId: string; element: ButtonElement | WorkflowButton }) {
  const { press, isBusy } = useElement(blockId, element);
  const look = ['button', element.style, isBusy && 'busy'].filter(Boolean).join(' ');
  const words = <Plain source={element.text.text} emoji={element.text.emoji ?? true} />;
  if (element.type === 'button' && element.url) {
    return (
      <Link url={element.url} class={look} label={element.accessibility_label} onFollow={() => void press()}>
        {words}
      </Link>
    );
  }
  return (
    <button
      type="button"
      class={look}
      aria-label={element.accessibility_label}
      aria-busy={isBusy}
      onClick={() => void press()}
    >
      {words}
    </button>
  );
}
