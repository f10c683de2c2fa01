import { useState } from 'preact/hooks';
import type { ShownStep } from '../../page-api/shown.js';
import { useSlack } from '../live/slack.js';
import { Icon } from '../ui/icon.js';
import { Step } from './step.js';
import { useSeenThreads } from './use-seen-threads.js';
import { useSteps } from './use-steps.js';

const CLOSED = 'guide-closed';

/** One sentence and the steps to try first. It can be closed and opened again. */
export function Guide() {
  const guide = useSlack().snapshot.guide.get('');
  const [isClosed, setClosed] = useState(() => localStorage.getItem(CLOSED) === guide?.id);
  const { current, take } = useSteps(guide);
  useSeenThreads();
  if (!guide) return null;
  const { id, title, sentence, steps } = guide;
  const done = steps.filter((it) => it.isDone).length;

  function close(closed: boolean): void {
    if (closed) localStorage.setItem(CLOSED, id);
    else localStorage.removeItem(CLOSED);
    setClosed(closed);
  }

  return (
    <section class="guide" aria-label={title}>
      <div class="guide-head">
        {isClosed ? <span class="faint">{`${title}: ${done} of ${steps.length} steps done`}</span> : <p>{sentence}</p>}
        <button type="button" class="quiet-button" aria-expanded={!isClosed} onClick={() => close(!isClosed)}>
          {isClosed ? 'Show the steps' : <Icon name="close" />}
          {!isClosed && <span class="hidden">Hide the steps</span>}
        </button>
      </div>
      {!isClosed && (
        <ol class="steps">
          {steps.map((step) => (
            <Step key={step.id} step={step} isCurrent={step.id === current?.id} onTake={() => void take(step)} />
          ))}
        </ol>
      )}
      {!isClosed && (
        <p class="guide-hint" role="status">
          {hintFor(current, steps)}
        </p>
      )}
    </section>
  );
}

/** Returns what to do in the current step, or, once that is done, what there is to see and which one comes next. */
function hintFor(current: ShownStep | undefined, steps: readonly ShownStep[]): string {
  if (current && !current.isDone) return current.hint;
  const next = steps.find((it) => !it.isDone);
  const then = next ? `Next: “${next.label}”.` : 'You’ve taken every step. Look around as long as you like.';
  if (current) return `${current.after} ${then}`;
  return next ? `Start with “${next.label}”.` : then;
}
