import type { ExternalSelect, MultiExternalSelect } from '@slack/types';
import { useRef, useState } from 'preact/hooks';
import { useSurface } from '../blocks/surface.js';
import { useSlack } from '../live/slack.js';
import { fromOption, type Selectable } from './selectable.js';

/** Typing counts as paused after this time. */
const PAUSE_MS = 200;
/** Slack's default for `min_query_length`. */
const SHORTEST_QUERY = 3;

/** Loads options from the app for the typed text. */
export function useExternalOptions(blockId: string, element: ExternalSelect | MultiExternalSelect) {
  const { act } = useSlack();
  const { named: surface } = useSurface();
  const [selectable, setSelectable] = useState<readonly Selectable[]>([]);
  const [empty, setEmpty] = useState('');
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef('');
  const shortest = element.min_query_length ?? SHORTEST_QUERY;

  async function load(typed: string): Promise<void> {
    const asked = { surface, blockId, actionId: element.action_id ?? '', typed };
    const options = (await act('options', asked)) ?? [];
    if (latest.current !== typed) return;
    setSelectable(options.map((it) => fromOption(it)));
    setEmpty('Nothing matches');
  }

  function onType(typed: string): void {
    latest.current = typed;
    clearTimeout(waiting.current);
    setSelectable([]);
    setEmpty(typed.length < shortest ? `Type at least ${shortest} letters` : 'Looking…');
    if (typed.length < shortest) return;
    waiting.current = setTimeout(() => void load(typed), PAUSE_MS);
  }

  return { selectable, empty, onType };
}
