import type pg from 'pg';

/** Runs a query and returns its rows. `Row` is not checked against them. */
export type Query = <Row extends pg.QueryResultRow>(query: string, values?: unknown[]) => Promise<Row[]>;
