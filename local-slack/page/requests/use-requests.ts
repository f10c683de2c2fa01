import { useEffect, useState } from 'preact/hooks';
import type { RequestLine } from '../../page-api/shown-requests.js';
import { useSlack } from '../live/slack.js';

const NONE: readonly RequestLine[] = [];

/** All requests of the workspace, oldest first. */
export function useRequests(): readonly RequestLine[] {
  const { snapshot, workspace } = useSlack();
  const team = workspace.id;
  const [lines, setLines] = useState(NONE);
  const count = snapshot.requests.get('') ?? 0;
  const last = lines.at(-1)?.number ?? 0;
  useEffect(() => setLines(NONE), [team]);
  useEffect(() => {
    let isOver = false;
    const add = (more: readonly RequestLine[]) => {
      if (!isOver && more.length > 0) setLines((before) => [...before, ...more]);
    };
    if (count > last) void load(team, last).then(add);
    return () => {
      isOver = true;
    };
  }, [team, count, last]);
  return lines;
}

async function load(team: string, after: number): Promise<readonly RequestLine[]> {
  const response = await fetch(`/page/requests?${new URLSearchParams({ team, after: String(after) })}`);
  return response.ok ? response.json() : NONE;
}
