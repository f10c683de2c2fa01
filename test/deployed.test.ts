import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { deployedContracts } from './support/contracts.js';

/**
 * What deployed versions put into Slack and into the queue. Messages with their buttons stay for ever, and while one version
 * takes over from another both find the other's jobs. So this file only grows: a line that stops passing is a button that stopped working.
 */
const deployed = z
  .array(z.object({ kind: z.enum(['action', 'modal', 'job']), id: z.string(), carries: z.unknown() }))
  .parse(JSON.parse(readFileSync('test/deployed.json', 'utf8')));

test('what every deployed version carries is still understood', async () => {
  const known = await deployedContracts();
  const broken = deployed.filter(({ kind, id, carries }) => {
    const now = known.find((it) => it.kind === kind && it.id === id);
    return !now?.shape.safeParse(carries).success;
  });
  expect(broken).toEqual([]);
});
