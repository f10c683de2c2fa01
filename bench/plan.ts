import { z } from 'zod';
import type { Statement } from '../test/support/statements.js';
import type { Run } from './report.js';
import { connect } from './setup.js';

const node = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Shared Hit Blocks': z.number().default(0),
  'Shared Read Blocks': z.number().default(0),
  get Plans() {
    return z.array(node).default([]);
  },
});
type Node = z.infer<typeof node>;

const explained = z.tuple([z.object({ Plan: node })]);

/** A summary of the plan by which Postgres ran a statement. */
export interface Plan {
  readonly statement: string;
  /** Tables with a sequential scan. */
  readonly sequential: readonly string[];
  readonly indexes: readonly string[];
  /** The number of 8 kB pages that it read, from memory or from disk. */
  readonly pages: number;
}

/**
 * Runs a recorded transaction again, as the same role and with the same values, and rolls it back. Returns Postgres's
 * plan for each of its statements.
 */
export async function explain(url: string, transaction: readonly Statement[]): Promise<Plan[]> {
  const [begin, ...rest] = transaction;
  const statements = rest.filter(({ text }) => text !== 'commit');
  const client = await connect(url);
  try {
    await client.query(begin?.text ?? 'begin');
    const plans: Plan[] = [];
    for (const { text, values } of statements) {
      const { rows } = await client.query(`explain (analyze, buffers, format json) ${text}`, [...values]);
      const [{ Plan: root }] = explained.parse(rows[0]['QUERY PLAN']);
      plans.push({ statement: text, ...readNode(root) });
    }
    await client.query('rollback');
    return plans;
  } finally {
    await client.end();
  }
}

function readNode(root: Node): Omit<Plan, 'statement'> {
  const nodes = flatten(root);
  const sequential = nodes.filter((it) => it['Node Type'] === 'Seq Scan').map((it) => it['Relation Name'] ?? '');
  const indexes = nodes.flatMap((it) => it['Index Name'] ?? []);
  return {
    sequential: [...new Set(sequential)],
    indexes: [...new Set(indexes)],
    pages: root['Shared Hit Blocks'] + root['Shared Read Blocks'],
  };
}

function flatten(it: Node): Node[] {
  return [it, ...it.Plans.flatMap(flatten)];
}

/** Returns a text such as `reads 214 pages, by nudge_rounds_look`. */
export function planInWords({ indexes, sequential, pages }: Plan): string {
  const scans = sequential.map((table) => `the whole of ${table}`);
  return `reads ${pages.toLocaleString('en')} pages, by ${[...indexes, ...scans].join(', ')}`;
}

/** Prints the promise that none of these plans has a sequential scan. */
export function promiseNoScan(run: Run, plans: readonly Plan[]): void {
  const scanned = [...new Set(plans.flatMap(({ sequential }) => sequential))];
  const found = scanned.length > 0 ? ` (found: ${scanned.join(', ')})` : '';
  run.promise(`no sequential scan in ${plans.length} statements${found}`, scanned.length === 0);
}
