import { useEffect, useRef } from 'preact/hooks';
import type { ShownStep } from '../../page-api/shown.js';
import { Icon } from '../ui/icon.js';

interface Props {
  readonly step: ShownStep;
  readonly isCurrent: boolean;
  readonly onTake: () => void;
}

/** A step of the guide, with a tick once it is done. */
export function Step({ step, isCurrent, onTake }: Props) {
  const { label, as, isDone } = step;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isCurrent]);
  return (
    <li class={isDone ? 'step done' : 'step'}>
      <button
        ref={button}
        type="button"
        aria-current={isCurrent ? 'step' : undefined}
        title={`As ${as}`}
        onClick={onTake}
      >
        <span class="step-tick">{isDone && <Icon name="check" />}</span>
        {label}
        {isDone && <span class="hidden"> (done)</span>}
      </button>
    </li>
  );
}
