import { useSlack } from '../live/slack.js';
import { momentInWords, placeOf, timeInWords } from '../text/when.js';
import { Icon } from '../ui/icon.js';
import { AdvanceMenu } from './advance-menu.js';
import { useNow } from './use-now.js';

/** Slack's clock in the viewer's zone, with its controls. */
export function Clock() {
  const { viewer, snapshot, act } = useSlack();
  const now = useNow();
  const clock = snapshot.clock.get('');
  if (!clock) return null;
  const { ticking, journey } = clock;
  const label = ticking ? 'Pause the clock' : 'Run the clock';
  return (
    <section class="clock" aria-label="Clock">
      <time dateTime={new Date(now).toISOString()}>
        <b>
          <span class="wide">{momentInWords(now, viewer)}</span>
          <span class="narrow">{timeInWords(now, viewer)}</span>
        </b>{' '}
        <span class="faint">{placeOf(viewer.zone)}</span>
      </time>
      <button
        type="button"
        class="quiet-button"
        aria-label={label}
        title={label}
        onClick={() => void act('tick', { ticking: !ticking })}
      >
        <Icon name={ticking ? 'pause' : 'play'} />
      </button>
      {journey && <Journey now={now} {...journey} />}
      <AdvanceMenu isOnTheWay={journey !== undefined} />
    </section>
  );
}

function Journey({ now, from, to }: { now: number; from: number; to: number }) {
  const goal = momentInWords(to, useSlack().viewer);
  return <progress max={to - from} value={now - from} aria-label={`Advancing to ${goal}`} title={`To ${goal}`} />;
}
