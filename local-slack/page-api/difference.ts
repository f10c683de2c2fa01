/** The rows of one table that were sent, as JSON by ID. */
export type Sent = Map<string, string>;

/**
 * The rows added or changed since the last call, and null for removed ones. `rows` has all current rows whose ID starts
 * with `prefix`. Updates `sent`.
 */
export function difference<Row>(
  sent: Sent,
  rows: ReadonlyMap<string, Row>,
  prefix = '',
): Record<string, Row | null> | undefined {
  const changes: Record<string, Row | null> = {};
  for (const id of [...sent.keys()]) {
    if (!id.startsWith(prefix) || rows.has(id)) continue;
    changes[id] = null;
    sent.delete(id);
  }
  for (const [id, row] of rows) {
    const json = JSON.stringify(row);
    if (sent.get(id) === json) continue;
    changes[id] = row;
    sent.set(id, json);
  }
  return Object.keys(changes).length > 0 ? changes : undefined;
}
