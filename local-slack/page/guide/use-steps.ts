import { useState } from 'preact/hooks';
import type { ShownStep } from '../../page-api/shown.js';
import { ask } from '../live/ask.js';
import { useSlack } from '../live/slack.js';

const CURRENT = 'guide-step';

/** Returns the step that was taken last, and a function that takes one. */
export function useSteps(steps: readonly ShownStep[]) {
  const { act, goAs, tell, snapshot } = useSlack();
  const [id, setId] = useState(() => sessionStorage.getItem(CURRENT));
  const now = snapshot.clock.get('')?.now ?? 0;

  async function take({ id: step, until, minutes, command }: ShownStep): Promise<void> {
    sessionStorage.setItem(CURRENT, step);
    setId(step);
    const there = await act('begin', { step });
    if (!there) return;
    const { user, place } = there;
    goAs(user, place);
    try {
      if (until !== undefined && until > now) await ask(user, 'advance', { until });
      if (minutes !== undefined) await ask(user, 'advance', { minutes });
      if (command !== undefined) await ask(user, 'command', { text: command });
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  }

  return { current: steps.find((it) => it.id === id), take };
}
