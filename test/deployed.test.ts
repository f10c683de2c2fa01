import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { deployedContracts } from './support/contracts.js';
import { migrationHashes } from './support/migrations.js';

/**
 * Payloads that deployed versions have put into Slack and into the queue. Messages with buttons stay in Slack for ever,
 * and during a deploy the old and the new version receive each other's jobs. Entries are therefore never removed: an
 * entry that no longer parses is a button or a job that no longer works.
 */
const deployed = z
  .array(z.object({ kind: z.enum(['action', 'modal', 'job']), id: z.string(), carries: z.unknown() }))
  .parse(JSON.parse(readFileSync('test/deployed.json', 'utf8')));

test('every payload of a deployed version still parses', async () => {
  const known = await deployedContracts();
  const broken = deployed.filter(({ kind, id, carries }) => {
    const now = known.find((it) => it.kind === kind && it.id === id);
    return !now?.shape.safeParse(carries).success;
  });
  expect(broken).toEqual([]);
});

test('no migration that a database may have applied has changed, gone, or got another before it', () => {
  const listed: unknown = JSON.parse(readFileSync('test/migrations.json', 'utf8'));
  expect(migrationHashes()).toEqual(listed);
});
