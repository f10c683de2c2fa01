import { csvOf } from '../../../core/csv.js';

/** A case as the log shows it. It has no words of the message, no notes, and no names but of those who handled it. */
export interface Logged {
  readonly caseId: string;
  readonly openedAt: Date;
  readonly where: string;
  readonly rules: readonly string[];
  readonly state: string;
  readonly acts: readonly { readonly act: string; readonly name: string | undefined; readonly at: Date }[];
}

/** Returns the log as CSV, one row for each act, in UTC. */
export function csvOfLog(columns: readonly string[], log: readonly Logged[]): string {
  const rows = log.flatMap(({ caseId, openedAt, where, rules, state, acts }) => {
    const about = [caseId, openedAt.toISOString(), where, rules.join(' / '), state];
    if (acts.length === 0) return [[...about, '', '', '']];
    return acts.map(({ act, name = '', at }) => [...about, act, name, at.toISOString()]);
  });
  return csvOf(columns, rows);
}
