// The baseline of starting up: a process that connects to Postgres and listens. Prints the port that it answers on.
import { createServer } from 'node:http';
import pg from 'pg';

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query('select 1');
const server = createServer((_, response) => response.end()).listen(0, () => {
  process.stdout.write(`${server.address().port}\n`);
});
