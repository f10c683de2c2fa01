import { readFileSync } from 'node:fs';

// Preloaded into a process whose clock has to jump. At each SIGUSR2, it reads the offset in milliseconds from the
// file that CLOCK_AHEAD names.
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
