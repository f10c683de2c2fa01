import { spawn } from 'node:child_process';

/** Runs Jest with the given arguments and checks the types at the same time. Fails if either fails. */
const codeOf = (child) => new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));

const types = spawn('npm run --silent typecheck', { shell: true });
let printed = '';
for (const stream of [types.stdout, types.stderr]) stream.on('data', (text) => (printed += text));

const esModules = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
// Each test file loads its modules again. With V8's default of 16 MB for new objects, a fifth of the time goes into
// copying them.
const memory = '--max-semi-space-size=128';
const args = [...esModules, memory, 'node_modules/jest/bin/jest.js', ...process.argv.slice(2)];
const jest = spawn(process.execPath, args, { stdio: 'inherit' });

const codes = await Promise.all([codeOf(types), codeOf(jest)]);
if (printed) console.error(`\nTypes:\n${printed}`);
process.exit(Math.max(...codes));
