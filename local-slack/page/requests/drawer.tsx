import { useId, useState } from 'preact/hooks';
import type { RequestLine } from '../../page-api/shown-requests.js';
import { Icon } from '../ui/icon.js';
import { acknowledgements } from './acknowledgements.js';
import { Details } from './details.js';
import { isWanted, KINDS, type Kind } from './filter.js';
import { Lines } from './lines.js';
import { useRequests } from './use-requests.js';

/** The requests between this Slack and the app, for app developers. */
export function RequestsDrawer({ onClose }: { onClose: () => void }) {
  const lines = useRequests();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const [opened, setOpened] = useState<number>();
  const shown = lines.filter((it) => isWanted(it, kind, text)).toReversed();
  return (
    <aside
      class="drawer"
      aria-label="Requests"
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <header class="drawer-head">
        <h2>Requests</h2>
        <Filter {...{ text, setText, kind, setKind }} />
        <Timings lines={lines} />
        <button type="button" class="quiet-button" aria-label="Close requests" title="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="drawer-body">
        <Lines lines={shown} opened={opened} onOpen={setOpened} />
        <Details number={opened} />
      </div>
    </aside>
  );
}

interface FilterProps {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly kind: Kind;
  readonly setKind: (kind: Kind) => void;
}

function Filter({ text, setText, kind, setKind }: FilterProps) {
  const id = useId();
  return (
    <>
      <input
        class="field-input small"
        type="search"
        aria-label="Filter requests"
        placeholder="Filter by name"
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div class="segments" role="radiogroup" aria-label="Kind">
        {KINDS.map(({ kind: one, label }) => (
          <label key={one}>
            <input type="radio" name={id} checked={one === kind} onChange={() => setKind(one)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </>
  );
}

function Timings({ lines }: { lines: readonly RequestLine[] }) {
  const found = acknowledgements(lines);
  if (!found) return <p class="timings">Nothing has been sent to the app.</p>;
  const { count, p50, p95, max } = found;
  return (
    <p class="timings">
      {count} acknowledged: p50 <b>{p50} ms</b>, p95 <b>{p95} ms</b>, max <b>{max} ms</b>
    </p>
  );
}
