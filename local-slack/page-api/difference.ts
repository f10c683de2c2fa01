/** What was sent of one table: by id, the row as JSON. */
export type Sent = Map<string, string>;

/**
 * The rows that are new or changed since they were last sent, and null for those that are gone. `rows` are all rows
 * there are whose id begins with `prefix`. Notes in `sent` what it returns.
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
