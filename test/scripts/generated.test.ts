import { readFileSync } from 'node:fs';
import { generated } from '../../scripts/generated.js';

test.each(generated)('$path is up to date with the code (if not: npm run generate)', async ({ path, render }) => {
  const current = readFileSync(path, 'utf8');
  expect(current).toBe(await render(current));
});
