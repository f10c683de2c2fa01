import { spawnSync } from 'node:child_process';

test.each([[[]], [['--name']], [['--name', 'Add thanks']], [['--name', '../x']]])(
  'db:generate refuses the arguments %j, because they have no valid name',
  (words) => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/db-generate.mjs', ...words], { encoding: 'utf8' });
    expect([status, stderr.trim()]).toEqual([
      2,
      'Say what the migration does, in small letters: npm run db:generate -- --name add_thanks',
    ]);
  },
);
