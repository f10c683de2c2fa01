import { useState } from 'preact/hooks';
import { useSlack } from './live/slack.js';
import { Icon } from './ui/icon.js';

const SEEN = 'welcomed';

/** A short introduction for first-time users. */
export function Welcome() {
  const { workspace, go, act } = useSlack();
  const [isSeen, setSeen] = useState(() => localStorage.getItem(SEEN) !== null);
  if (isSeen) return null;

  function dismiss(): void {
    localStorage.setItem(SEEN, 'yes');
    setSeen(true);
    document.querySelector('main')?.focus();
  }

  return (
    <section class="welcome" aria-label="Welcome">
      <p>
        <b>A local Slack. Nothing leaves this machine.</b> Try this:{' '}
        <button type="button" class="link" onClick={() => go({ at: 'app', tab: 'home' })}>
          open {workspace.app.name}
        </button>
        , press its main button, then{' '}
        <button type="button" class="link" onClick={() => void act('advance', { to: 'tomorrow' })}>
          advance the clock to tomorrow
        </button>
        .
      </p>
      <button type="button" class="quiet-button" aria-label="Dismiss the welcome" onClick={dismiss}>
        <Icon name="close" />
      </button>
    </section>
  );
}
