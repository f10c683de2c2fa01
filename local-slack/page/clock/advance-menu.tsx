import type { Asked } from '../../page-api/acts.js';
import { useSlack } from '../live/slack.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';

const WAYS: readonly (readonly [label: string, how: Asked<'advance'>])[] = [
  ['15 minutes', { minutes: 15 }],
  ['1 hour', { minutes: 60 }],
  ['3 hours', { minutes: 180 }],
  ['To the next 9:00', { to: 'morning' }],
  ['To tomorrow, same time', { to: 'tomorrow' }],
  ['One week', { to: 'next week' }],
];

/** A menu for advancing the clock, or for stopping an advance in progress. */
export function AdvanceMenu({ isOnTheWay }: { isOnTheWay: boolean }) {
  const { act } = useSlack();
  const ways = WAYS.map(([label, how]) => ({ key: label, label, onChoose: () => act('advance', how) }));
  const stop = { key: 'stop', label: 'Stop here', onChoose: () => act('halt', {}) };
  return (
    <Menu heading="Move the clock on" entries={isOnTheWay ? [stop] : ways} align="end" class="button small">
      <Icon name="advance" /> <span class="wide">{isOnTheWay ? 'Advancing…' : 'Advance'}</span>
    </Menu>
  );
}
