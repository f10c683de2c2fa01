import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { generated } from './generated.js';

const changed: string[] = [];
for (const { path, render } of generated) {
  const current = readFileSync(path, 'utf8');
  const wanted = await render(current);
  if (wanted === current) continue;
  writeFileSync(path, wanted);
  changed.push(path);
}
if (changed.length > 0) {
  execFileSync('git', ['--no-pager', 'diff', '--', ...changed], { stdio: 'inherit' });
  console.log(`\nCommit this if you agree with it. If you do not: git restore ${changed.join(' ')}`);
} else console.log('Nothing has changed.');
