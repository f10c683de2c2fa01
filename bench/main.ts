import { benchActivity } from './activity.js';
import { benchHeld } from './held.js';
import { benchHome } from './home.js';
import { benchIntake } from './intake.js';
import { benchMemory } from './memory.js';
import { benchNudges } from './nudges.js';
import { benchRate } from './rate.js';
import { scope } from './scope.js';
import { benchStart } from './start.js';
import { benchSurvive } from './survive.js';
import { benchSweep } from './sweep.js';

const benches = {
  intake: benchIntake,
  memory: benchMemory,
  home: benchHome,
  sweep: benchSweep,
  activity: benchActivity,
  nudges: benchNudges,
  start: benchStart,
  rate: benchRate,
  held: benchHeld,
  survive: benchSurvive,
};

const asked = process.argv.slice(2);
const names = Object.keys(benches).filter((name) => asked.length === 0 || asked.includes(name));
for (const name of names) {
  process.stdout.write(`\n${name} (again: npm run bench -- ${name})\n`);
  for (const line of await scope(benches[name as keyof typeof benches])) process.stdout.write(`  ${line}\n`);
}
