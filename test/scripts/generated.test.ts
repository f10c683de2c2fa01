import { readFileSync } from 'node:fs';
import { generated } from '../../scripts/generated.js';

test.each(generated)('$path is as the code says; if not: npm run generate', async ({ path, render }) => {
  const current = readFileSync(path, 'utf8');
  expect(current).toBe(await render(current));
});
