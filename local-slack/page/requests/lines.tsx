import type { RequestLine } from '../../page-api/shown-requests.js';
import { useSlack } from '../live/slack.js';
import { Icon } from '../ui/icon.js';

interface Props {
  readonly lines: readonly RequestLine[];
  readonly opened: number | undefined;
  readonly onOpen: (number: number) => void;
}

/** The maximum number of lines. Filtering finds the others. */
const MOST = 300;

const KIND_NAMES = { call: 'API', event: 'Event', interaction: 'Action', command: 'Command', options: 'Options' };

/** A list of requests, newest first. */
export function Lines({ lines, opened, onOpen }: Props) {
  const { viewer } = useSlack();
  if (lines.length === 0) return <p class="empty">Nothing here.</p>;
  const time = { timeZone: viewer.zone, hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  return (
    <ul class="request-lines" aria-label="Requests, the newest first">
      {lines.slice(0, MOST).map((it) => (
        <li key={it.number}>
          <button
            type="button"
            class="request-line"
            aria-current={it.number === opened ? 'true' : undefined}
            onClick={() => onOpen(it.number)}
          >
            <time>{new Date(it.at).toLocaleTimeString('sv-SE', time)}</time>
            <span class="badge">{KIND_NAMES[it.kind]}</span>
            <span class="request-name">{it.name}</span>
            <Outcome line={it} />
            <span class="ms">{it.ms} ms</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Outcome({ line }: { line: RequestLine }) {
  if (line.failure !== undefined) {
    return (
      <span class="outcome failed">
        <Icon name="warning" /> {line.failure}
      </span>
    );
  }
  return (
    <span class="outcome">
      {line.warnings > 0 ? <Icon name="warning" /> : <Icon name="check" />}{' '}
      {line.warnings > 0 ? 'warned' : (line.status ?? 'ok')}
    </span>
  );
}
