import pg from 'pg';

/** A statement as it is sent to Postgres. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Returns the statements, with `begin` and `commit`, of each transaction of Hearth that commits while `work` runs. */
export async function recordTransactions(work: () => Promise<unknown>): Promise<Statement[][]> {
  const { query } = pg.Client.prototype;
  const open = new Map<pg.Client, Statement[]>();
  const done: Statement[][] = [];
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const statement = statementOf(args);
    if (statement.text.startsWith('begin;')) open.set(this, []);
    open.get(this)?.push(statement);
    if (statement.text === 'commit') {
      done.push(open.get(this) ?? []);
      open.delete(this);
    }
    return Reflect.apply(query, this, args);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return done;
}

/** Returns the same transactions, with only the text of each statement. */
export async function transactionsDuring(work: () => Promise<void>): Promise<string[][]> {
  return (await recordTransactions(work)).map((it) => it.map(({ text }) => text));
}

/** Reads the arguments of `Client.query`: a text or an object with one, and the values in either place. */
function statementOf([first, second]: readonly unknown[]): Statement {
  const config = first as { text?: string; values?: unknown[] } | undefined;
  const text = typeof first === 'string' ? first : (config?.text ?? '');
  return { text, values: Array.isArray(second) ? second : (config?.values ?? []) };
}
