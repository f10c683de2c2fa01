import type { Table, Tables, Update } from '../../page-api/shown.js';

/** The rows on the page, by table and ID. Tables and rows that an update does not change stay the same objects. */
export type Snapshot = { readonly [T in Table]: ReadonlyMap<string, Tables[T]> };

export const nothing: Snapshot = {
  workspace: new Map(),
  clock: new Map(),
  user: new Map(),
  channel: new Map(),
  message: new Map(),
  view: new Map(),
  notice: new Map(),
  guide: new Map(),
  requests: new Map(),
};

export function applied(before: Snapshot, update: Update): Snapshot {
  return {
    workspace: merged(before.workspace, update.workspace),
    clock: merged(before.clock, update.clock),
    user: merged(before.user, update.user),
    channel: merged(before.channel, update.channel),
    message: merged(before.message, update.message),
    view: merged(before.view, update.view),
    notice: merged(before.notice, update.notice),
    guide: merged(before.guide, update.guide),
    requests: merged(before.requests, update.requests),
  };
}

function merged<Row>(
  before: ReadonlyMap<string, Row>,
  changes: Readonly<Record<string, Row | null>> | undefined,
): ReadonlyMap<string, Row> {
  if (!changes) return before;
  const after = new Map(before);
  for (const [id, row] of Object.entries(changes)) {
    if (row === null) after.delete(id);
    else after.set(id, row);
  }
  return after;
}
