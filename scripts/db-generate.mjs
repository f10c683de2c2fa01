import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/** Generates the next migration from the `schema.ts` files. Requires `--name`, in lower snake case. */
const { values } = parseArgs({ options: { name: { type: 'string' } }, strict: false });
if (typeof values.name !== 'string' || !/^[a-z][a-z0-9_]*$/.test(values.name)) {
  console.error('Say what the migration does, in small letters: npm run db:generate -- --name add_thanks');
  process.exit(2);
}
const kit = ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', 'db/drizzle.config.ts', '--name', values.name];
process.exit(spawnSync(process.execPath, kit, { stdio: 'inherit' }).status ?? 1);
