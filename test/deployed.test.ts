import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { contractModules } from './support/contracts.js';

/**
 * What deployed versions put into Slack and into the queue. Messages with their buttons stay for ever, and while one version
 * takes over from another both find the other's jobs. So this file only grows: a line that stops passing is a button that stopped working.
 */
const deployed = z
  .array(z.object({ kind: z.enum(['action', 'modal', 'job']), id: z.string(), carries: z.unknown() }))
  .parse(JSON.parse(readFileSync('test/deployed.json', 'utf8')));

const contract = z.union([
  z
    .object({ kind: z.enum(['action', 'modal']), id: z.string(), carry: z.instanceof(z.ZodType) })
    .transform(({ kind, id, carry }) => ({ kind, id, shape: carry })),
  z
    .object({ name: z.string(), payload: z.instanceof(z.ZodType), dedupeKey: z.function() })
    .transform(({ name, payload }) => ({ kind: 'job' as const, id: name, shape: payload })),
]);

async function contracts() {
  return (await contractModules()).flatMap((module) =>
    Object.values(module).flatMap((it) => contract.safeParse(it).data ?? []),
  );
}

test('what every deployed version carries is still understood', async () => {
  const known = await contracts();
  const broken = deployed.filter(({ kind, id, carries }) => {
    const now = known.find((it) => it.kind === kind && it.id === id);
    return !now?.shape.safeParse(carries).success;
  });
  expect(broken).toEqual([]);
});

test('whatever is deployed from now on is in the list', async () => {
  const missing = (await contracts()).filter(
    ({ kind, id }) => !deployed.some((it) => it.kind === kind && it.id === id),
  );
  expect(missing.map(({ kind, id }) => `${kind} ${id}`)).toEqual([]);
});
