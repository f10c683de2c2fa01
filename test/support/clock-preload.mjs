import { readFileSync } from 'node:fs';

// Loaded before anything else of a process whose machine's clock is to jump: at each SIGUSR2 to as many milliseconds ahead as the file says.
const Real = Date;
let ahead = 0;

globalThis.Date = class extends Real {
  constructor(...parts) {
    super(...(parts.length > 0 ? parts : [Real.now() + ahead]));
  }

  static now() {
    return Real.now() + ahead;
  }
};

process.on('SIGUSR2', () => {
  ahead = Number(readFileSync(process.env.CLOCK_AHEAD, 'utf8'));
});
