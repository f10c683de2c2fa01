import { createAgenda } from './agenda.js';

interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** Slack's clock. Messages, events and retries use it; signatures, triggers and the 3 s ack limit use real time. */
export interface SettableClock {
  /** Does not use `this`, so it can be passed to an app as its clock. */
  now(): Date;
  /** Advances in hops. Each hop runs the due jobs and awaits every listener. */
  advance(by: Duration | { readonly until: Date }): Promise<void>;
  /** Jumps at once, in either direction. Runs due jobs, then awaits each listener once. */
  set(to: Date): Promise<void>;
  /** Called with the new time after every hop and jump. Returns a function that unsubscribes. */
  onAdvance(listener: (now: Date) => unknown): () => void;
  /**
   * Registers a source of due times outside of Slack, which is called before each hop. While there is one, an advance
   * hops from one due time to the next instead of by the longest hop. Returns a function that removes the source.
   */
  stopsAt(next: (after: Date) => Promise<Date | undefined>): () => void;
  /** Runs a job at this time. Returns a function that cancels it. */
  at(when: Date, run: () => unknown): () => void;
  readonly ticking: boolean;
  /** Starts or stops ticking at the speed of real time. */
  tick(ticking: boolean): void;
  /** Cancels all jobs and removes all listeners. */
  stop(): void;
}

export interface ClockSettings {
  readonly start?: Date;
  /** Defaults to true unless `start` is given. */
  readonly ticking?: boolean;
  /** The longest hop of an advance. Defaults to 15 minutes. */
  readonly hop?: Duration;
}

const LONGEST_TIMEOUT = 2 ** 31 - 1;

export function createClock({
  start,
  ticking = start === undefined,
  hop = { minutes: 15 },
}: ClockSettings = {}): SettableClock {
  const hand = createHand((start ?? new Date()).getTime(), ticking);
  const agenda = createAgenda();
  const listeners = new Set<(now: Date) => unknown>();
  const nexts = new Set<(after: Date) => Promise<Date | undefined>>();
  const inTurn = oneAfterTheOther();
  const now = () => new Date(hand.read());
  let alarm: NodeJS.Timeout | undefined;

  async function runDue(): Promise<void> {
    await agenda.runUntil(hand.read);
    setAlarm();
  }

  function setAlarm(): void {
    clearTimeout(alarm);
    const next = agenda.next();
    if (!hand.ticking || next === undefined) return;
    alarm = setTimeout(runDue, Math.min(Math.max(next - hand.read(), 0), LONGEST_TIMEOUT)).unref();
  }

  async function moveTo(ms: number): Promise<void> {
    hand.place(ms);
    await runDue();
    for (const listener of listeners) await listener(now());
  }

  async function travel(target: number): Promise<void> {
    while (hand.read() < target) {
      const stop = Math.min(target, await nextStop(target), agenda.next() ?? target);
      await moveTo(Math.max(stop, hand.read()));
    }
  }

  async function nextStop(target: number): Promise<number> {
    if (nexts.size === 0) return hand.read() + milliseconds(hop);
    const stops = await Promise.all([...nexts].map((next) => next(now())));
    return Math.min(...stops.map((it) => it?.getTime() ?? target));
  }

  return {
    now,
    advance: (by) => inTurn(() => travel('until' in by ? by.until.getTime() : hand.read() + milliseconds(by))),
    set: (to) => inTurn(() => moveTo(to.getTime())),
    onAdvance(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stopsAt(next) {
      nexts.add(next);
      return () => nexts.delete(next);
    },
    at(when, run) {
      const callOff = agenda.add(when.getTime(), run);
      setAlarm();
      return callOff;
    },
    get ticking() {
      return hand.ticking;
    },
    tick(ticking) {
      hand.tick(ticking);
      setAlarm();
    },
    stop() {
      agenda.clear();
      listeners.clear();
      nexts.clear();
      clearTimeout(alarm);
    },
  };
}

/** The current time, either fixed or moving in real time. */
function createHand(start: number, isTicking: boolean) {
  let [base, since, ticking] = [start, Date.now(), isTicking];
  const read = () => (ticking ? base + Date.now() - since : base);
  const place = (ms: number) => {
    [base, since] = [ms, Date.now()];
  };
  return {
    read,
    place,
    get ticking() {
      return ticking;
    },
    tick(on: boolean) {
      place(read());
      ticking = on;
    },
  };
}

/** Returns a function that queues async work and runs it in order. */
function oneAfterTheOther(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}

function milliseconds({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): number {
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
