import { createClock } from './clock.js';

const eight = new Date('2026-03-02T08:00:00Z');
const time = (date: Date) => date.toISOString().slice(11, 16);

test('a clock with a start time stands still until it is advanced', async () => {
  const clock = createClock({ start: eight });
  expect(clock.now()).toEqual(eight);
  await clock.advance({ hours: 3, minutes: 5 });
  expect(clock.now()).toEqual(new Date('2026-03-02T11:05:00Z'));
});

test('a clock without a start time ticks from now and can be stopped', () => {
  const clock = createClock();
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000);
  clock.tick(false);
  expect(clock.now()).toEqual(clock.now());
  clock.stop();
});

test('an advance moves in hops and awaits the listeners after each one', async () => {
  const clock = createClock({ start: eight, hop: { minutes: 30 } });
  const seen: string[] = [];
  clock.onAdvance(async (now) => {
    seen.push(`${time(now)} begins`);
    await new Promise(setImmediate);
    seen.push(`${time(now)} ends`);
  });
  await clock.advance({ minutes: 75 });
  expect(seen).toEqual(['08:30 begins', '08:30 ends', '09:00 begins', '09:00 ends', '09:15 begins', '09:15 ends']);
});

test('jobs that fall due during an advance run in order, each at its own time', async () => {
  const clock = createClock({ start: eight });
  const ran: string[] = [];
  clock.at(new Date('2026-03-02T08:20:00Z'), () => ran.push(`second at ${time(clock.now())}`));
  clock.at(new Date('2026-03-02T08:01:00Z'), () => ran.push(`first at ${time(clock.now())}`));
  const callOff = clock.at(new Date('2026-03-02T08:10:00Z'), () => ran.push('called off'));
  callOff();
  await clock.advance({ until: new Date('2026-03-02T09:00:00Z') });
  expect(ran).toEqual(['first at 08:01', 'second at 08:20']);
});

test('with a source of due times, an advance hops from one due time to the next', async () => {
  const clock = createClock({ start: eight });
  const seen: string[] = [];
  clock.onAdvance((now) => seen.push(time(now)));
  const due = [new Date('2026-03-02T08:20:00Z'), new Date('2026-03-03T09:00:00Z'), new Date('2026-03-09T09:00:00Z')];
  const stopAsking = clock.stopsAt(async (after) => due.find((it) => it > after));
  await clock.advance({ days: 2 });
  expect(seen).toEqual(['08:20', '09:00', '08:00']);
  stopAsking();
  await clock.advance({ minutes: 20 });
  expect(seen.slice(3)).toEqual(['08:15', '08:20']);
});

test('a jump goes in either direction and calls each listener once', async () => {
  const clock = createClock({ start: eight });
  const seen: string[] = [];
  clock.onAdvance((now) => seen.push(time(now)));
  await clock.set(new Date('2026-03-02T12:00:00Z'));
  await clock.set(new Date('2026-03-02T07:00:00Z'));
  expect(seen).toEqual(['12:00', '07:00']);
});

test('concurrent advances run one after another', async () => {
  const clock = createClock({ start: eight });
  await Promise.all([clock.advance({ minutes: 10 }), clock.advance({ minutes: 10 })]);
  expect(time(clock.now())).toBe('08:20');
});

test('a ticking clock runs due jobs by itself', async () => {
  const clock = createClock({ start: eight, ticking: true });
  await new Promise<void>((resolve) => clock.at(new Date(eight.getTime() + 20), resolve));
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(eight.getTime() + 20);
  clock.stop();
});
