import { useState } from 'preact/hooks';
import type { ShownGuide, ShownStep } from '../../page-api/shown.js';
import { ask } from '../live/ask.js';
import { useSlack } from '../live/slack.js';

const CURRENT = 'guide-step';

/** Returns the step that was taken last, and a function that takes one. */
export function useSteps(guide: ShownGuide | undefined) {
  const { act, goAs, tell, snapshot } = useSlack();
  const key = `${CURRENT} ${guide?.id}`;
  const [id, setId] = useState(() => sessionStorage.getItem(key));
  const now = snapshot.clock.get('')?.now ?? 0;

  async function take({ id: step, until, minutes, command }: ShownStep): Promise<void> {
    sessionStorage.setItem(key, step);
    setId(step);
    const there = await act('begin', { step });
    if (!there) return;
    const { user, place } = there;
    goAs(user, place);
    try {
      if (until !== undefined && until > now) await ask(user, 'advance', { until });
      if (minutes !== undefined) await ask(user, 'advance', { minutes });
      const channel = place.at === 'channel' ? place.channel : undefined;
      if (command !== undefined) await ask(user, 'command', { text: command, channel });
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  }

  return { current: guide?.steps.find((it) => it.id === id), take };
}
